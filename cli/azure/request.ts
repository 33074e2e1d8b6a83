import { GALLERY_API_VERSION } from "../../lib/azure/gallery-api";
import type { GalleryId } from "../../lib/azure/resource-id";

/** The path of Azure Resource Graph, whose queries are sent by POST and change nothing. */
export const RESOURCE_GRAPH = "/providers/Microsoft.ResourceGraph/resources";

/** A query of Azure Resource Graph. */
export interface ResourceGraphQuery {
  readonly query: string;
  readonly subscriptions?: readonly string[];
  readonly managementGroups?: readonly string[];
  readonly options?: { readonly $skipToken?: string; readonly $top?: number };
}

/** The only requests that are ever sent: reading a resource, and a query. There is no form for one that writes. */
export type AzureRequest =
  | { readonly method: "GET"; readonly path: `/${string}` }
  | { readonly method: "POST"; readonly path: typeof RESOURCE_GRAPH; readonly body: ResourceGraphQuery };

/** The versions of the API that queries are sent with. */
export const RESOURCE_GRAPH_API_VERSION = "2021-03-01";

/** A resource or a list of resources below a gallery, for messages and for the path. */
export interface GalleryResource {
  readonly gallery: GalleryId;
  /** The names and types below the gallery: `images`, `ubuntu`, `versions`. */
  readonly below: readonly string[];
}

/** Returns the path of a resource below a gallery, with the version of the API. Each name is encoded. */
export function pathOf(
  { gallery, below }: GalleryResource,
  expand?: "ReplicationStatus" | "SharingProfile/Groups",
): `/${string}` {
  const { subscription, resourceGroup, name } = gallery;
  const parts = [
    ...["subscriptions", subscription, "resourceGroups", resourceGroup],
    ...["providers", "Microsoft.Compute", "galleries", name, ...below],
  ];
  const query = `api-version=${GALLERY_API_VERSION}${expand === undefined ? "" : `&$expand=${expand}`}`;
  return `/${parts.map(encodeURIComponent).join("/")}?${query}`;
}

/** Returns the words for a resource in messages: `galleries/contoso_images/images/ubuntu`. */
export function shownResource({ gallery, below }: GalleryResource): string {
  return ["galleries", gallery.name, ...below].join("/");
}
