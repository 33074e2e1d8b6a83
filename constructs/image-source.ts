import type { ImageSourceSpec } from "../lib/spec/image-version-spec";

/**
 * What an image version is made from. Ids and addresses may be tokens.
 * Changing the source of a published version replaces it, which Terraform then refuses: publish a new version.
 */
export const ImageSource = {
  /** A managed image, by resource id. */
  managedImage: (id: string): ImageSourceSpec => ({ managedImage: id }),
  /** A virtual machine, by resource id: generalized or specialized as the definition says. */
  virtualMachine: (id: string): ImageSourceSpec => ({ virtualMachine: id }),
  /** A snapshot or a managed disk, by resource id. */
  snapshot: (id: string): ImageSourceSpec => ({ snapshot: id }),
  /** A VHD blob, by its address, and the resource id of the storage account that holds it. */
  blob: (uri: string, storageAccountId: string): ImageSourceSpec => ({ blob: { uri, storageAccountId } }),
  /** Another gallery's image version, by resource id; never an encrypted one. Through azapi. */
  galleryImageVersion: (id: string): ImageSourceSpec => ({ galleryImageVersion: id }),
  /** Published by a pipeline already: only its replication is managed, through azapi. */
  published: (): ImageSourceSpec => ({ published: true }),
} as const;
