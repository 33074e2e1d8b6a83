import { own } from "../text/order";
import { blockAddress, blocksOf, isObject, type Attributes } from "./resource";

/** A block in a plan's copy of the configuration. */
export interface ConfiguredBlock {
  readonly dependsOn: readonly string[];
  /** References by attribute. */
  readonly expressions: unknown;
  readonly subscription: string | undefined;
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
  return blocks;
}

function configured(resource: Attributes, prefix: string, providers: unknown): ConfiguredBlock {
  const given = own(resource, "depends_on");
  const dependsOn = Array.isArray(given) ? given.filter((item): item is string => typeof item === "string") : [];
  return {
    dependsOn: dependsOn.map((address) => `${prefix}${blockAddress(address)}`),
    expressions: own(resource, "expressions"),
    subscription: constantOf(providers, own(resource, "provider_config_key")),
  };
}

/** Returns the subscription of a provider, if the configuration has it as a constant. */
function constantOf(providers: unknown, key: unknown): string | undefined {
  let value: unknown = providers;
  for (const step of [key, "expressions", "subscription_id", "constant_value"]) {
    value = isObject(value) && typeof step === "string" ? own(value, step) : undefined;
  }
  return typeof value === "string" ? value : undefined;
}
