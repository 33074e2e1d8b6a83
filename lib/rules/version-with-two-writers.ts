import { example } from "../check/facts/examples";
import { EXAMPLE_SUBSCRIPTION } from "../check/facts/planned-versions";
import { plannedTwice } from "../check/facts/planned-twice";
import { defineRule, type Violation } from "../check/rule";
import { counted, firstFew } from "../text/wording";

interface TwoWriters extends Violation {
  readonly subject: string;
  readonly versions: readonly string[];
}

/** A warning: whoever creates the version may leave its regions alone. Other definitions in two places are an error. */
export const versionWithTwoWriters = defineRule<TwoWriters>({
  id: "version-with-two-writers",
  severity: "warning",
  section: "versions",
  summary: "a version that one spec creates and another one lists as published",
  why: "Azure takes the target regions of a version as one whole list, and knows no conflict: the last apply wins, and takes away the regions that only the other one wrote.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery",
  *find({ plans }) {
    for (const { published, shared } of plannedTwice(plans)) {
      if (published) yield { plan: published.plan, at: published.at, subject: published.subject, versions: shared };
    }
  },
  problem: ({ subject, versions }) =>
    `${subject}: ${counted(versions.length, "version")} (${firstFew(versions)}) published here ${versions.length === 1 ? "is" : "are"} created in another spec of the app; both write all regions of a version, and each apply takes away what only the other wrote`,
  help: () =>
    "keep each version in one spec; if the Terraform that creates it ignores changes of its target regions, acknowledge this",
  bad: [example({ gallery: { subscription: EXAMPLE_SUBSCRIPTION } }), published("1.3.0")],
  good: [published("1.2.0")],
});

function published(version: string) {
  const image = { policy: "fleet", existing: true, versions: { [version]: { source: { published: true } } } } as const;
  return example({
    gallery: { existing: true, subscription: EXAMPLE_SUBSCRIPTION },
    spec: { images: { "ubuntu-2404": image } },
  });
}
