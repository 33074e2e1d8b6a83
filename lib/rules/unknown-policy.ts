import type { SpecPath } from "../spec/finding";
import { certainName, didYouMean } from "../text/nearest";
import { byCodeUnit } from "../text/order";
import type { GalleryPlan } from "../plan/plan";
import { example } from "../check/facts/examples";
import { mirrors, type MirrorItem } from "../check/facts/mirrors";
import { items } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { firstFew, quoted } from "../text/wording";

interface UnknownPolicy extends Violation {
  readonly subject: string;
  readonly name: string;
  readonly known: readonly string[];
}

export const unknownPolicy = defineRule<UnknownPolicy>({
  id: "unknown-policy",
  severity: "error",
  section: "definitions",
  summary: "an image, an application, a gallery or a mirror names a policy that the spec does not have",
  why: "The plan would go on as if no policy were named: every version in its home region only, with one replica.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const plan of plans) {
      const known = Object.keys(plan.spec.policies ?? {}).sort(byCodeUnit);
      const names = new Set(known);
      for (const { at, subject, name } of references(plan)) {
        if (!names.has(name)) yield { plan, at, subject, name, known };
      }
    }
    for (const mirror of mirrors(plans)) {
      const known = Object.keys(mirror.gallery.spec.policies ?? {}).sort(byCodeUnit);
      for (const { at, name } of policiesOf(mirror)) {
        if (!known.includes(name)) yield { plan: mirror.plan, at, subject: mirror.subject, name, known };
      }
    }
  },
  problem: ({ subject, name, known }) =>
    `${subject} names policy ${quoted(name)}; ${known.length === 0 ? "there are no policies" : `the policies are ${firstFew(known, 6)}`}`,
  help: ({ name, known }) => `${didYouMean(name, known) ?? "name one of them"}, or add ${quoted(name)} to \`policies\``,
  fix: ({ at, name, known }) => {
    const to = certainName(name, known);
    return to === undefined ? [] : [{ kind: "value", at, to }];
  },
  bad: [example({ image: { policy: "flet" } })],
  good: [example({ image: { policy: "fleet" } })],
});

function* references(plan: GalleryPlan): Iterable<{ at: SpecPath; subject: string; name: string }> {
  const { policy, name: gallery } = plan.spec.gallery;
  if (policy !== undefined) yield { at: ["gallery", "policy"], subject: gallery, name: policy };
  if (plan.mirrorOf) return; // its items have the policies that the mirror names
  for (const { definition, at, subject } of items([plan])) {
    const name = definition.spec.policy;
    if (name !== undefined) yield { at: [...at, "policy"], subject, name };
  }
}

/** Yields the names of policies in the settings of a mirror. */
function* policiesOf({ at, mirror: { policy } }: MirrorItem): Iterable<{ at: SpecPath; name: string }> {
  const { default: others, ...byName } = typeof policy === "string" ? {} : policy;
  if (typeof policy === "string") yield { at: [...at, "policy"], name: policy };
  if (others !== undefined) yield { at: [...at, "policy", "default"], name: others };
  for (const [section, names] of Object.entries(byName)) {
    for (const [item, name] of Object.entries(names)) yield { at: [...at, "policy", section, item], name };
  }
}
