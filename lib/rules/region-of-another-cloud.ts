import { cloudName, findRegion, type Cloud } from "../azure/regions";
import { cloudOf } from "../check/facts/cloud";
import { example } from "../check/facts/examples";
import { regionsBroughtIn } from "../check/facts/region-mentions";
import { defineRule, type Violation } from "../check/rule";
import { quoted } from "../text/wording";

interface RegionOfAnotherCloud extends Violation {
  readonly text: string;
  readonly ofRegion: Cloud;
  readonly ofGallery: Cloud;
}

/** One finding for each region, at its first place. */
export const regionOfAnotherCloud = defineRule<RegionOfAnotherCloud>({
  id: "region-of-another-cloud",
  severity: "error",
  section: "regions and storage",
  summary: "a region of another cloud than the gallery's: the public one, Azure Government or Azure China",
  why: "The clouds know nothing of each other: Azure refuses the region at apply, when the image has been built, and copies nothing from one cloud to another.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const plan of plans) {
      const ofGallery = cloudOf(plan);
      if (ofGallery === undefined) continue;
      const told = new Set<string>();
      for (const { at, text, region } of regionsBroughtIn(plan)) {
        const ofRegion = findRegion(region)?.cloud;
        if (ofRegion === undefined || ofRegion === ofGallery || told.has(region)) continue;
        told.add(region);
        yield { plan, at, text, ofRegion, ofGallery };
      }
    }
  },
  problem: ({ text, ofRegion, ofGallery }) =>
    `${quoted(text)} is a region of ${cloudName(ofRegion)}, but the gallery is in ${cloudName(ofGallery)}, as its provider's \`environment\` or its location says`,
  help: ({ ofRegion, ofGallery }, syntax) =>
    `name regions of ${cloudName(ofGallery)} only, or set ${syntax.set("environment", ofRegion)} in ${syntax.azurermProvider} if all of it is there`,
  bad: [placed({ usgovvirginia: {}, eastus: {} })],
  good: [placed({ usgovvirginia: {}, usgovtexas: {} })],
});

function placed(regions: Readonly<Record<string, object>>) {
  return example({ gallery: { location: "usgovvirginia" }, policy: { regions } });
}
