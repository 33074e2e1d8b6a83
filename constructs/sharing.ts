import type { Construct } from "constructs";
import { GALLERY_TYPES } from "../lib/azure/gallery-api";
import type { DirectSharing } from "../lib/spec/gallery-spec";
import { AzapiResourceAction } from "./azapi";
import { needAzapi } from "./azapi-provider";
import { galleryModelOf } from "./gallery-model";
import type { IGallery } from "./interfaces";
import type { ToText } from "./text";

/** Kinds of what a gallery is shared with, as Azure calls them. */
const GROUPS = { subscriptions: "Subscriptions", tenants: "AADTenants" } as const;

/**
 * Two actions for each subscription and tenant: one adds it when it is listed, one removes it when it no longer
 * is. They wait for each other: Azure changes the sharing of a gallery one change at a time.
 */
export function shareDirectly(gallery: Construct & IGallery, sharing: DirectSharing, toText: ToText): void {
  needAzapi(gallery, galleryModelOf(gallery).facts.azapiProvider);
  for (const kind of ["subscriptions", "tenants"] as const) {
    for (const id of new Set((sharing[kind] ?? []).map((given) => given.toLowerCase()))) {
      // A space keeps it apart from every name of a definition.
      const name = `${GROUPS[kind]} ${id}`.replaceAll("/", "-");
      const groups = [{ type: GROUPS[kind], ids: [toText(id)] }];
      const removal = action(gallery, `Unshare ${name}`, "destroy", { operationType: "Remove", groups });
      // Before it is added there is something that will remove it, whatever happens half-way.
      action(gallery, `Share ${name}`, "apply", { operationType: "Add", groups }, removal);
    }
  }
}

function action(
  gallery: Construct & IGallery,
  id: string,
  when: "apply" | "destroy",
  body: Record<string, unknown>,
  after?: AzapiResourceAction,
): AzapiResourceAction {
  const { azapiProvider: provider } = galleryModelOf(gallery).facts;
  return new AzapiResourceAction(gallery, id, {
    type: GALLERY_TYPES.gallery,
    resourceId: gallery.galleryId,
    action: "share",
    method: "POST",
    when,
    body,
    locks: [gallery.galleryId],
    ...(after && { dependsOn: [after] }),
    ...(provider && { provider }),
  });
}
