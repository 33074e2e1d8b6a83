import { example, OTHER_IMAGE } from "../check/facts/examples";
import { definitions } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { earlierInSameGallery } from "../check/facts/same-gallery";

interface DefinitionPlannedTwice extends Violation {
  readonly subject: string;
  readonly isSameSpec: boolean;
  readonly first: string;
}

/** `existing` does not help: versions are ranked per definition, so one plan must have all of them. */
export const definitionPlannedTwice = defineRule<DefinitionPlannedTwice>({
  id: "definition-planned-twice",
  severity: "error",
  section: "definitions",
  summary: "the versions of one definition are planned in two places",
  why: "A policy ranks all versions of a definition together; in two places each plan ranks only its own, and keeps too many of them or the wrong ones.",
  source: "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images",
  *find({ plans }) {
    const earlier = earlierInSameGallery<Violation & { subject: string }>();
    for (const { plan, definition, at, subject } of definitions(plans)) {
      const first = earlier(plan, definition.name, { plan, at, subject });
      if (first) yield { plan, at, subject, isSameSpec: first.plan === plan, first: first.subject };
    }
  },
  problem: ({ subject, isSameSpec, first }) =>
    isSameSpec
      ? `${subject} is the same definition as ${first}: Azure compares names without capitals`
      : `${subject} is planned twice, in two specs of one app`,
  help: () => "keep all versions of a definition under one name in one spec: they are ranked together",
  bad: [example(), example({ gallery: { existing: true } })],
  good: [example(), example({ gallery: { existing: true }, spec: { images: { "debian-12": OTHER_IMAGE } } })],
});
