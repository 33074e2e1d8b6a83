import { generationOf } from "../check/facts/definition-defaults";
import { example } from "../check/facts/examples";
import { definitions } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";

interface FirstGenerationArm extends Violation {
  readonly subject: string;
}

/** A warning: every Arm64 size is listed for V2 only, but Azure does not document that a gallery refuses V1. */
export const armInFirstGeneration = defineRule<FirstGenerationArm>({
  id: "arm-in-first-generation",
  severity: "warning",
  section: "definitions",
  summary: "an Arm64 image of generation V1",
  why: "azurerm sends V1 where no generation is set, Azure lists Arm64 sizes of V2 only, and changing the generation later replaces the definition.",
  source: "https://learn.microsoft.com/azure/virtual-machines/generation-2",
  *find({ plans }) {
    for (const { plan, definition, at, subject } of definitions(plans)) {
      const { architecture } = definition.spec;
      if (architecture !== "Arm64" || generationOf(definition.spec) !== "V1") continue;
      yield { plan, at: [...at, "generation"], subject };
    }
  },
  problem: ({ subject }) =>
    `${subject} is for Arm64, but of generation V1, which is the default; every size with Arm64 needs V2`,
  help: (_, syntax) => `set ${syntax.set("generation", "V2")}, with sources of that generation`,
  bad: [example({ image: { architecture: "Arm64", generation: "V1" } })],
  good: [example({ image: { architecture: "Arm64", generation: "V2" } })],
});
