import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import { example, IMAGE } from "../check/facts/examples";
import { DEFINITION_WORDS, items } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import type { ItemKind } from "../spec/item-kind";
import { quoted, withArticle } from "../text/wording";

interface IncompleteDefinition extends Violation {
  readonly subject: string;
  readonly kind: ItemKind;
  readonly key: Key;
}

type Key = "identifier" | "os";

const KEYS: Readonly<Record<ItemKind, readonly Key[]>> = { image: ["identifier", "os"], application: ["os"] };
export const incompleteDefinition = defineRule<IncompleteDefinition>({
  id: "incomplete-definition",
  severity: "error",
  section: "definitions",
  summary: "a definition or application that is to be created without its identifier or operating system",
  why: "Changing either of the two later makes azurerm replace the definition, so nothing is put in their place when Terraform is to create it.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const { plan, definition, at, subject } of items(plans)) {
      if (definition.spec.existing) continue;
      const { kind } = definition;
      const spec: Partial<Readonly<Record<Key, unknown>>> = definition.spec;
      for (const key of KEYS[kind]) {
        if (spec[key] === undefined) yield { plan, at: [...at, key], kind, subject, key };
      }
    }
  },
  problem: ({ kind, subject, key }) =>
    `${subject} has no ${quoted(key)}, which ${withArticle(DEFINITION_WORDS[kind])} can't be created without`,
  help: ({ kind, key }, syntax) =>
    key === "os"
      ? `add ${syntax.set("os", "linux")} or ${syntax.set("os", "windows")}, or ${syntax.existingDefinition[kind]} if the ${DEFINITION_WORDS[kind]} is managed elsewhere`
      : `add \`identifier\` with publisher, offer and sku, or ${syntax.existingDefinition[kind]} if the definition is managed elsewhere`,
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
