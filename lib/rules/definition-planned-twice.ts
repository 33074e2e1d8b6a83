import { applicationExample, example, OTHER_IMAGE } from "../check/facts/examples";
import { DEFINITION_WORDS, items } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { withArticle } from "../text/wording";
import { earlierInSameGallery } from "../check/facts/same-gallery";
import { ITEM_SECTIONS, type ItemKind } from "../spec/item-kind";

interface DefinitionPlannedTwice extends Violation {
  readonly kind: ItemKind;
  readonly subject: string;
  readonly isSameSpec: boolean;
  readonly first: string;
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
    const earlier = earlierInSameGallery<Violation & { subject: string }>();
    for (const { plan, definition, at, subject } of items(plans)) {
      const { kind, name } = definition;
      const first = earlier(plan, `${ITEM_SECTIONS[kind]}/${name}`, { plan, at, subject });
      if (first) yield { plan, at, kind, subject, isSameSpec: first.plan === plan, first: first.subject };
    }
  },
  problem: ({ kind, subject, isSameSpec, first }) =>
    isSameSpec
      ? `${subject} is the same ${DEFINITION_WORDS[kind]} as ${first}: Azure compares names without capitals`
      : `${subject} is planned twice, in two specs of one app`,
  help: ({ kind }) =>
    `keep all versions of ${withArticle(DEFINITION_WORDS[kind])} under one name in one spec: they are ranked together`,
  bad: [example(), example({ gallery: { existing: true } })],
  good: [
    example(),
    example({ gallery: { existing: true }, spec: { images: { "debian-12": OTHER_IMAGE } } }),
    applicationExample({ gallery: { name: "contoso_apps" } }),
  ],
});
