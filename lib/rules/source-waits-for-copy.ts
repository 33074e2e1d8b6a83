import { example, VERSION } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { EXAMPLE_SUBSCRIPTION, exampleVersionId } from "../check/facts/planned-versions";
import { defineRule } from "../check/rule";
import { isPublishedElsewhere } from "../plan/provider";
import { sourceOrderOf } from "../plan/source-order";
import { shown } from "../text/wording";

interface WaitingSource {
  readonly from: string;
}

/** A warning: the source may exist already. A state, and a version of a pipeline, do exist. */
export const sourceWaitsForCopy = defineRule<ItemFault<WaitingSource>>({
  id: "source-waits-for-copy",
  severity: "warning",
  section: "versions",
  summary: "a version made from one that waits for it",
  why: "A version shrinks or is hidden only when the one that takes over is in place. Terraform cannot order that one after its source too, and so makes it before its source exists, if both are new.",
  source: "https://developer.hashicorp.com/terraform/language/meta-arguments/depends_on",
  find: ({ plans }) => {
    const order = sourceOrderOf(plans);
    return imageFaults<WaitingSource>(
      plans.filter(({ foundIn = "configuration" }) => foundIn === "configuration"),
      ({ version, at }) => {
        const source = order.waitingSourceOf(version);
        if (!source || isPublishedElsewhere(source.version.spec)) return undefined;
        return { from: source.subject, at: [...at, "source", "galleryImageVersion"] };
      },
      ({ from }) => from,
    );
  },
  problem: (fault) =>
    `${fault.owner}: ${ofVersions(fault)} would be made from ${shown(fault.from)}, which waits for it: an apply that creates both would make the copy first, and Azure would find no source`,
  help: ({ from }) =>
    `apply ${shown(from)} first, without the version that is made from it, and then add that one; if ${shown(from)} exists, acknowledge this`,
  bad: [madeFromOlder(1)],
  good: [madeFromOlder(2)],
});

/** A version made from an older one, which waits for it unless both are in the first tier. */
function madeFromOlder(take: number) {
  const source = { galleryImageVersion: exampleVersionId("contoso_images", "1.2.0") };
  return example({
    gallery: { subscription: EXAMPLE_SUBSCRIPTION },
    policy: {
      tiers: [
        { name: "latest", take, regions: "all", replicas: 3 },
        { name: "archive", take: "rest", regions: "home", replicas: 1 },
      ],
    },
    image: { versions: { "1.3.0": { source }, "1.2.0": VERSION } },
  });
}
