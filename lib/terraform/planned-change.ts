import { own } from "../text/order";
import { blocksOf, isObject, type Attributes } from "./resource";

/** The decision of a Terraform plan about one object, whatever its values say. */
export interface PlannedChange {
  readonly address: string;
  /** The address that it had until a `moved` block gave it this one. */
  readonly previousAddress: string | undefined;
  /** The end of the object that exists. */
  readonly end: "kept" | "forgotten" | "destroyed";
  /** The origin of the object that exists after the apply. */
  readonly start: "kept" | "imported" | "created";
  /** Reports whether a replacement is created before the old object is destroyed. */
  readonly createsFirst: boolean;
  readonly isUpdated: boolean;
  /** As Terraform words it, such as `replace_because_tainted`. */
  readonly reason: string | undefined;
  /** Arguments that force a replacement, as steps from the resource. */
  readonly forcedBy: readonly (readonly string[])[];
  /** Reports whether Terraform destroys another object of the same id: a deposed one, or one under another address. */
  readonly isDestroyedElsewhere: boolean;
}

/** Returns the decisions of a plan by the address of the object; a deposed one has its key behind it. */
export function plannedChanges(root: Attributes): ReadonlyMap<string, PlannedChange> {
  const given = blocksOf(own(root, "resource_changes")).flatMap((resource) => changeOf(resource) ?? []);
  const destroyed = new Map<string, string>();
  for (const { name, id, deletes } of given) if (deletes && id !== undefined) destroyed.set(id, name);
  return new Map(
    given.map(({ name, id, change }): [string, PlannedChange] => {
      const elsewhere = id === undefined ? undefined : destroyed.get(id);
      return [name, { ...change, isDestroyedElsewhere: elsewhere !== undefined && elsewhere !== name }];
    }),
  );
}

/** Returns how a deposed object is called: several of them may have one address. */
export function deposedAddress(address: string, key: string): string {
  return `${address} (deposed ${key})`;
}

interface GivenChange {
  readonly name: string;
  /** Of the object that is there. */
  readonly id: string | undefined;
  /** Reports whether the object leaves Azure and no other one follows under its address. */
  readonly deletes: boolean;
  readonly change: PlannedChange;
}

function changeOf(resource: Attributes): GivenChange | undefined {
  const [address, change, deposed] = [own(resource, "address"), own(resource, "change"), own(resource, "deposed")];
  if (typeof address !== "string" || !isObject(change) || own(resource, "mode") === "data") return undefined;
  const actions = textsOf(own(change, "actions"));
  const has = (action: string): boolean => actions.includes(action);
  const isImported = isObject(own(change, "importing"));
  const previous = own(resource, "previous_address");
  const reason = own(resource, "action_reason");
  return {
    name: typeof deposed === "string" ? deposedAddress(address, deposed) : address,
    id: idOf(own(change, "before")),
    deletes: has("delete") && !has("create") && DESTROYS.has(String(own(resource, "type"))),
    change: {
      address,
      previousAddress: typeof previous === "string" ? previous : undefined,
      end: has("delete") ? "destroyed" : has("forget") ? "forgotten" : "kept",
      start: has("create") ? "created" : isImported ? "imported" : "kept",
      createsFirst: actions.indexOf("create") < actions.indexOf("delete"),
      isUpdated: has("update"),
      reason: typeof reason === "string" ? reason : undefined,
      forcedBy: pathsOf(own(change, "replace_paths")),
      isDestroyedElsewhere: false,
    },
  };
}

/** Types whose resources are things of their own: the others only change something, and destroying them does nothing. */
const DESTROYS: ReadonlySet<string> = new Set([
  "azurerm_shared_image_gallery",
  "azurerm_shared_image",
  "azurerm_shared_image_version",
  "azurerm_gallery_application",
  "azurerm_gallery_application_version",
  "azapi_resource",
]);

/** Azure compares ids without capitals; azapi may add the version of the API. */
function idOf(values: unknown): string | undefined {
  const id = isObject(values) ? own(values, "id") : undefined;
  return typeof id === "string" && id !== "" ? id.replace(/\?.*$/s, "").toLowerCase() : undefined;
}

function pathsOf(value: unknown): string[][] {
  const paths: readonly unknown[] = Array.isArray(value) ? value : [];
  return paths.filter((path) => Array.isArray(path)).map((path: readonly unknown[]) => path.map(String));
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
