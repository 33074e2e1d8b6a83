import { own } from "../text/order";
import { kindOfSection, type ItemKind } from "../spec/item-kind";
import { inOneForm } from "./arm-forms";
import { isObject, type Attributes } from "../terraform/resource";

/** A gallery, an image definition or application, or a version, as Azure Resource Manager shows it. */
export interface ArmResource {
  readonly kind: "gallery" | "definition" | "version";
  /** The kind of the item that it is, or is a version of. That of a gallery has no meaning. */
  readonly of: ItemKind;
  readonly id: string;
  readonly subscription: string;
  readonly resourceGroup: string;
  /** Names of the gallery, the item and the version, as far as it has them. */
  readonly names: readonly string[];
  /** Its own properties and those below `properties`, which the Azure CLI leaves out as a level. */
  readonly attributes: Attributes;
}

/** The resources of a document, and the other things that it has. */
export interface ArmDocument {
  readonly resources: readonly ArmResource[];
  /** Other types of resources, each once. */
  readonly others: readonly string[];
  /** The document is one page of several. */
  readonly isPage: boolean;
}

const ID =
  /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.Compute\/galleries\/([^/]+)(?:\/(images|applications)\/([^/]+)(?:\/versions\/([^/]+))?)?\/?$/i;

const KINDS = ["gallery", "definition", "version"] as const;

/**
 * Reads a list of the Azure CLI, the REST API or Azure Resource Graph: a list of resources, an object with such a list
 * in `value` or `data`, or one resource, whichever tool printed it. Returns undefined for any other document.
 * @throws NotTerraformError for one that PowerShell cut off
 */
export function readArmDocument(given: unknown): ArmDocument | undefined {
  const document = inOneForm(given);
  const items = listOf(document);
  if (!items) return undefined;
  const resources: ArmResource[] = [];
  const others: string[] = [];
  for (const item of items) {
    const resource = isObject(item) ? resourceOf(item) : undefined;
    if (resource) resources.push(resource);
    else others.push(typeOf(item));
  }
  return { resources, others, isPage: isObject(document) && isPage(document, items.length) };
}

/** Returns the resources of a document: a list, a page, or one. Undefined for any other document. */
export function listOf(document: unknown): readonly unknown[] | undefined {
  if (Array.isArray(document)) return document as unknown[];
  if (!isObject(document)) return undefined;
  for (const key of ["value", "data"]) {
    const list = own(document, key);
    if (Array.isArray(list)) return list as unknown[];
  }
  return typeof own(document, "id") === "string" ? [document] : undefined;
}

function isPage(document: Attributes, length: number): boolean {
  const total = own(document, "total_records") ?? own(document, "totalRecords");
  const next = ["nextLink", "skip_token", "skipToken", "$skipToken"].map((key) => own(document, key));
  return next.some((token) => typeof token === "string") || (typeof total === "number" && total > length);
}

function resourceOf(item: Attributes): ArmResource | undefined {
  const id = own(item, "id");
  const match = typeof id === "string" ? ID.exec(id) : null;
  if (!match) return undefined;
  const [found, subscription = "", resourceGroup = "", gallery = "", section, ...parts] = match;
  const names = [gallery, ...parts.filter((part) => part !== undefined)];
  const properties = own(item, "properties");
  return {
    kind: KINDS[names.length - 1] ?? "gallery",
    of: kindOfSection(section?.toLowerCase()) ?? "image",
    id: found,
    subscription: subscription.toLowerCase(),
    resourceGroup,
    names,
    attributes: isObject(properties) ? { ...item, ...properties } : item,
  };
}

function typeOf(item: unknown): string {
  const type = isObject(item) ? own(item, "type") : undefined;
  return typeof type === "string" ? type : "something without a type";
}
