import type { SecurityType } from "../spec/image-definition-spec";
import { generationOf } from "../check/facts/definition-defaults";
import { example, managedImage } from "../check/facts/examples";
import { definitions } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";

interface FirstGenerationSecurityType extends Violation {
  readonly subject: string;
  readonly security: SecurityType;
}

export const securityTypeInFirstGeneration = defineRule<FirstGenerationSecurityType>({
  id: "security-type-in-first-generation",
  severity: "error",
  section: "definitions",
  summary: "a security type of an image of generation V1",
  why: "azurerm does not compare the two and sends V1 where no generation is set, so it would come out at apply at the earliest.",
  source: "https://learn.microsoft.com/azure/virtual-machines/trusted-launch-portal",
  *find({ plans }) {
    for (const { plan, definition, at, subject } of definitions(plans)) {
      const { security } = definition.spec;
      if (security === undefined || generationOf(definition.spec) !== "V1") continue;
      yield { plan, at: [...at, "generation"], subject, security };
    }
  },
  problem: ({ subject, security }) =>
    `${subject} has the security type ${security}, but generation V1, which is the default; trusted launch and confidential machines need V2`,
  help: (_, syntax) =>
    `set ${syntax.set("generation", "V2")}, with sources of that generation, or leave \`security\` out`,
  bad: [example({ image: { security: "trusted-launch-supported", generation: "V1" }, version: managedImage() })],
  good: [example({ image: { security: "trusted-launch-supported", generation: "V2" }, version: managedImage() })],
});
