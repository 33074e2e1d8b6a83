import { example, IMAGE } from "../check/facts/examples";
import { definitions } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import type { DefinitionPlan } from "../plan/plan";

interface WithoutGeneration extends Violation {
  readonly subject: string;
}

/** A warning, since V1 may be meant; where something shows that it is wrong, that is an error of its own. */
export const definitionWithoutGeneration = defineRule<WithoutGeneration>({
  id: "definition-without-generation",
  severity: "warning",
  section: "definitions",
  summary: "an image definition that leaves its Hyper-V generation out",
  why: "azurerm sends V1 then; Azure refuses versions of another generation at apply, when the image has been built, and changing it replaces the definition.",
  source: "https://learn.microsoft.com/azure/virtual-machines/generation-2",
  *find({ plans }) {
    for (const { plan, definition, at, subject } of definitions(plans)) {
      const { generation, existing } = definition.spec;
      if (generation === undefined && existing !== true && !isTold(definition)) yield { plan, at, subject };
    }
  },
  problem: ({ subject }) =>
    `${subject} leaves \`generation\` out, which means V1; most images of today are V2, and it can't change later`,
  help: (_, syntax) =>
    `write ${syntax.set("generation", "V2")}, or ${syntax.set("generation", "V1")} if its sources are of that`,
  bad: [example({ spec: { images: { "ubuntu-2404": withoutGeneration() } } })],
  good: [example({ image: { generation: "V2" } })],
});

/** Reports whether what is known besides shows if V1 is right: other rules say so where it is not. */
function isTold({ spec, versions }: DefinitionPlan): boolean {
  if (spec.security !== undefined || spec.architecture === "Arm64") return true;
  return versions.some((version) => version.spec.source?.generation !== undefined);
}

function withoutGeneration() {
  const { generation: _, ...image } = IMAGE;
  return image;
}
