import { readFileSync } from "node:fs";
import { join } from "node:path";
import { own } from "../../lib/text/order";

/** `terraform providers schema -json` of one provider, as far as it is read here, with the blocks of other providers. */
export interface ProviderSchema {
  readonly provider: { readonly block: Block };
  /** Blocks of other providers, by name. */
  readonly others?: Readonly<Record<string, Block>>;
  readonly resource_schemas: Readonly<Record<string, { readonly block: Block }>>;
}

export interface Block {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<Record<string, NestedBlock>>;
}

/** `["map", "string"]` is a map of strings. */
type Type = "string" | "number" | "bool" | "dynamic" | readonly ["list" | "set" | "map", Type];

interface Attribute {
  readonly type: Type;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
}

interface NestedBlock {
  readonly nesting_mode: "single" | "list" | "set";
  readonly min_items?: number;
  readonly max_items?: number;
  readonly block: Block;
}

type Json = Readonly<Record<string, unknown>>;

const FILE = join(__dirname, "..", "fixtures", "provider-schema.json");

/** The schema of azurerm, with azapi's. */
export function azurermSchema(): ProviderSchema {
  const { provider_schemas } = JSON.parse(readFileSync(FILE, "utf8")) as {
    provider_schemas: Record<string, ProviderSchema>;
  };
  const azurerm = provider_schemas["registry.terraform.io/hashicorp/azurerm"] as ProviderSchema;
  const azapi = provider_schemas["registry.terraform.io/azure/azapi"] as ProviderSchema;
  return {
    provider: azurerm.provider,
    others: { azapi: azapi.provider.block },
    resource_schemas: { ...azurerm.resource_schemas, ...azapi.resource_schemas },
  };
}

/** What Terraform itself reads of a resource or a provider. */
const META = new Set(["//", "depends_on", "lifecycle", "provider", "alias"]);

/** Built into Terraform, so in no provider's schema. */
const TERRAFORM_DATA: Block = {
  attributes: {
    input: { type: "dynamic", optional: true },
    triggers_replace: { type: "dynamic", optional: true },
  },
};

/** Everything in a stack's Terraform JSON that the provider would not take, one line each. */
export function mismatches(schema: ProviderSchema, stack: Json): string[] {
  return [...providers(stack), ...resources(stack)].flatMap(({ path, type, value }) => {
    const block = blockOf(schema, type);
    return block ? ofBlock(block, value, path) : [`${path}: no such resource type`];
  });
}

/** What can be set in a resource type, except `id`: `TYPE.ATTRIBUTE` and `TYPE.BLOCK.ATTRIBUTE`. */
export function settablePaths(schema: ProviderSchema, type: string): string[] {
  const collect = ({ attributes = {}, block_types = {} }: Block, path: string): string[] => [
    ...Object.entries(attributes)
      .filter(([name, attribute]) => name !== "id" && !isReadOnly(attribute))
      .map(([name]) => `${path}.${name}`),
    ...Object.entries(block_types).flatMap(([name, { block }]) => collect(block, `${path}.${name}`)),
  ];
  return collect(blockOf(schema, type) ?? {}, type);
}

/** What the resources of a stack set of what can be set, as `settablePaths` names it. */
export function setPaths(schema: ProviderSchema, stack: Json): Set<string> {
  const found = new Set<string>();
  const collect = ({ attributes = {}, block_types = {} }: Block, value: Json, path: string): void => {
    for (const [name, item] of Object.entries(value)) {
      const nested = own(block_types, name);
      if (Object.hasOwn(attributes, name)) found.add(`${path}.${name}`);
      if (nested) for (const one of itemsOf(item)) collect(nested.block, one as Json, `${path}.${name}`);
    }
  };
  for (const { type, value } of resources(stack)) collect(blockOf(schema, type) ?? {}, value, type);
  return found;
}

interface Found {
  readonly path: string;
  readonly type: string;
  readonly value: Json;
}

function resources(stack: Json): Found[] {
  return Object.entries((stack["resource"] ?? {}) as Record<string, Record<string, Json>>).flatMap(([type, named]) =>
    Object.entries(named).map(([name, value]) => ({ path: `${type}.${name}`, type, value })),
  );
}

function providers(stack: Json): Found[] {
  return Object.entries((stack["provider"] ?? {}) as Json).flatMap(([name, configurations]) =>
    itemsOf(configurations).map((value) => ({
      path: `provider ${name}`,
      type: `provider ${name}`,
      value: value as Json,
    })),
  );
}

function blockOf(schema: ProviderSchema, type: string): Block | undefined {
  if (type.startsWith("provider ")) return own(schema.others ?? {}, type.slice(9)) ?? schema.provider.block;
  return type === "terraform_data" ? TERRAFORM_DATA : own(schema.resource_schemas, type)?.block;
}

function ofBlock({ attributes = {}, block_types = {} }: Block, value: Json, path: string, meta = META): string[] {
  const given = Object.entries(value).filter(([name]) => !meta.has(name));
  const missing = Object.entries(attributes).filter(([name, { required }]) => required && !Object.hasOwn(value, name));
  return [
    ...given.flatMap(([name, item]) => {
      const attribute = own(attributes, name);
      if (attribute) return ofAttribute(attribute, item, `${path}.${name}`);
      return Object.hasOwn(block_types, name) ? [] : [`${path}.${name}: no such attribute or block`];
    }),
    ...missing.map(([name]) => `${path}.${name}: required, but missing`),
    ...Object.entries(block_types).flatMap(([name, nested]) => ofBlocks(nested, value[name], `${path}.${name}`)),
  ];
}

function ofAttribute(attribute: Attribute, value: unknown, path: string): string[] {
  if (isReadOnly(attribute)) return [`${path}: set, but only the provider can`];
  if (fits(attribute.type, value)) return [];
  return [`${path}: ${JSON.stringify(value)} is not ${JSON.stringify(attribute.type)}`];
}

function ofBlocks({ block, min_items = 0, max_items = Infinity }: NestedBlock, value: unknown, path: string): string[] {
  const items = itemsOf(value);
  const wrongCount = items.length < min_items || items.length > max_items;
  return [
    ...(wrongCount ? [`${path}: ${items.length} blocks`] : []),
    ...items.flatMap((item) => ofBlock(block, item as Json, path, new Set())),
  ];
}

/** Terraform JSON writes one block as an object or as a list of one. */
function itemsOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function isReadOnly({ computed, optional, required }: Attribute): boolean {
  return computed === true && !optional && !required;
}

/** An expression has the type that Terraform gives it. */
function fits(type: Type, value: unknown): boolean {
  if (type === "dynamic" || (typeof value === "string" && /^\$\{.*\}$/s.test(value))) return true;
  if (typeof type === "string") return typeof value === (type === "bool" ? "boolean" : type);
  const [collection, item] = type;
  if (collection !== "map") return Array.isArray(value) && value.every((one) => fits(item, one));
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((one) => fits(item, one));
}
