import type { ImportBlock } from "../../lib/emit/import-blocks";
import { AZURERM_ARGUMENTS, IMPORTED_IDS, type AzurermType } from "./azurerm-arguments";
import { azapiChanges, bodyChanges } from "./azapi-plan";
import { azurermChanges, type AttributeChange } from "./azurerm-plan";
import { SIGNATURE } from "./arm";
import { readByAzurerm, type ArmResource } from "./azurerm-read";

type Json = Readonly<Record<string, unknown>>;

/** A change that Terraform's first plan after an import would show; timeouts are left aside. */
export interface Change extends AttributeChange {
  /** `gallery/definition/version`. */
  readonly path: string;
  readonly address: string;
}

/** What the plan reads: what Azure answers, or for a resource of azurerm what a state says it read. */
export type Existing =
  { readonly id: string; readonly answer: ArmResource } | { readonly id: string; readonly values: Json };

/**
 * The changes of the first plan of a configuration with import blocks, when this exists. What only updates
 * something (`azapi_update_resource`) counts with what it would write over.
 * @throws Error for an import block that Terraform would refuse, and for something that exists and is not imported
 */
export function firstPlan(
  configuration: unknown,
  blocks: readonly ImportBlock[],
  existing: readonly Existing[],
): Change[] {
  const resources = resourcesOf(configuration);
  const byId = new Map(existing.map((each) => [each.id.toLowerCase(), each]));
  const ids = importedIds(blocks, resources);
  const resolve = (value: unknown): unknown => resolved(value, ids, resources);
  return [...resources].flatMap(([address, { type, attributes }]): Change[] => {
    const configured = resolve(attributes) as Json;
    if (type === "azapi_update_resource") {
      const id = updatedId(configured);
      return ofPath(address, id, bodyChanges(configured["body"], answerOf(byId, id, address)));
    }
    if (type !== "azapi_resource" && !isAzurerm(type)) return [];
    const id = ids.get(address);
    if (id === undefined) throw new Error(`${address} exists, and is not imported`);
    if (!isAzurerm(type)) return ofPath(address, id, azapiChanges(configured, id, answerOf(byId, id, address)));
    const found = byId.get(id.toLowerCase());
    if (!found) throw new Error(`${address} is imported as ${id}, which does not exist`);
    const state = "values" in found ? found.values : readByAzurerm(type, id, found.answer);
    return ofPath(address, id, azurermChanges(type, configured, state));
  });
}

function isAzurerm(type: string): type is AzurermType {
  return Object.hasOwn(AZURERM_ARGUMENTS, type);
}

function ofPath(address: string, id: string, changes: readonly AttributeChange[]): Change[] {
  const names = id.split("/").slice(8);
  // In these galleries an image has the name of each application.
  const path = names.filter((name, index) => index % 2 === 0 || name === "applications").join("/");
  return changes.map((change) => ({ path, address, ...change }));
}

function answerOf(byId: ReadonlyMap<string, Existing>, id: string, address: string): ArmResource {
  const found = byId.get(id.toLowerCase());
  if (!found || !("answer" in found)) throw new Error(`${address} is ${id}, of which nothing is known`);
  return found.answer;
}

function updatedId({ resource_id: id, parent_id: parent, name }: Json): string {
  return typeof id === "string" ? id : `${String(parent)}/versions/${String(name)}`;
}

interface Resource {
  readonly type: string;
  readonly attributes: Json;
}

function resourcesOf(configuration: unknown): Map<string, Resource> {
  const { resource = {} } = configuration as { resource?: Record<string, Record<string, Json>> };
  return new Map(
    Object.entries(resource).flatMap(([type, named]) =>
      Object.entries(named).map(([name, attributes]): [string, Resource] => [`${type}.${name}`, { type, attributes }]),
    ),
  );
}

/** Ids by address, without the version of the API that azapi takes from them. */
function importedIds(blocks: readonly ImportBlock[], resources: ReadonlyMap<string, Resource>): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { to, id } of blocks) {
    const resource = resources.get(to);
    if (!resource || ids.has(to)) throw new Error(`the import block of ${to} has no resource of its own`);
    const { type, attributes } = resource;
    const [bare = "", query] = id.split("?");
    const [, version] = String(attributes["type"]).split("@");
    const isAccepted = isAzurerm(type) ? IMPORTED_IDS[type].test(id) : query === `api-version=${version}`;
    if (!isAccepted) throw new Error(`${to} cannot be imported as ${id}`);
    ids.set(to, bare);
  }
  return ids;
}

/** Values with references to what is imported, and with texts as they are meant. */
function resolved(value: unknown, ids: ReadonlyMap<string, string>, resources: ReadonlyMap<string, Resource>): unknown {
  if (typeof value === "string") {
    const signed = value.replace(/\$\{var\.\w+_sas\}/g, SIGNATURE);
    return signed.replace(
      /(\$\$|%%)\{|\$\{([a-z_]+\.[^.}]+)\.(\w+)\}/g,
      (_, escaped: string | undefined, address: string, attribute: string) =>
        escaped !== undefined
          ? `${escaped.slice(1)}{`
          : attribute === "id"
            ? String(ids.get(address))
            : String(resolved(resources.get(address)?.attributes[attribute], ids, resources)),
    );
  }
  if (Array.isArray(value)) return value.map((item) => resolved(item, ids, resources));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [resolved(key, ids, resources), resolved(item, ids, resources)]),
  );
}
