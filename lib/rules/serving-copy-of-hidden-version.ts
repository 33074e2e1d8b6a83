import { example, IMAGE, OTHER_IMAGE, VERSION } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { EXAMPLE_SUBSCRIPTION, exampleVersionId, plannedSources } from "../check/facts/planned-versions";
import { defineRule } from "../check/rule";
import type { VersionPlan } from "../plan/plan";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import { shown } from "../text/wording";

/** The reason why a version is excluded from `latest` everywhere; `hidden` where only Terraform's flag is known. */
type Hidden = "withdrawn" | "candidate" | "hidden";

interface HiddenSource {
  readonly from: string;
  readonly kind: Hidden;
}

/** A warning: a candidate may have been tried, and somebody may want the copy of a bad version. */
export const servingCopyOfHiddenVersion = defineRule<ItemFault<HiddenSource>>({
  id: "serving-copy-of-hidden-version",
  severity: "warning",
  section: "versions",
  summary: "a version that serves, made from a candidate or a withdrawn version",
  why: "A copy has the disk of its source. What keeps the source from being `latest` concerns the copy too, and nothing in Azure says so.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery",
  find: (context) => {
    const sourceOf = plannedSources(context);
    return imageFaults<HiddenSource>(
      context.plans,
      (item) => {
        if (item.version.excludeFromLatest) return undefined;
        const source = sourceOf(item);
        if (!source?.version?.excludeFromLatest) return undefined;
        // A retired version is old, not bad.
        if (source.version.spec.retired && !source.version.spec.withdrawn) return undefined;
        const kind = kindOf(source.version);
        return { from: source.subject, kind, at: [...item.at, "source", "galleryImageVersion"] };
      },
      ({ from, kind }) => JSON.stringify([from, kind]),
    );
  },
  problem: (fault) =>
    `${fault.owner}: ${ofVersions(fault)} can become latest, but ${fault.versions.length === 1 ? "is" : "are"} made from ${shown(fault.from)}, ${WORDS[fault.kind]}`,
  help: ({ from, kind }) =>
    kind === "withdrawn"
      ? "withdraw the copy too, and make a version from a source that is good"
      : `let ${shown(from)} serve first, or make the copy a candidate (\`state: candidate\`)`,
  bad: [copyOf({ withdrawn: { reason: "boots slowly" } })],
  good: [copyOf({})],
});

const WORDS: Readonly<Record<Hidden, string>> = {
  withdrawn: "which is withdrawn",
  candidate: "which is a candidate",
  hidden: "which is excluded from latest",
};

function kindOf({ spec }: VersionPlan): Hidden {
  if (spec.withdrawn) return "withdrawn";
  return spec.state === "candidate" ? "candidate" : "hidden";
}

function copyOf(version: Partial<ImageVersionSpec>) {
  const source = { galleryImageVersion: exampleVersionId("contoso_images", "1.3.0", "debian-12") };
  return example({
    gallery: { subscription: EXAMPLE_SUBSCRIPTION },
    spec: {
      images: {
        "ubuntu-2404": { ...IMAGE, versions: { "1.3.0": { source } } },
        "debian-12": { ...OTHER_IMAGE, versions: { "1.3.0": { ...VERSION, ...version }, "1.2.0": VERSION } },
      },
    },
  });
}
