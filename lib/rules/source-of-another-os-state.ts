import type { OsState } from "../spec/os-state";
import { osStateOf } from "../check/facts/definition-defaults";
import { example, VERSION } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";
import { withArticle } from "../text/wording";

interface OtherOsState {
  readonly ofSource: OsState;
  readonly ofDefinition: OsState;
}

export const sourceOfAnotherOsState = defineRule<ItemFault<OtherOsState>>({
  id: "source-of-another-os-state",
  severity: "error",
  section: "versions",
  summary: "a generalized source of a specialized image, or the other way round",
  why: "azurerm does not know the state of a source, so Azure would refuse it at apply, when the image has been built.",
  source: "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images",
  find: ({ plans }) =>
    imageFaults<OtherOsState>(plans, ({ definition, version, at }) => {
      const ofSource = version.spec.source?.osState;
      const ofDefinition = osStateOf(definition.spec);
      if (ofSource === undefined || ofDefinition === undefined || ofSource === ofDefinition) return undefined;
      return { ofSource, ofDefinition, at: [...at, "source", "osState"] };
    }),
  problem: (fault) =>
    `${fault.owner} is ${withArticle(fault.ofDefinition)} image, but the source of ${ofVersions(fault)} is ${fault.ofSource}; Azure wants the same state of both`,
  help: ({ ofSource, ofDefinition }, syntax) =>
    `name ${withArticle(ofDefinition)} source, or put it into a definition with ${syntax.set("osState", ofSource)}`,
  bad: [example({ version: { source: { ...VERSION.source, osState: "specialized" } } })],
  good: [example({ version: { source: { ...VERSION.source, osState: "generalized" } } })],
});
