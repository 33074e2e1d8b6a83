import { example, IMAGE, OTHER_IMAGE, VERSION } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { EXAMPLE_SUBSCRIPTION, exampleVersionId, plannedSources } from "../check/facts/planned-versions";
import { defineRule } from "../check/rule";
import { mayBeIn } from "../plan/unread";
import { shown } from "../text/wording";

interface OutsideHome {
  readonly from: string;
  readonly home: string;
}

/** A warning: the copy may exist already, from a time when its source was there. A state's versions do exist. */
export const sourceVersionOutsideHome = defineRule<ItemFault<OutsideHome>>({
  id: "source-version-outside-home",
  severity: "warning",
  section: "versions",
  summary: "a version made from one that is not replicated to its home region",
  why: "Azure makes a version in its home region, from a source that is there: it would refuse the copy at apply.",
  source: "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images",
  find: (context) => {
    const sourceOf = plannedSources(context);
    return imageFaults<OutsideHome>(
      context.plans.filter(({ foundIn = "configuration" }) => foundIn === "configuration"),
      (item) => {
        const source = sourceOf(item);
        const { home } = item.version;
        if (!source?.version || source.version === item.version || home === "") return undefined;
        if (source.version.targetRegions.some(({ name }) => name === home) || mayBeIn(source.version, home))
          return undefined;
        return { from: source.subject, home, at: [...item.at, "source", "galleryImageVersion"] };
      },
      ({ from, home }) => JSON.stringify([from, home]),
    );
  },
  problem: (fault) =>
    `${fault.owner}: ${ofVersions(fault)} would be made in ${shown(fault.home)} from ${shown(fault.from)}, which the plan does not keep there; Azure makes a version from a source in its home region`,
  help: ({ from, home }) =>
    `keep ${shown(from)} in ${shown(home)} until its copy is published, or set the \`location\` of the copy to a region of ${shown(from)}; if the copy exists, acknowledge this`,
  bad: [copiedTo("francecentral")],
  good: [copiedTo("West Europe")],
});

function copiedTo(location: string) {
  const source = { galleryImageVersion: exampleVersionId("contoso_images", "1.3.0", "debian-12") };
  const placement = { [location]: 1 };
  return example({
    gallery: { subscription: EXAMPLE_SUBSCRIPTION },
    spec: {
      images: {
        "ubuntu-2404": { ...IMAGE, versions: { "1.3.0": { source, location, placement } } },
        "debian-12": { ...OTHER_IMAGE, versions: { "1.3.0": VERSION } },
      },
    },
  });
}
