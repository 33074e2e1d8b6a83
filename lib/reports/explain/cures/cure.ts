import { GALLERY_TYPES } from "../../../azure/gallery-api";
import type { Provider } from "../../../azure/attributes/attribute";
import type { ItemKind } from "../../../spec/item-kind";
import { jsonText } from "../../../text/json";
import type { Block } from "../page";

/** A way to put right what exists already in Azure or in a state, step by step. */
export interface Cure {
  /** The name by which `gallerist explain` prints it, and findings and changes name it. */
  readonly id: string;
  readonly summary: string;
  /** The kinds of versions that it is for. */
  readonly kinds: readonly ItemKind[];
  /** Returns its page for a version. */
  readonly blocks: (of: Cured) => readonly Block[];
}

/** A version that a cure is for. */
export interface Cured {
  readonly kind: ItemKind;
  /** Its resource id. */
  readonly id: string;
  /** The name of its resource, after the dot of its address. */
  readonly name: string;
  /** The provider that manages it. @default - the page is for any version */
  readonly provider?: Provider;
}

/** Stands for a version, where none is named. */
export const ANY_VERSION: Cured = {
  kind: "image",
  id: "/subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.Compute/galleries/GALLERY/images/IMAGE/versions/VERSION",
  name: "NAME",
};

/** The types of a version's resource, by its kind. */
export const VERSION_TYPES = {
  image: { azurerm: "azurerm_shared_image_version", azapi: GALLERY_TYPES.imageVersion },
  application: { azurerm: "azurerm_gallery_application_version", azapi: GALLERY_TYPES.applicationVersion },
} as const;

/** Returns the address of a version's resource. A page for any version shows that of azurerm. */
export function addressOf({ kind, name, provider }: Cured): string {
  return `${provider === "azapi" ? "azapi_resource" : VERSION_TYPES[kind].azurerm}.${name}`;
}

export function heading(text: string): Block {
  return { kind: "heading", text };
}

export function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

export function terraform(value: object): Block {
  return { kind: "code", language: "json", text: jsonText(value) };
}

export function shell(...lines: readonly string[]): Block {
  return { kind: "code", language: "sh", text: lines.map((line) => `${line}\n`).join("") };
}

export function link(to: string): Block {
  return { kind: "link", label: to, to };
}
