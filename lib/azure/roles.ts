/** A built-in role of Azure for galleries. Source: learn.microsoft.com, role-based-access-control/built-in-roles/compute. */
export interface Role {
  readonly name: string;
  /** The role definition's id, the same in every tenant. */
  readonly id: string;
}

/** Reads images and versions: enough to create machines from them. */
export const IMAGE_READER: Role = {
  name: "Compute Gallery Image Reader",
  id: "cf7c76d2-98a3-4358-a134-615aa78bf44d",
};

/** Reads everything: a gallery with its applications, too, which an image reader may not read. */
export const READER: Role = {
  name: "Reader",
  id: "acdd72a7-3385-48ef-bd42-f606fba80ae7",
};

/** Publishes: everything in a gallery but sharing it. */
export const ARTIFACTS_PUBLISHER: Role = {
  name: "Compute Gallery Artifacts Publisher",
  id: "85a2d0d9-2eba-4c9c-b355-11c2cc0788ab",
};

/** Reads and writes blobs: what a gallery's identity needs at the storage account of its packages (learn.microsoft.com, vm-applications-publish-with-managed-identity). */
export const BLOB_CONTRIBUTOR: Role = {
  name: "Storage Blob Data Contributor",
  id: "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
};

/** Shares a gallery with subscriptions, tenants or the community. */
export const SHARING_ADMIN: Role = {
  name: "Compute Gallery Sharing Admin",
  id: "1ef6a3be-d0ac-425d-8c01-acb62866290b",
};
