import type { ImageSourceSpec } from "../lib/spec/image-version-spec";
import type { IImageVersion } from "./interfaces";

/**
 * The source of an image version. Ids and addresses may be tokens. Changing the source of a published version replaces
 * it, which Terraform then refuses: publish a new version.
 */
export const ImageSource = {
  /** Returns a managed image as the source, by resource id. */
  managedImage: (id: string): ImageSourceSpec => ({ managedImage: id }),
  /** Returns a virtual machine as the source, by resource id: generalized or specialized as the definition says. */
  virtualMachine: (id: string): ImageSourceSpec => ({ virtualMachine: id }),
  /** Returns a snapshot or a managed disk as the source, by resource id. */
  snapshot: (id: string): ImageSourceSpec => ({ snapshot: id }),
  /** Returns a VHD blob as the source, by its address and the resource id of its storage account. */
  blob: (uri: string, storageAccountId: string): ImageSourceSpec => ({ blob: { uri, storageAccountId } }),
  /**
   * Returns another image version as the source, by its resource id or as a version of this app. It must not be
   * encrypted. Through azapi. A version of the same stack is written as its literal id with `depends_on`, where its
   * subscription is known: with a reference, a replaced source would change the copy too.
   */
  galleryImageVersion: (from: string | IImageVersion): ImageSourceSpec => ({
    galleryImageVersion: typeof from === "string" ? from : from.imageVersionId,
  }),
  /** Returns the source of a version that a pipeline has published. Only its replication is managed, through azapi. */
  published: (): ImageSourceSpec => ({ published: true }),
} as const;
