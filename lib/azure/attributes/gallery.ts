import { FLAG, ID, PLANNED, RECORD, REGION, TEXT, TEXTS, TIMEOUTS, type Attribute } from "./attribute";
import { change, FIXED, IN_PLACE, LEARN, REFUSED, REPLACED, SOURCES, UNSEEN } from "./change-classes";

const MOVED = change(REPLACED, "a gallery cannot be moved", `${LEARN}/azure-compute-gallery`);

const COMMUNITY: readonly Attribute[] = [
  {
    key: "prefix",
    argument: "prefix",
    path: "publicNamePrefix",
    form: TEXT,
    isRequired: true,
    description: "5 to 16 letters and digits; the public name begins with it",
  },
  {
    key: "publisherEmail",
    argument: "publisher_email",
    path: "publisherContact",
    form: TEXT,
    isRequired: true,
    mayBeToken: true,
    description: "Public address of the publisher",
  },
  {
    key: "publisherUri",
    argument: "publisher_uri",
    path: "publisherUri",
    form: TEXT,
    isRequired: true,
    mayBeToken: true,
    description: "Public page of the publisher",
  },
  {
    key: "eula",
    argument: "eula",
    path: "eula",
    form: TEXT,
    isRequired: true,
    mayBeToken: true,
    description: "Legal terms, or a link to them",
  },
];

/** The sharing of a gallery as a specification writes it: exactly one of the two. */
export const SHARING: readonly Attribute[] = [
  {
    key: "permission",
    isDerived: true,
    argument: "permission",
    path: "permissions",
    form: { kind: "choice", words: { community: "Community", direct: "Groups", private: "Private" } },
    description: "Kind of sharing, which a specification says by the key that it has",
  },
  {
    key: "community",
    argument: "community_gallery",
    path: "communityGalleryInfo",
    form: { kind: "block", attributes: COMMUNITY },
    description: "Share with everybody",
  },
  {
    key: "direct",
    form: {
      kind: "group",
      attributes: [
        { key: "subscriptions", form: TEXTS, description: "Subscription ids" },
        { key: "tenants", form: TEXTS, description: "Tenant ids" },
      ],
    },
    description: "Share with whole subscriptions and tenants",
  },
];

const STORAGE_ACCESS: readonly Attribute[] = [
  {
    key: "storageAccountId",
    form: ID,
    isRequired: true,
    mayBeToken: true,
    description: "Resource id of the storage account",
  },
  {
    key: "principalId",
    form: TEXT,
    mayBeToken: true,
    leftOut: "that of the system-assigned identity",
    description: "Principal id of a user-assigned identity",
  },
];

/** The managed identity of a gallery. azapi has a block of its own for it, `identity`. */
export const IDENTITY: readonly Attribute[] = [
  {
    key: "systemAssigned",
    form: FLAG,
    default: false,
    description: "Whether Azure makes an identity that lives as long as the gallery",
  },
  { key: "userAssigned", form: TEXTS, mayBeToken: true, description: "Resource ids of user-assigned identities" },
  {
    key: "storageAccounts",
    form: { kind: "blocks", attributes: STORAGE_ACCESS },
    leftOut: "none: the role assignments are made elsewhere",
    description: "Storage accounts whose blobs an identity may read: `storageAccountId` and `principalId`",
  },
];

/**
 * A gallery: `azurerm_shared_image_gallery`, and `Microsoft.Compute/galleries` in gallery.json of the API. Sharing is a
 * block with a word for its kind, `permission`. lib/emit and lib/terraform translate it to and from `SHARING`.
 */
export const GALLERY = [
  {
    key: "name",
    argument: "name",
    form: TEXT,
    change: change(REPLACED, "a gallery cannot be renamed", SOURCES.gallery),
    leftOut: "required",
    description: "1 to 80 letters, digits, dots and underscores; a letter or digit at both ends",
  },
  {
    key: "resourceGroup",
    argument: "resource_group_name",
    form: TEXT,
    change: change(REPLACED, "a gallery cannot be moved, and the provider is case-sensitive", SOURCES.gallery),
    mayBeToken: true,
    leftOut: "required",
    description: "Name of a resource group that exists",
  },
  {
    key: "location",
    argument: "location",
    form: REGION,
    change: change(REPLACED, "a gallery stays in its region", SOURCES.gallery),
    leftOut: "required",
    description: "Azure region of the gallery, and home of images and applications that set none",
  },
  {
    key: "subscription",
    form: TEXT,
    change: MOVED,
    mayBeToken: true,
    leftOut: "the provider's; limits then count it with all others that may be in the same one",
    description: "Subscription id (a GUID)",
  },
  {
    key: "description",
    argument: "description",
    path: "properties.description",
    form: TEXT,
    change: change(IN_PLACE, "a description may change", SOURCES.updatable),
    mayBeToken: true,
    description: "Description of the gallery",
  },
  {
    key: "tags",
    argument: "tags",
    form: RECORD,
    change: change(IN_PLACE, "tags may change", SOURCES.gallery),
    mayBeToken: true,
    description: "Azure tags, name to text",
  },
  {
    key: "sharing",
    argument: "sharing",
    path: "properties.sharingProfile",
    form: { kind: "block", attributes: SHARING },
    change: change(FIXED, "how a gallery is shared is decided when it is made", `${LEARN}/share-gallery-community`),
    leftOut: "private, shared by role assignments",
    description: "Sharing beyond role assignments: exactly one of `community` and `direct`",
  },
  {
    key: "softDelete",
    argument: "soft_delete_enabled",
    azurerm: null,
    path: "properties.softDeletePolicy.isSoftDeleteEnabled",
    form: FLAG,
    change: change(IN_PLACE, "soft delete may be turned on and off", `${LEARN}/soft-delete-gallery`),
    removal: change(
      UNSEEN,
      "what was written stays as it is in Azure: write `false` to turn it off",
      "https://registry.terraform.io/providers/azure/azapi/latest/docs/resources/update_resource",
    ),
    leftOut: "not managed",
    description: "Keep deleted versions for seven days, a preview of Azure",
  },
  {
    key: "identity",
    form: { kind: "group", attributes: IDENTITY },
    change: change(IN_PLACE, "identities may be added and removed", `${LEARN}/vm-applications`),
    description:
      "Managed identity, with which the gallery reads packages of applications: `systemAssigned`, `userAssigned` and `storageAccounts`",
  },
  {
    key: "lock",
    form: TEXT,
    change: change(
      IN_PLACE,
      "a management lock is a resource of its own, which comes and goes without the gallery",
      "https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources",
    ),
    leftOut: "none",
    description: "`delete`: a management lock, with which Azure deletes neither the gallery nor anything in it",
  },
  {
    key: "protect",
    form: FLAG,
    change: change(UNSEEN, "`prevent_destroy` is Terraform's own", SOURCES.lifecycle),
    default: false,
    description: "Refuse plans that destroy the gallery or a definition (`prevent_destroy`)",
  },
  {
    key: "policy",
    form: PLANNED,
    description: "Policy of the images and applications that name none",
  },
  {
    key: "existing",
    form: FLAG,
    change: change(REFUSED, "it exists already: Terraform must import it, not create it", SOURCES.lifecycle),
    default: false,
    description: "The gallery exists and is managed elsewhere: it is not emitted, only what is below it",
  },
  {
    key: "removed",
    form: FLAG,
    default: false,
    description: "The gallery leaves: its provider is emitted for one apply more, nothing of the gallery is",
  },
  {
    key: "timeoutMinutes",
    argument: "timeouts",
    form: TIMEOUTS,
    change: change(UNSEEN, "timeouts are Terraform's own", SOURCES.gallery),
    leftOut: "the provider's: 30, and 5 to read",
    description: "`create`, `read`, `update`, `delete`: minutes for the gallery's own operations",
  },
] as const satisfies readonly Attribute[];
