import { own } from "../order";
import { NotTerraformError } from "./not-terraform";
import { blockAddress, blocksOf, isObject, type Attributes, type Resource } from "./resource";

/** Managed resources of `terraform show -json` of a state. */
export function stateResources(root: Attributes): Resource[] {
  return valuesResources(own(root, "values"));
}

/** Managed resources of a `values` representation, modules and all. */
export function valuesResources(values: unknown): Resource[] {
  if (values === undefined || values === null) return [];
  const rootModule = isObject(values) ? own(values, "root_module") : undefined;
  if (rootModule !== undefined && !isObject(rootModule)) throw new NotTerraformError("its `root_module` is no object");
  const resources: Resource[] = [];
  // Not by recursion: how deep modules nest is not ours to bound.
  const modules = rootModule ? [rootModule] : [];
  for (let module = modules.shift(); module; module = modules.shift()) {
    for (const given of blocksOf(own(module, "resources"))) {
      const resource = own(given, "mode") === "data" ? undefined : stateResource(given);
      if (resource) resources.push(resource);
    }
    modules.push(...blocksOf(own(module, "child_modules")));
  }
  return withoutReplaced(resources);
}

/** An object of a state: what is not set there is null, or empty. */
function stateResource(given: Attributes): (Resource & { isDeposed?: true }) | undefined {
  const [address, type, values] = [own(given, "address"), own(given, "type"), own(given, "values")];
  if (typeof address !== "string" || typeof type !== "string") return undefined;
  const dependsOn = own(given, "depends_on");
  const deposed = own(given, "deposed_key");
  return {
    address: typeof deposed === "string" ? `${address} (deposed ${deposed})` : address,
    type,
    block: blockAddress(address),
    attributes: isObject(values) ? withoutUnset(values) : {},
    dependsOn: Array.isArray(dependsOn) ? dependsOn.filter((item): item is string => typeof item === "string") : [],
    subscription: undefined,
    resolve: (value) => value,
    ...(typeof deposed === "string" && { isDeposed: true as const }),
  };
}

/** What Terraform will destroy stands last: it counts only where nothing has taken its place. */
function withoutReplaced(resources: readonly (Resource & { isDeposed?: true })[]): Resource[] {
  const current = resources.filter(({ isDeposed }) => !isDeposed);
  const ids = new Set(current.map(({ attributes }) => idOf(attributes)));
  const alone = resources.filter(({ isDeposed, attributes }) => isDeposed && !ids.has(idOf(attributes)));
  return [...current, ...alone];
}

function idOf(attributes: Attributes): string | undefined {
  const id = own(attributes, "id");
  return typeof id === "string" ? id.toLowerCase() : undefined;
}

/** A provider's state has every attribute; those that say nothing would be taken for settings. */
export function withoutUnset(values: Attributes): Attributes {
  const entries = Object.entries(values).flatMap(([key, value]): [string, unknown][] => {
    if (isUnset(value)) return [];
    return [
      [key, Array.isArray(value) ? value.map((item: unknown) => (isObject(item) ? withoutUnset(item) : item)) : value],
    ];
  });
  return Object.fromEntries(entries);
}

function isUnset(value: unknown): boolean {
  if (value === null || value === "" || value === false) return true;
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
