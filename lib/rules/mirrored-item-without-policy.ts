import { mirrorExample, mirrors } from "../check/facts/mirrors";
import { defineRule, type Violation } from "../check/rule";
import { ITEM_SECTIONS, type ItemKind } from "../spec/item-kind";
import { mirroredNames, policyOf } from "../spec/mirrors";
import { counted, firstFew } from "../text/wording";

interface MirroredItemWithoutPolicy extends Violation {
  readonly subject: string;
  readonly kind: ItemKind;
  readonly names: readonly string[];
}

export const mirroredItemWithoutPolicy = defineRule<MirroredItemWithoutPolicy>({
  id: "mirrored-item-without-policy",
  severity: "error",
  section: "mirrors",
  summary: "a mirror has images or applications for which it names no policy",
  why: "The gallery's policy is about other regions, so nothing of it holds in the mirror, and without one the plan knows no region for a version.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const { plan, gallery, at, subject, mirror } of mirrors(plans)) {
      if (mirror.removed === true) continue;
      for (const kind of Object.keys(ITEM_SECTIONS) as ItemKind[]) {
        const names = mirroredNames(gallery.spec, mirror, kind).filter(
          (name) => policyOf(mirror, kind, name) === undefined,
        );
        if (names.length > 0) yield { plan, at: [...at, "policy", ITEM_SECTIONS[kind]], subject, kind, names };
      }
    }
  },
  problem: ({ subject, kind, names }) =>
    `${subject} names no policy for ${counted(names.length, kind)} (${firstFew(names)})`,
  help: ({ kind }) => `set \`default\` in its \`policy\`, or name one there for each ${kind}`,
  bad: [mirrorExample({ policy: {} })],
  good: [mirrorExample({ policy: { default: "dr" } })],
});
