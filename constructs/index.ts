export * from "../lib/index";
export {
  AzapiProvider,
  AzapiResource,
  AzapiResourceAction,
  AzapiUpdateResource,
  type AzapiResourceActionConfig,
  type AzapiResourceConfig,
  type AzapiUpdateResourceConfig,
} from "./azapi";
export { configureChecks, type CheckSettings } from "./checks";
export { Gallery } from "./gallery";
export type { CommonGalleryProps, GalleryAttributes, GalleryProps, IGallery, SpecFromText } from "./gallery-props";
export type { GrantOptions } from "./grant";
export { plansOf } from "./guard";
export {
  ImageDefinition,
  type ExistingImageDefinitionProps,
  type IImageDefinition,
  type ImageDefinitionAttributes,
  type ImageDefinitionProps,
  type ReplicationProps,
} from "./image-definition";
export { ImageSource } from "./image-source";
export { ImageVersion, type ImageVersionProps, type ImageVersionResource } from "./image-version";
export { loadSpec } from "./load";
