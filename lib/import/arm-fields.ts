import type { Attribute } from "../azure/attributes/attribute";
import { fromBody, placeInBody } from "../azure/attributes/body";
import { own } from "../text/order";
import { Fields, type Notes } from "../terraform/fields";
import type { Attributes } from "../terraform/resource";
import type { ArmResource } from "./arm-resources";

/** Returns a resource as azurerm's arguments, by the same table that its body is written by. */
export function argumentsOf({ attributes }: ArmResource, table: readonly Attribute[]): Attributes {
  const [tags, location] = [own(attributes, "tags"), own(attributes, "location")];
  return { ...fromBody(table, { properties: attributes }), location, ...(!isEmpty(tags) && { tags }) };
}

/** Reports whether a value is empty: Azure shows lists and maps that nobody set. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === "object" && Object.keys(value).length === 0);
}

/** Returns a reader of arguments by type. azurerm sends an empty text for a value that is not set. */
export function armFields(resource: ArmResource, args: Attributes, notes: Notes): Fields {
  const { id, kind, subscription } = resource;
  const given = { address: id, block: id, type: kind, attributes: args, dependsOn: [], subscription };
  return Fields.of({ ...given, resolve: (value) => (value === "" ? undefined : value) }, notes);
}

/** Reads with notes that name each unresolved attribute as Azure names it. */
export function readingBody<T>(table: readonly Attribute[], { unresolved, lost }: Notes, read: (notes: Notes) => T): T {
  const inner: Notes = { unresolved: [], lost };
  const result = read(inner);
  for (const each of inner.unresolved) unresolved.push({ ...each, attribute: placeInBody(table, each.attribute) });
  return result;
}
