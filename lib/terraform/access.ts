import { roleOfId, roleOfName } from "../azure/access-roles";
import { PRINCIPAL_TYPES, type AccessGrant } from "../spec/access-spec";
import { own } from "../text/order";
import { ITEM_SECTIONS } from "../spec/item-kind";
import { scopeById } from "./azapi-parent";
import type { ParsedGalleryPart } from "./parsed";
import { UnknownValue, type Resource } from "./resource";

/**
 * The readers of roles and locks, by resource type. They stand in files with galleries for anything else too, so that
 * one which cannot be read is passed over in silence.
 */
export const ACCESS = {
  azurerm_role_assignment: readAssignment,
  azurerm_management_lock: readLock,
} as const;

/** Reads a role that a grant may name, of one principal, at a gallery or an item. */
function readAssignment(resource: Resource): ParsedGalleryPart | undefined {
  const at = scopeById(resource, "scope");
  const text = (attribute: string) => textOf(resource, attribute);
  const principal = text("principal_id");
  if (!at || principal === undefined || principal === "") return undefined;
  const kind = at.item?.kind ?? "gallery";
  const role =
    roleOfId(shownText(resource, "role_definition_id") ?? "", kind) ??
    roleOfName(text("role_definition_name") ?? "", kind);
  if (role === undefined) return undefined;
  const principalType = PRINCIPAL_TYPES.find((type) => type === text("principal_type"));
  const [description, condition] = [text("description"), text("condition")];
  const grant: AccessGrant = {
    role,
    principals: [principal],
    ...(principalType !== undefined && { principalType }),
    ...(at.item && { [ITEM_SECTIONS[at.item.kind]]: [at.item.name] }),
    ...(description !== undefined && description !== "" && { description }),
    ...(condition !== undefined && condition !== "" && { condition }),
  };
  return { kind: "part", address: resource.address, gallery: at.gallery, part: { access: grant }, lost: [] };
}

/** Reads the lock of a gallery. One that is read-only is no lock of a specification. */
function readLock(resource: Resource): ParsedGalleryPart | undefined {
  const at = scopeById(resource, "scope");
  if (!at || at.item || textOf(resource, "lock_level") !== "CanNotDelete") return undefined;
  return { kind: "part", address: resource.address, gallery: at.gallery, part: { lock: "delete" }, lost: [] };
}

function textOf({ attributes, resolve }: Resource, attribute: string): string | undefined {
  const value = resolve(own(attributes, attribute));
  return typeof value === "string" ? value : undefined;
}

/** Returns a text, or the expression that is written. */
function shownText(resource: Resource, attribute: string): string | undefined {
  const value = resource.resolve(own(resource.attributes, attribute));
  return value instanceof UnknownValue ? value.found : textOf(resource, attribute);
}
