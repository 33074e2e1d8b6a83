import type { GallerySpec } from "../spec/gallery-spec";

/** Returns the names of a gallery and of its mirrors, whose versions may be in use. */
export function galleriesOf({ gallery, mirrors }: GallerySpec): string[] {
  return [gallery.name, ...Object.keys(mirrors ?? {})];
}

/**
 * Returns the query of Azure Resource Graph for the machines and scale sets that use a gallery or a mirror of it. Each
 * subscription that it reaches gives a row of its own, and each row the time, so that an answer of a query that failed
 * is not taken for one that found nothing. The order is total, since pages of an answer that is not ordered may leave rows
 * out (https://learn.microsoft.com/azure/governance/resource-graph/concepts/paging-results).
 */
export function usageQuery(galleries: readonly string[]): string {
  const names = [...new Set(galleries)];
  const ids = [...names.map((name) => `/galleries/${name}/`), "/sharedgalleries/", "/communitygalleries/"];
  return `resources
| where type in~ ('microsoft.compute/virtualmachines', 'microsoft.compute/virtualmachinescalesets')
| union (computeresources
  | where type =~ 'microsoft.compute/virtualmachinescalesets/virtualmachines')
| extend type = tolower(type)
| extend profile = iff(type == 'microsoft.compute/virtualmachinescalesets', properties.virtualMachineProfile, properties)
| extend packages = iff(isnull(profile.applicationProfile.galleryApplications), dynamic([]), profile.applicationProfile.galleryApplications)
| extend references = array_concat(pack_array(profile.storageProfile.imageReference), packages)
| mv-expand reference = references limit 1000
| extend used = case(
    isnotempty(reference.id), tostring(reference.id),
    isnotempty(reference.sharedGalleryImageId), tostring(reference.sharedGalleryImageId),
    isnotempty(reference.communityGalleryImageId), tostring(reference.communityGalleryImageId),
    tostring(reference.packageReferenceId))
| where ${ids.map((id) => `used contains ${quoted(id)}`).join(" or ")}
| extend scaleSet = case(
    type == 'microsoft.compute/virtualmachinescalesets', tolower(id),
    type == 'microsoft.compute/virtualmachinescalesets/virtualmachines', tostring(split(tolower(id), '/virtualmachines/')[0]),
    tolower(tostring(properties.virtualMachineScaleSet.id)))
| extend capacity = toint(sku.capacity), exactVersion = tostring(reference.exactVersion)
| summarize machines = count(), capacity = max(capacity) by type, used, exactVersion, scaleSet
| extend kind = 'use'
| union (resourcecontainers
  | where type =~ 'microsoft.resources/subscriptions'
  | project kind = 'subscription', subscription = subscriptionId, galleries = ${quoted(names.join(","))})
| extend asOf = now()
| order by kind asc, subscription asc, type asc, used asc, exactVersion asc, scaleSet asc
`;
}

/** Returns a text of the query language. */
function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
