import { GALLERY } from "../azure/attributes/gallery";
import { GALLERY_TYPES } from "../azure/gallery-api";
import type { DirectSharing, GallerySettings } from "../spec/gallery-spec";
import { argumentsOf, type Arguments } from "./arguments";
import { partId } from "./construct-id";
import type { EmittedResource } from "./resource";
import type { ToText } from "./terraform-text";

/** Returns the resource of a gallery that is created. */
export function galleryResource(settings: GallerySettings, toText: ToText): EmittedResource {
  const { sharing, ...others } = argumentsOf(GALLERY, { ...settings }, { provider: "azurerm", toText });
  return {
    type: "azurerm_shared_image_gallery",
    arguments: { ...others, ...sharingArguments(settings, sharing) },
    ...(settings.protect && { lifecycle: { prevent_destroy: true } }),
  };
}

/** Returns the block of sharing, which has one kind: community sharing goes before direct sharing. */
function sharingArguments({ sharing }: GallerySettings, written: unknown): Arguments {
  if (sharing?.community) return { sharing: { permission: "Community", ...(written as Arguments) } };
  return sharing?.direct ? { sharing: { permission: "Groups" } } : {};
}

/** A setting of a gallery that a resource of its own manages, through azapi. */
export interface GalleryPart {
  /** Construct id, below the gallery's. */
  readonly id: string;
  readonly resource: EmittedResource;
  /** Id of the part that must exist before it. */
  readonly after?: string;
}

/** The kinds of direct sharing, as Azure calls them. */
const GROUPS = { subscriptions: "Subscriptions", tenants: "AADTenants" } as const;

/** Returns the parts of a gallery that resources of their own manage: direct sharing and soft delete. */
export function galleryParts(
  { sharing, softDelete }: GallerySettings,
  galleryId: string,
  toText: ToText,
): GalleryPart[] {
  return [
    ...(sharing?.direct ? shares(sharing.direct, galleryId, toText) : []),
    ...(softDelete === undefined ? [] : [softDeletePart(softDelete, galleryId)]),
  ];
}

/**
 * Returns two actions for each subscription and tenant: one adds it when it is listed, and one removes it when it no
 * longer is. They depend on each other, since Azure makes one change of a gallery's sharing at a time. The action that
 * removes is created first, so that a failed apply can still remove what was added.
 */
function shares(sharing: DirectSharing, galleryId: string, toText: ToText): GalleryPart[] {
  const action = (when: "apply" | "destroy", operationType: string, groups: unknown): EmittedResource => ({
    type: "azapi_resource_action",
    arguments: {
      type: GALLERY_TYPES.gallery,
      resource_id: galleryId,
      action: "share",
      method: "POST",
      when,
      body: { operationType, groups },
      locks: [galleryId],
    },
  });
  return (["subscriptions", "tenants"] as const).flatMap((kind) =>
    [...new Set((sharing[kind] ?? []).map((id) => id.toLowerCase()))].flatMap((id): GalleryPart[] => {
      const groups = [{ type: GROUPS[kind], ids: [toText(id)] }];
      const removal = partId(`Unshare ${GROUPS[kind]}`, id);
      return [
        { id: removal, resource: action("destroy", "Remove", groups) },
        { id: partId(`Share ${GROUPS[kind]}`, id), resource: action("apply", "Add", groups), after: removal },
      ];
    }),
  );
}

/**
 * Returns the update of one property of a gallery. To turn it off again it must be `false`; leaving it out has no
 * effect.
 */
function softDeletePart(isSoftDeleteEnabled: boolean, galleryId: string): GalleryPart {
  return {
    id: partId("Soft delete"),
    resource: {
      type: "azapi_update_resource",
      arguments: {
        type: GALLERY_TYPES.gallery,
        resource_id: galleryId,
        body: { properties: { softDeletePolicy: { isSoftDeleteEnabled } } },
        locks: [galleryId],
      },
    },
  };
}
