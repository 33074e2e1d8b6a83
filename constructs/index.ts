/** The constructs, their props and their errors. `gallerist/lib` has the rest. */
import "./installed-library";
export { configureChecks, type CheckSettings } from "./checks";
export { Gallery } from "./gallery";
export { GalleryApplication } from "./gallery-application";
export type { ExistingGalleryApplicationOptions, GalleryApplicationOptions } from "./gallery-application-options";
export type { GalleryApplicationAttributes, GalleryApplicationProps } from "./gallery-application-props";
export { GalleryApplicationVersion, type GalleryApplicationVersionResource } from "./gallery-application-version";
export type { GalleryApplicationVersionOptions } from "./gallery-application-version-options";
export type { GalleryApplicationVersionProps } from "./gallery-application-version-props";
export type {
  CommonGalleryProps,
  GalleryAttributes,
  GalleryImportOptions,
  GalleryProps,
  GalleryProviders,
  SpecFromText,
} from "./gallery-props";
export type { GrantOptions } from "./grant-options";
export { ImageDefinition } from "./image-definition";
export type { ExistingImageDefinitionOptions, ImageDefinitionOptions } from "./image-definition-options";
export type { ImageDefinitionAttributes, ImageDefinitionProps } from "./image-definition-props";
export { ImageSource } from "./image-source";
export { ImageVersion, type ImageVersionResource } from "./image-version";
export type { ImageVersionOptions } from "./image-version-options";
export type { ImageVersionProps } from "./image-version-props";
export type {
  IGallery,
  IGalleryApplication,
  IGalleryApplicationVersion,
  IImageDefinition,
  IImageVersion,
} from "./interfaces";
export { loadSpec } from "./load";
export { mirrorsOf } from "./mirrors";
export type { PolicyOptions } from "./policy-options";

// Errors of configureChecks and loadSpec.
export { CheckOptionsError } from "../lib/check/assert-options";
export { UnreadableSpecError } from "../lib/parse/parse-spec";

// Types that props consist of.
export type { StorageAccountType } from "../lib/azure/storage-account-types";
export type { Acknowledgement } from "../lib/spec/acknowledgement";
export type { ApplicationSpec } from "../lib/spec/application-spec";
export type {
  ApplicationVersionSpec,
  CustomAction,
  CustomActionParameter,
  CustomActionParameterType,
  ManageActions,
  PackageBlob,
  SasVariable,
  Script,
  ScriptFile,
} from "../lib/spec/application-version-spec";
export type { Demand } from "../lib/spec/demand";
export type {
  CommunitySharing,
  DirectSharing,
  GallerySpec,
  ManagedIdentity,
  Sharing,
  StorageAccess,
} from "../lib/spec/gallery-spec";
export type {
  Identifier,
  ImageDefinitionSpec,
  PurchasePlan,
  Recommended,
  SecurityType,
} from "../lib/spec/image-definition-spec";
export type { DataDisk, ImageSourceSpec, ImageVersionSpec } from "../lib/spec/image-version-spec";
export type { OperatingSystem } from "../lib/spec/item-spec";
export type { Withdrawn } from "../lib/spec/version-spec";
export type { LimitSettings } from "../lib/spec/limit-settings";
export type { MirrorChoice, MirrorPolicies, MirrorSource, MirrorSpec } from "../lib/spec/mirror-spec";
export type {
  Placement,
  RegionSettings,
  ReplicaCount,
  ReplicationPolicy,
  Ring,
  Sizing,
  Storage,
  Tier,
} from "../lib/spec/policy";
export type { TimeoutMinutes } from "../lib/spec/timeout-minutes";
export type { UefiSettings } from "../lib/spec/uefi";
