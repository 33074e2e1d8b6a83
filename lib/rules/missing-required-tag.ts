import { example, VERSION } from "../check/facts/examples";
import { itemFaults, ofVersions } from "../check/facts/item-faults";
import { taggedItems, type Tags } from "../check/facts/tagged";
import { defineRule, type Violation } from "../check/rule";
import { firstFew, quoted } from "../text/wording";

interface MissingTags {
  readonly missing: readonly string[];
}

interface MissingRequiredTag extends Violation, MissingTags {
  readonly subject: string;
}

/** Azure hands no tags down: each resource has its own. What a pipeline publishes is not tagged here. */
export const missingRequiredTag = defineRule<MissingRequiredTag>({
  id: "missing-required-tag",
  severity: "error",
  section: "a team's own checks",
  summary: "a gallery, an image, an application or a version without a tag that `checks.requiredTags` lists",
  why: "Resources inherit no tags. Replicas are billed on the version, so a bill is booked by the version's tags.",
  source: "https://learn.microsoft.com/azure/azure-resource-manager/management/tag-policies",
  *find({ plans, checks }) {
    for (const { plan, at, subject, tags, isExisting } of taggedItems(plans)) {
      const missing = isExisting ? [] : missingIn(tags, checks(plan).requiredTags);
      if (missing.length > 0) yield { plan, at, subject, missing };
    }
    const ofItemVersions = itemFaults<MissingTags>(
      plans,
      ({ plan, version: { spec }, at }) => {
        const isPublished = "published" in spec && spec.published === true;
        const missing = isPublished ? [] : missingIn(spec.tags, checks(plan).requiredTags);
        return missing.length > 0 ? { missing, at } : undefined;
      },
      ({ missing }) => JSON.stringify(missing),
    );
    for (const fault of ofItemVersions) yield { ...fault, subject: `${ofVersions(fault)} of ${fault.owner}` };
  },
  problem: ({ subject, missing }) =>
    `${subject} must have the ${missing.length === 1 ? "tag" : "tags"} ${firstFew(missing.map(quoted), missing.length)}`,
  help: ({ missing }) => `add ${missing.length === 1 ? "it" : "them"} to \`tags\``,
  bad: [tagged({ team: "images" }, {})],
  good: [tagged({ team: "images" })],
});

function missingIn(tags: Tags = {}, required: readonly string[] = []): string[] {
  // Azure compares keys of tags without capitals.
  const keys = new Set(Object.keys(tags).map((key) => key.toLowerCase()));
  return required.filter((key) => !keys.has(key.toLowerCase()));
}

function tagged(tags: Tags, ofVersion: Tags = { Team: "images" }) {
  return example({
    spec: { checks: { requiredTags: ["team"] } },
    gallery: { tags },
    image: { tags: { team: "images" }, versions: { "1.3.0": { ...VERSION, tags: ofVersion } } },
  });
}
