import { own } from "../text/order";
import { NotTerraformError } from "./not-terraform";
import { deposedAddress } from "./planned-change";
import { blockAddress, blocksOf, isObject, type Attributes, type Resource } from "./resource";

/** An object that is there; one that was replaced and not destroyed yet is deposed. */
interface StateObject extends Resource {
  readonly deposed: string | undefined;
}

/** Managed resources in `values`, as states and plans have them. Tainted ones are there until they are replaced. */
export function stateResources(root: Attributes): Resource[] {
  return withoutReplaced(stateObjects(own(root, "values")));
}

/** Those of a plan's prior state that no change of the plan names. */
export function stayingResources(root: Attributes, touched: ReadonlySet<string>): Resource[] {
  const objects = stateObjects(own(root, "values")).filter(
    ({ address, deposed }) => !touched.has(deposed === undefined ? address : deposedAddress(address, deposed)),
  );
  return withoutReplaced(objects);
}

function stateObjects(values: unknown): StateObject[] {
  const rootModule = isObject(values) ? own(values, "root_module") : undefined;
  if (rootModule !== undefined && !isObject(rootModule)) throw new NotTerraformError("its `root_module` is no object");
  const objects: StateObject[] = [];
  const modules = rootModule ? [rootModule] : [];
  // It grows while it is read: how deep modules nest is not ours to bound.
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
    attributes: isObject(values) ? values : {},
    dependsOn: Array.isArray(dependsOn) ? dependsOn.filter((item): item is string => typeof item === "string") : [],
    subscription: undefined,
    resolve: setValue,
    deposed: typeof deposed === "string" ? deposed : undefined,
  };
}

/** A deposed object counts only where nothing has taken its place: one id is one thing in Azure. */
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

/** A state has every attribute: null, empty or false where nothing was set, which would be taken for a setting. */
export function setValue(value: unknown): unknown {
  if (value === null || value === "" || value === false) return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value;
  return typeof value === "object" && Object.keys(value).length === 0 ? undefined : value;
}
