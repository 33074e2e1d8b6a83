import { applicationExample, example, OTHER_IMAGE } from "../check/facts/examples";
import { DEFINITION_WORDS } from "../check/facts/items";
import { plannedTwice } from "../check/facts/planned-twice";
import { defineRule, type Violation } from "../check/rule";
import type { ItemKind } from "../spec/item-kind";
import { counted, firstFew, withArticle } from "../text/wording";

interface DefinitionPlannedTwice extends Violation {
  readonly kind: ItemKind;
  readonly subject: string;
  readonly isSameSpec: boolean;
  readonly first: string;
  /** The versions that both specs have. */
  readonly shared: readonly string[];
}

/** `existing` does not help: versions are ranked per definition, so one plan must have all of them. */
export const definitionPlannedTwice = defineRule<DefinitionPlannedTwice>({
  id: "definition-planned-twice",
  severity: "error",
  section: "definitions",
  summary: "the versions of one definition or application are planned in two places",
  why: "A policy ranks all versions of a definition together; in two places each plan ranks only its own, and keeps too many of them or the wrong ones.",
  source: "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images",
  *find({ plans }) {
    for (const { item, first, shared, published } of plannedTwice(plans)) {
      const { plan, at, subject } = item;
      if (plan.mirrorOf !== undefined && plan.mirrorOf === first.plan.spec) continue; // the mirror has the gallery's name
      const { kind } = item.definition;
      if (!published) yield { plan, at, kind, subject, isSameSpec: first.plan === plan, first: first.subject, shared };
    }
  },
  problem: ({ kind, subject, isSameSpec, first, shared }) =>
    isSameSpec
      ? `${subject} is the same ${DEFINITION_WORDS[kind]} as ${first}: Azure compares names without capitals`
      : `${subject} is planned twice, in two specs of one app${writtenTwice(shared)}`,
  help: ({ kind }) =>
    `keep all versions of ${withArticle(DEFINITION_WORDS[kind])} under one name in one spec: they are ranked together`,
  bad: [example(), example({ gallery: { existing: true } })],
  good: [
    example(),
    example({ gallery: { existing: true }, spec: { images: { "debian-12": OTHER_IMAGE } } }),
    applicationExample({ gallery: { name: "contoso_apps" } }),
  ],
});

/** Says that two writers of a version take away each other's regions. */
function writtenTwice(shared: readonly string[]): string {
  if (shared.length === 0) return "";
  return `; both write ${counted(shared.length, "version")} (${firstFew(shared)}), and each apply takes away the regions that only the other wrote`;
}
