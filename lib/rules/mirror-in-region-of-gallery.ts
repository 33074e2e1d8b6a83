import { regionName } from "../azure/regions";
import { mirrorExample, mirrors } from "../check/facts/mirrors";
import { defineRule, type Violation } from "../check/rule";
import { shown } from "../text/wording";

interface MirrorInRegionOfGallery extends Violation {
  readonly subject: string;
  readonly home: string;
  readonly gallery: string;
}

/** A warning: a mirror may be wanted for the loss of a subscription, and not of a region. */
export const mirrorInRegionOfGallery = defineRule<MirrorInRegionOfGallery>({
  id: "mirror-in-region-of-gallery",
  severity: "warning",
  section: "mirrors",
  summary: "a mirror in the region of its gallery",
  why: "A gallery and its images are managed in one region: while that region is lost, nothing can be changed in either of the two.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery",
  *find({ plans }) {
    for (const { plan, gallery, at, subject, mirror, home } of mirrors(plans)) {
      if (mirror.removed === true || home === "" || home !== regionName(gallery.spec.gallery.location)) continue;
      yield { plan, at: [...at, "location"], subject, home, gallery: gallery.spec.gallery.name };
    }
  },
  problem: ({ subject, home, gallery }) =>
    `${subject} is in ${shown(home)}, as ${shown(gallery)} is: a loss of the region takes both`,
  help: () => "give it another `location`, or acknowledge this if it is not for the loss of a region",
  bad: [mirrorExample({ location: "West Europe", policy: "fleet" })],
  good: [mirrorExample()],
});
