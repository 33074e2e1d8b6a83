import { generationOf } from "../check/facts/definition-defaults";
import { example, VERSION } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";

interface OtherGeneration {
  readonly ofSource: "V1" | "V2";
  readonly ofDefinition: "V1" | "V2";
  /** Nobody wrote the definition's: it is azurerm's default. */
  readonly isDefault: boolean;
}

export const sourceOfAnotherGeneration = defineRule<ItemFault<OtherGeneration>>({
  id: "source-of-another-generation",
  severity: "error",
  section: "versions",
  summary: "a source of another Hyper-V generation than its image definition",
  why: "azurerm does not know the generation of a source, so Azure would refuse it at apply, when the image has been built.",
  source: "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images",
  find: ({ plans }) =>
    imageFaults<OtherGeneration>(plans, ({ definition, version, at }) => {
      const ofSource = version.spec.source?.generation;
      const ofDefinition = generationOf(definition.spec);
      if (ofSource === undefined || ofDefinition === undefined || ofSource === ofDefinition) return undefined;
      const isDefault = definition.spec.generation === undefined;
      return { ofSource, ofDefinition, isDefault, at: [...at, "source", "generation"] };
    }),
  problem: (fault) =>
    `${fault.owner} is of generation ${fault.ofDefinition}${fault.isDefault ? ", which is the default" : ""}, but the source of ${ofVersions(fault)} is of ${fault.ofSource}; Azure wants the same generation of both`,
  help: ({ ofSource, isDefault }, syntax) =>
    isDefault
      ? `set ${syntax.set("generation", ofSource)} in the definition`
      : `name a source of the definition's generation, or put it into a definition with ${syntax.set("generation", ofSource)}`,
  bad: [
    example({
      image: { generation: "V1", versions: { "1.3.0": { source: { ...VERSION.source, generation: "V2" } } } },
    }),
  ],
  good: [
    example({
      image: { generation: "V2", versions: { "1.3.0": { source: { ...VERSION.source, generation: "V2" } } } },
    }),
  ],
});
