import { regionName } from "../azure/regions";
import { example, VERSION } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";
import { shown } from "../text/wording";

interface OtherRegion {
  readonly region: string;
  readonly home: string;
}

export const sourceInAnotherRegion = defineRule<ItemFault<OtherRegion>>({
  id: "source-in-another-region",
  severity: "error",
  section: "versions",
  summary: "a source that is not in the home region of its version",
  why: "azurerm does not know where a source is, so Azure would refuse it at apply, when the image has been built in the wrong region.",
  source: "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images",
  find: ({ plans }) =>
    imageFaults<OtherRegion>(
      plans,
      ({ version: { spec, home }, at }) => {
        const location = spec.source?.location;
        if (location === undefined || regionName(location) === home) return undefined;
        return { region: regionName(location), home, at: [...at, "source", "location"] };
      },
      ({ region, home }) => JSON.stringify([region, home]),
    ),
  problem: (fault) =>
    `${fault.owner}: the source of ${ofVersions(fault)} is in ${shown(fault.region)}, but the home region is ${shown(fault.home)}; Azure makes a version from a source in its home region`,
  help: ({ region, home }) =>
    `build or copy the source into ${shown(home)}, or set the \`location\` of the version to ${shown(region)}`,
  bad: [example({ version: { source: { ...VERSION.source, location: "northeurope" } } })],
  good: [example({ version: { source: { ...VERSION.source, location: "West Europe" } } })],
});
