import { GALLERY } from "../azure/attributes/gallery";
import { toBody } from "../azure/attributes/body";
import { GALLERY_TYPES } from "../azure/gallery-api";
import { BLOB_CONTRIBUTOR } from "../azure/roles";
import { providerOfGallery } from "../plan/provider";
import type { DirectSharing, GallerySettings, ManagedIdentity, StorageAccess } from "../spec/gallery-spec";
import { argumentsOf, type Arguments } from "./arguments";
import { partId } from "./construct-id";
import type { EmittedResource } from "./resource";
import type { ToText } from "./terraform-text";

/** Returns the resource of a gallery that is created. */
export function galleryResource(settings: GallerySettings, toText: ToText): EmittedResource {
  const { provider } = providerOfGallery(settings);
  const { sharing, ...others } = argumentsOf(GALLERY, { ...settings }, { provider, toText });
  const args = { ...others, ...sharingArguments(settings, sharing) };
  const lifecycle = settings.protect ? ({ lifecycle: { prevent_destroy: true } } as const) : {};
  if (provider === "azapi") {
    return { type: "azapi_resource", arguments: azapiArguments(settings, args, toText), ...lifecycle };
  }
  return { type: "azurerm_shared_image_gallery", arguments: args, ...lifecycle };
}

/** @throws when the subscription is not known; the message is one line */
function azapiArguments(settings: GallerySettings, args: Arguments, toText: ToText): Arguments {
  const { name, location, tags, timeouts } = args;
  const { subscription, resourceGroup, identity } = settings;
  if (subscription === undefined) throw new Error(subscriptionNotKnown(settings.name));
  return {
    type: GALLERY_TYPES.gallery,
    name,
    parent_id: `/subscriptions/${toText(subscription)}/resourceGroups/${toText(resourceGroup)}`,
    location,
    body: toBody(GALLERY, args),
    ...(identity && { identity: identityBlock(identity, toText) }),
    ...(tags !== undefined && { tags }),
    ...(timeouts !== undefined && { timeouts }),
  };
}

function subscriptionNotKnown(gallery: string): string {
  return `gallery ${gallery} has an identity, so azapi manages it and needs its \`subscription\``;
}

function identityBlock({ systemAssigned, userAssigned = [] }: ManagedIdentity, toText: ToText): Arguments {
  const types = [...(systemAssigned ? ["SystemAssigned"] : []), ...(userAssigned.length > 0 ? ["UserAssigned"] : [])];
  return { type: types.join(", "), ...(userAssigned.length > 0 && { identity_ids: userAssigned.map(toText) }) };
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

/** A gallery as its parts refer to it. */
export interface CreatedGallery {
  /** Its resource id, or an expression for it. */
  readonly id: string;
  /** Returns the principal id of its system-assigned identity, or an expression for it. */
  readonly principalId: () => string;
  /** Returns the beginning of a resource id that names its subscription, or an expression for it. */
  readonly subscriptionScope: (id: string) => string;
}

/**
 * Returns the parts of a gallery that resources of their own manage: sharing and soft delete as far as the gallery's
 * own resource lacks them, the roles of its identity, and its lock.
 */
export function galleryParts(settings: GallerySettings, gallery: CreatedGallery, toText: ToText): GalleryPart[] {
  const { sharing, softDelete, identity, lock } = settings;
  const isAzapi = providerOfGallery(settings).provider === "azapi";
  return [
    ...(sharing?.direct ? shares(sharing.direct, gallery.id, toText) : []),
    ...(sharing?.community && isAzapi ? [communityPart(gallery.id)] : []),
    ...(softDelete === undefined || isAzapi ? [] : [softDeletePart(softDelete, gallery.id)]),
    ...(identity?.storageAccounts ?? []).map((access) => blobAccess(access, gallery, toText)),
    ...(lock === undefined ? [] : [lockPart(gallery.id)]),
  ];
}

/** Returns the action that opens a gallery to the community. azurerm does the same when it creates one. */
function communityPart(galleryId: string): GalleryPart {
  return {
    id: partId("Share community"),
    resource: {
      type: "azapi_resource_action",
      arguments: {
        type: GALLERY_TYPES.gallery,
        resource_id: galleryId,
        action: "share",
        method: "POST",
        when: "apply",
        body: { operationType: "EnableCommunity" },
        locks: [galleryId],
      },
    },
  };
}

/** Returns the lock of a gallery, which everything in it inherits. */
function lockPart(scope: string): GalleryPart {
  return {
    id: partId("Lock"),
    resource: {
      type: "azurerm_management_lock",
      arguments: { name: "gallery-lock", scope, lock_level: "CanNotDelete", notes: LOCK_NOTES },
    },
  };
}

/** The text that Azure shows beside a lock. */
const LOCK_NOTES =
  "Nothing in this gallery can be deleted while this lock is here. Terraform manages it: `lock` of the gallery.";

/** Returns the role with which an identity reads packages. Its id is below the subscription, as azurerm reads it back. */
function blobAccess(
  { storageAccountId, principalId }: StorageAccess,
  gallery: CreatedGallery,
  toText: ToText,
): GalleryPart {
  const scope = toText(storageAccountId);
  return {
    id: partId("Blob access", `${storageAccountId} ${principalId ?? ""}`.trim()),
    resource: {
      type: "azurerm_role_assignment",
      arguments: {
        scope,
        role_definition_id: `${gallery.subscriptionScope(scope)}/providers/Microsoft.Authorization/roleDefinitions/${BLOB_CONTRIBUTOR.id}`,
        principal_id: principalId === undefined ? gallery.principalId() : toText(principalId),
        principal_type: "ServicePrincipal",
      },
    },
  };
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
