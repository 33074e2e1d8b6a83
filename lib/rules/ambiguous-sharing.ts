import { COMMUNITY, example } from "../check/facts/examples";
import { defineRule, type Violation } from "../check/rule";
import { shown } from "../text/wording";

interface AmbiguousSharing extends Violation {
  readonly isBoth: boolean;
}

export const ambiguousSharing = defineRule<AmbiguousSharing>({
  id: "ambiguous-sharing",
  severity: "error",
  section: "galleries",
  summary: "`sharing` that is neither or both of `community` and `direct`",
  why: "A gallery has one permission, Community, Groups or Private, and changing its `sharing` later replaces the gallery.",
  source: "https://learn.microsoft.com/azure/virtual-machines/share-gallery",
  *find({ plans }) {
    for (const plan of plans) {
      const { sharing } = plan.spec.gallery;
      if (!sharing || (sharing.community === undefined) !== (sharing.direct === undefined)) continue;
      yield { plan, at: ["gallery", "sharing"], isBoth: sharing.community !== undefined };
    }
  },
  problem: ({ plan, isBoth }) =>
    `${shown(plan.spec.gallery.name)} is shared in ${isBoth ? "two ways, `community` and `direct`" : "no way: `sharing` is empty"}; a gallery is shared in one`,
  help: ({ isBoth }) =>
    isBoth ? "keep one of the two" : "name `community` or `direct`, or leave `sharing` out for a private gallery",
  bad: [example({ gallery: { sharing: {} } })],
  good: [example({ gallery: { sharing: { community: COMMUNITY } } })],
});
