import { own } from "../text/order";
import { NotTerraformError } from "./not-terraform";
import { deposedAddress } from "./planned-change";
import { withRegionalFlags } from "./regional-flags";
import { blockAddress, blocksOf, isObject, type Attributes, type Resource } from "./resource";

/** An object of a state. A deposed object was replaced, but is not destroyed yet. */
interface StateObject extends Resource {
  readonly deposed: string | undefined;
}

/** Returns the managed resources in `values` of a state or plan. Tainted ones exist until they are replaced. */
export function stateResources(root: Attributes): Resource[] {
  return withoutReplaced(stateObjects(own(root, "values")));
}

/** Returns the resources of a plan's prior state that no change names. */
export function stayingResources(root: Attributes, touched: ReadonlySet<string>): Resource[] {
  const objects = stateObjects(own(root, "values")).filter(
    ({ address, deposed }) => !touched.has(deposed === undefined ? address : deposedAddress(address, deposed)),
  );
  return withoutReplaced(objects);
}

function stateObjects(values: unknown): StateObject[] {
  const rootModule = isObject(values) ? own(values, "root_module") : undefined;
  if (rootModule !== undefined && !isObject(rootModule))
    throw new NotTerraformError("its `root_module` is not an object");
  const objects: StateObject[] = [];
  const modules = rootModule ? [rootModule] : [];
  // The list grows while it is read, since modules may nest to any depth.
  for (const module of modules) {
    for (const given of blocksOf(own(module, "resources"))) {
      const object = own(given, "mode") === "data" ? undefined : stateObject(given);
      if (object) objects.push(object);
    }
    for (const child of blocksOf(own(module, "child_modules"))) modules.push(child);
  }
  return objects;
}

function stateObject(given: Attributes): StateObject | undefined {
  const [address, type, values] = [own(given, "address"), own(given, "type"), own(given, "values")];
  if (typeof address !== "string" || typeof type !== "string") return undefined;
  const dependsOn = own(given, "depends_on");
  const deposed = own(given, "deposed_key");
  return {
    address,
    type,
    block: blockAddress(address),
    attributes: isObject(values) ? withRegionalFlags(type, values) : {},
    dependsOn: Array.isArray(dependsOn) ? dependsOn.filter((item): item is string => typeof item === "string") : [],
    subscription: undefined,
    resolve: setValue,
    isOfState: true,
    deposed: typeof deposed === "string" ? deposed : undefined,
  };
}

/** Returns resources without the deposed objects that have been replaced: one id is one object in Azure. */
function withoutReplaced(objects: readonly StateObject[]): Resource[] {
  const current = objects.filter(({ deposed }) => deposed === undefined);
  const ids = new Set(current.map(idOf));
  const alone = objects.filter((object) => object.deposed !== undefined && !ids.has(idOf(object)));
  const shown = alone.map((object) => ({ ...object, address: deposedAddress(object.address, String(object.deposed)) }));
  return [...current, ...shown];
}

function idOf({ attributes }: Resource): unknown {
  const id = own(attributes, "id");
  return typeof id === "string" ? id.toLowerCase() : id;
}

/** Returns a value that is set. A state has every attribute: null, empty or false stand for those that were not set. */
export function setValue(value: unknown): unknown {
  if (value === null || value === "" || value === false) return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value;
  return typeof value === "object" && Object.keys(value).length === 0 ? undefined : value;
}
