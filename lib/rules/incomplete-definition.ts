import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import { example, IMAGE } from "../check/facts/examples";
import { definitions } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { quoted } from "../text/wording";

interface IncompleteDefinition extends Violation {
  readonly subject: string;
  readonly key: "identifier" | "os";
}

export const incompleteDefinition = defineRule<IncompleteDefinition>({
  id: "incomplete-definition",
  severity: "error",
  section: "definitions",
  summary: "a definition that is to be created without its identifier or operating system",
  why: "Changing either of the two later makes azurerm replace the definition, so nothing is put in their place when Terraform is to create it.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const { plan, definition, at, subject } of definitions(plans)) {
      if (definition.spec.existing) continue;
      for (const key of ["identifier", "os"] as const) {
        if (definition.spec[key] === undefined) yield { plan, at: [...at, key], subject, key };
      }
    }
  },
  problem: ({ subject, key }) => `${subject} has no ${quoted(key)}, which a definition can't be created without`,
  help: ({ key }, syntax) =>
    key === "os"
      ? `add ${syntax.set("os", "linux")} or ${syntax.set("os", "windows")}, or ${syntax.existingDefinition} if the definition is managed elsewhere`
      : `add \`identifier\` with publisher, offer and sku, or ${syntax.existingDefinition} if the definition is managed elsewhere`,
  bad: [example({ spec: { images: { "ubuntu-2404": withoutIdentifier({ os: "linux", generation: "V2" }) } } })],
  good: [example({ spec: { images: { "ubuntu-2404": withoutIdentifier({ existing: true }) } } })],
});

function withoutIdentifier(parts: ImageDefinitionSpec): ImageDefinitionSpec {
  return {
    ...(IMAGE.policy && { policy: IMAGE.policy }),
    ...(IMAGE.versions && { versions: IMAGE.versions }),
    ...parts,
  };
}
