import { OVERWRITING } from "../azure/overwriting";
import { own } from "../text/order";
import { throughData } from "./through-data";
import { blockAddress, blocksOf, isObject, type Attributes } from "./resource";

/** A block in a plan's copy of the configuration. */
export interface ConfiguredBlock {
  readonly dependsOn: readonly string[];
  /** References by attribute. */
  readonly expressions: unknown;
  readonly subscription: string | undefined;
  readonly isOverwriting: boolean;
}

/** Returns blocks by address, including those of modules. */
export function configuredBlocks(configuration: unknown): ReadonlyMap<string, ConfiguredBlock> {
  const blocks = new Map<string, ConfiguredBlock>();
  if (!isObject(configuration)) return blocks;
  const providers = own(configuration, "provider_config");
  const modules: { readonly prefix: string; readonly module: unknown }[] = [
    { prefix: "", module: own(configuration, "root_module") },
  ];
  // The list grows while it is read, since modules may nest to any depth.
  for (const { prefix, module } of modules) {
    if (!isObject(module)) continue;
    for (const resource of blocksOf(own(module, "resources"))) {
      const address = own(resource, "address");
      if (typeof address === "string") blocks.set(`${prefix}${address}`, configured(resource, prefix, providers));
    }
    const calls = own(module, "module_calls");
    for (const [name, call] of Object.entries(isObject(calls) ? calls : {})) {
      if (isObject(call)) modules.push({ prefix: `${prefix}module.${name}.`, module: own(call, "module") });
    }
  }
  return withoutData(blocks);
}

/** Returns the blocks of resources, which depend on all that the data sources that they depend on do. */
function withoutData(blocks: ReadonlyMap<string, ConfiguredBlock>): ReadonlyMap<string, ConfiguredBlock> {
  const ofData = new Map(
    [...blocks].filter(([address]) => isData(address)).map(([at, block]) => [at, block.dependsOn]),
  );
  if (ofData.size === 0) return blocks;
  const resources = [...blocks].filter(([address]) => !isData(address));
  return new Map(
    resources.map(([at, block]) => [at, { ...block, dependsOn: throughData(block.dependsOn, ofData) }] as const),
  );
}

/** Reports whether an address is that of a data source, in a module or not. */
function isData(address: string): boolean {
  return /^(?:module\.[^.]+\.)*data\./.test(address);
}

function configured(resource: Attributes, prefix: string, providers: unknown): ConfiguredBlock {
  const given = own(resource, "depends_on");
  const dependsOn = Array.isArray(given) ? given.filter((item): item is string => typeof item === "string") : [];
  return {
    dependsOn: dependsOn.map((address) => `${prefix}${blockAddress(address)}`),
    expressions: own(resource, "expressions"),
    subscription: textOf(valueAt(providers, own(resource, "provider_config_key"), "subscription_id", "constant_value")),
    isOverwriting: blocksOf(valueAt(providers, own(resource, "provider_config_key"), "features")).some(
      (features) => valueIn(own(features, OVERWRITING), "constant_value") === true,
    ),
  };
}

/** Returns a value below the expressions of a provider. */
function valueAt(providers: unknown, key: unknown, ...steps: readonly string[]): unknown {
  return typeof key === "string" ? valueIn(providers, key, "expressions", ...steps) : undefined;
}

function valueIn(value: unknown, ...steps: readonly string[]): unknown {
  return steps.reduce((found, step) => (isObject(found) ? own(found, step) : undefined), value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
