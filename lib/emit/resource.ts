import { ITEM_SECTIONS, type ItemKind } from "../spec/item-kind";
import type { Arguments } from "./arguments";

/** A resource or data source of Terraform, before it has an address. */
export interface EmittedResource {
  readonly type: ResourceType;
  /** The arguments in Terraform JSON, without `provider`, `depends_on` and `lifecycle`. */
  readonly arguments: Arguments;
  readonly lifecycle?: {
    readonly create_before_destroy?: true;
    readonly prevent_destroy?: true;
    readonly postcondition?: readonly Postcondition[];
  };
}

/** A condition that stops Terraform where it is false. */
export interface Postcondition {
  readonly condition: string;
  readonly error_message: string;
}

/** The types of resources and, with `data.` as in addresses, of data sources that are emitted. */
export type ResourceType =
  | "azurerm_shared_image_gallery"
  | "azurerm_shared_image"
  | "azurerm_shared_image_version"
  | "azurerm_gallery_application"
  | "azurerm_gallery_application_version"
  | "azurerm_role_assignment"
  | "azurerm_management_lock"
  | "azapi_resource"
  | "azapi_update_resource"
  | "azapi_resource_action"
  | "data.azapi_resource_action"
  | "terraform_data";

/** A gallery as its resources refer to it, in texts of Terraform JSON. */
export interface GalleryReference {
  /** Its name, or an expression for it. */
  readonly name: string;
  /** Returns its resource id, or an expression for it. @throws where neither is known */
  readonly id: () => string;
  readonly resourceGroup: string;
  /** Id of its subscription, if that is known when Terraform JSON is made. */
  readonly subscription: string | undefined;
  /** Addresses of the roles with which it reads packages: versions of applications are made after them. @default - none */
  readonly packageAccess?: readonly string[];
}

/** An image definition as its versions refer to it, in texts of Terraform JSON. */
export interface DefinitionReference {
  readonly gallery: GalleryReference;
  /** Its name, or an expression for it. */
  readonly name: string;
  /** Returns its resource id, or an expression for it. @throws where neither is known */
  readonly id: () => string;
  /**
   * Name of its gallery as the definition's own resource has it; undefined for a definition that is managed elsewhere.
   */
  readonly galleryName?: string;
}

/** An application as its versions refer to it, in texts of Terraform JSON. */
export interface ApplicationReference {
  readonly gallery: GalleryReference;
  /** Its name, or an expression for it. */
  readonly name: string;
  /** Returns its resource id, or an expression for it. @throws where neither is known */
  readonly id: () => string;
}

/** Returns the resource id of a gallery from its parts. */
export function galleryIdOf(subscription: string, resourceGroup: string, name: string): string {
  return `/subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/Microsoft.Compute/galleries/${name}`;
}

/** Returns the resource id of a version of an item from the id of its gallery. */
export function versionIdOf(galleryId: string, kind: ItemKind, name: string, version: string): string {
  return `${galleryId}/${ITEM_SECTIONS[kind]}/${name}/versions/${version}`;
}
