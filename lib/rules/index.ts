// Written by scripts/rules-index.mjs: each other file of this folder is one rule.
import type { Rule } from "../check/rule";
import { accessRestrictedRegion } from "./access-restricted-region";
import { ambiguousDataDisk } from "./ambiguous-data-disk";
import { ambiguousPackageSize } from "./ambiguous-package-size";
import { ambiguousSharing } from "./ambiguous-sharing";
import { ambiguousSignature } from "./ambiguous-signature";
import { ambiguousSource } from "./ambiguous-source";
import { applicationInAnotherSubscription } from "./application-in-another-subscription";
import { applicationInEdgeZone } from "./application-in-edge-zone";
import { applicationInSharedGallery } from "./application-in-shared-gallery";
import { applicationTwiceOnMachine } from "./application-twice-on-machine";
import { applicationWithoutPolicy } from "./application-without-policy";
import { applicationWithoutVersions } from "./application-without-versions";
import { armInFirstGeneration } from "./arm-in-first-generation";
import { azapiInAnotherCloud } from "./azapi-in-another-cloud";
import { conditionWithoutEffect } from "./condition-without-effect";
import { confidentialEncryptionOfPlainImage } from "./confidential-encryption-of-plain-image";
import { confidentialVmInSeveralRegions } from "./confidential-vm-in-several-regions";
import { confidentialVmWithoutEncryptionType } from "./confidential-vm-without-encryption-type";
import { customerEncryptedVmInSeveralRegions } from "./customer-encrypted-vm-in-several-regions";
import { dataDisksBesideWholeImage } from "./data-disks-beside-whole-image";
import { definitionPlannedTwice } from "./definition-planned-twice";
import { definitionWithoutGeneration } from "./definition-without-generation";
import { deletionBlockWithoutEndOfLife } from "./deletion-block-without-end-of-life";
import { deletionUnderLock } from "./deletion-under-lock";
import { demandExceedsReplicas } from "./demand-exceeds-replicas";
import { demandingSecurityTypeInSharedGallery } from "./demanding-security-type-in-shared-gallery";
import { diskEncryptionSetInAnotherSubscription } from "./disk-encryption-set-in-another-subscription";
import { duplicateDiskSource } from "./duplicate-disk-source";
import { duplicateGalleryName } from "./duplicate-gallery-name";
import { duplicateGrant } from "./duplicate-grant";
import { duplicateIdentifier } from "./duplicate-identifier";
import { duplicateLun } from "./duplicate-lun";
import { duplicateRegion } from "./duplicate-region";
import { duplicateRing } from "./duplicate-ring";
import { duplicateShareId } from "./duplicate-share-id";
import { duplicateTier } from "./duplicate-tier";
import { emptyDirectSharing } from "./empty-direct-sharing";
import { emptyGrant } from "./empty-grant";
import { emptyRegionList } from "./empty-region-list";
import { emptyWithdrawalReason } from "./empty-withdrawal-reason";
import { encryptedShallowVersion } from "./encrypted-shallow-version";
import { encryptedSourceVersion } from "./encrypted-source-version";
import { encryptedVersionFromBlob } from "./encrypted-version-from-blob";
import { encryptedVersionFromGalleryVersion } from "./encrypted-version-from-gallery-version";
import { encryptionInSharedGallery } from "./encryption-in-shared-gallery";
import { encryptionOfApplication } from "./encryption-of-application";
import { existingGalleryWithoutSubscription } from "./existing-gallery-without-subscription";
import { fewReplicasUnderDemand } from "./few-replicas-under-demand";
import { fewerReplicasThanDemand } from "./fewer-replicas-than-demand";
import { galleryCreatedTwice } from "./gallery-created-twice";
import { galleryInAnotherSubscription } from "./gallery-in-another-subscription";
import { gateWithoutSubscription } from "./gate-without-subscription";
import { hibernationFromManagedImage } from "./hibernation-from-managed-image";
import { hibernationWithTrustedLaunch } from "./hibernation-with-trusted-launch";
import { homeOutsidePolicy } from "./home-outside-policy";
import { identityWithoutSubscription } from "./identity-without-subscription";
import { imageWithoutPolicy } from "./image-without-policy";
import { imageWithoutVersions } from "./image-without-versions";
import { incompleteCommunitySharing } from "./incomplete-community-sharing";
import { incompleteDefinition } from "./incomplete-definition";
import { incompletePurchasePlan } from "./incomplete-purchase-plan";
import { invalidApplicationName } from "./invalid-application-name";
import { invalidBlobUri } from "./invalid-blob-uri";
import { invalidCommunityPrefix } from "./invalid-community-prefix";
import { invalidCustomAction } from "./invalid-custom-action";
import { invalidDefinitionName } from "./invalid-definition-name";
import { invalidDemand } from "./invalid-demand";
import { invalidDiskEncryptionSet } from "./invalid-disk-encryption-set";
import { invalidDiskSize } from "./invalid-disk-size";
import { invalidEndOfLife } from "./invalid-end-of-life";
import { invalidFileName } from "./invalid-file-name";
import { invalidGalleryName } from "./invalid-gallery-name";
import { invalidIdentifier } from "./invalid-identifier";
import { invalidIdentity } from "./invalid-identity";
import { invalidLimit } from "./invalid-limit";
import { invalidLun } from "./invalid-lun";
import { invalidMirrorSince } from "./invalid-mirror-since";
import { invalidPackageLink } from "./invalid-package-link";
import { invalidPackageSize } from "./invalid-package-size";
import { invalidPrincipal } from "./invalid-principal";
import { invalidRecommendation } from "./invalid-recommendation";
import { invalidReplicas } from "./invalid-replicas";
import { invalidResourceGroupName } from "./invalid-resource-group-name";
import { invalidRetention } from "./invalid-retention";
import { invalidRetirementDay } from "./invalid-retirement-day";
import { invalidScript } from "./invalid-script";
import { invalidShareId } from "./invalid-share-id";
import { invalidSignatureVariable } from "./invalid-signature-variable";
import { invalidSizing } from "./invalid-sizing";
import { invalidSourceId } from "./invalid-source-id";
import { invalidStorageSince } from "./invalid-storage-since";
import { invalidSubscription } from "./invalid-subscription";
import { invalidTags } from "./invalid-tags";
import { invalidTake } from "./invalid-take";
import { invalidTerraformSettings } from "./invalid-terraform-settings";
import { invalidTimeout } from "./invalid-timeout";
import { invalidVersionNumber } from "./invalid-version-number";
import { marketplaceImageInCommunityGallery } from "./marketplace-image-in-community-gallery";
import { mirrorCopyWithoutSubscription } from "./mirror-copy-without-subscription";
import { mirrorHomeOutsidePolicy } from "./mirror-home-outside-policy";
import { mirrorInRegionOfGallery } from "./mirror-in-region-of-gallery";
import { mirrorNamedAsGallery } from "./mirror-named-as-gallery";
import { mirrorWithoutOwnBackend } from "./mirror-without-own-backend";
import { mirroredItemWithoutPolicy } from "./mirrored-item-without-policy";
import { miscapitalizedSourceId } from "./miscapitalized-source-id";
import { mismatchedConfidentialKey } from "./mismatched-confidential-key";
import { missingRestTier } from "./missing-rest-tier";
import { missingSource } from "./missing-source";
import { missingSourceVersion } from "./missing-source-version";
import { mistypedRegion } from "./mistyped-region";
import { moreReplicasThanRecommended } from "./more-replicas-than-recommended";
import { nearlyTooManyApplicationVersions } from "./nearly-too-many-application-versions";
import { nearlyTooManyDefinitions } from "./nearly-too-many-definitions";
import { nearlyTooManyGalleries } from "./nearly-too-many-galleries";
import { nearlyTooManyReplicasPerSubscription } from "./nearly-too-many-replicas-per-subscription";
import { nearlyTooManyVersions } from "./nearly-too-many-versions";
import { noImages } from "./no-images";
import { outlivesNewerVersion } from "./outlives-newer-version";
import { oversizedConfidentialImage } from "./oversized-confidential-image";
import { oversizedDisk } from "./oversized-disk";
import { oversizedPackage } from "./oversized-package";
import { oversizedScaleSet } from "./oversized-scale-set";
import { overwritingProvider } from "./overwriting-provider";
import { partlyConfidential } from "./partly-confidential";
import { partlyEncrypted } from "./partly-encrypted";
import { pastEndOfLife } from "./past-end-of-life";
import { policyWithoutRegions } from "./policy-without-regions";
import { policyWithoutTiers } from "./policy-without-tiers";
import { possiblyDuplicateGalleryName } from "./possibly-duplicate-gallery-name";
import { possiblyTooManyApplicationVersions } from "./possibly-too-many-application-versions";
import { possiblyTooManyDefinitions } from "./possibly-too-many-definitions";
import { possiblyTooManyGalleries } from "./possibly-too-many-galleries";
import { possiblyTooManyReplicasPerSubscription } from "./possibly-too-many-replicas-per-subscription";
import { possiblyTooManyVersions } from "./possibly-too-many-versions";
import { publishedVersionInMirror } from "./published-version-in-mirror";
import { purchasePlanWithoutName } from "./purchase-plan-without-name";
import { regionAsExpression } from "./region-as-expression";
import { regionOfAnotherCloud } from "./region-of-another-cloud";
import { regionOfAnotherVendor } from "./region-of-another-vendor";
import { regionOutsidePolicy } from "./region-outside-policy";
import { regionRemovalForbidden } from "./region-removal-forbidden";
import { restRingNotLast } from "./rest-ring-not-last";
import { restTierNotLast } from "./rest-tier-not-last";
import { retiredCandidate } from "./retired-candidate";
import { retiredInTheFuture } from "./retired-in-the-future";
import { retiredLatest } from "./retired-latest";
import { reversedRecommendation } from "./reversed-recommendation";
import { ringOfCandidate } from "./ring-of-candidate";
import { scatteredGallery } from "./scattered-gallery";
import { secretInApplication } from "./secret-in-application";
import { secretInPublicText } from "./secret-in-public-text";
import { securityTypeInFirstGeneration } from "./security-type-in-first-generation";
import { servingCopyOfHiddenVersion } from "./serving-copy-of-hidden-version";
import { settingOfExistingGallery } from "./setting-of-existing-gallery";
import { settingOfPublishedVersion } from "./setting-of-published-version";
import { shallowVersionSpread } from "./shallow-version-spread";
import { sharedDiskEncryptionSet } from "./shared-disk-encryption-set";
import { sharedManagedImage } from "./shared-managed-image";
import { sharingAdminOfItem } from "./sharing-admin-of-item";
import { signInWithoutAzapiForm } from "./sign-in-without-azapi-form";
import { signatureWithoutToken } from "./signature-without-token";
import { sourceInAnotherRegion } from "./source-in-another-region";
import { sourceOfAnotherGeneration } from "./source-of-another-generation";
import { sourceOfAnotherOsState } from "./source-of-another-os-state";
import { sourceOfAnotherSecurityType } from "./source-of-another-security-type";
import { sourceOfAnotherType } from "./source-of-another-type";
import { sourceUnfitForSecurityType } from "./source-unfit-for-security-type";
import { sourceVersionOutsideHome } from "./source-version-outside-home";
import { sourceWaitsForCopy } from "./source-waits-for-copy";
import { specializedImageInCommunityGallery } from "./specialized-image-in-community-gallery";
import { storageWithoutPlacement } from "./storage-without-placement";
import { tierWiderThanPrevious } from "./tier-wider-than-previous";
import { tooManyApplicationVersions } from "./too-many-application-versions";
import { tooManyApplicationsOnMachine } from "./too-many-applications-on-machine";
import { tooManyDefinitions } from "./too-many-definitions";
import { tooManyGalleries } from "./too-many-galleries";
import { tooManyReplicas } from "./too-many-replicas";
import { tooManyReplicasOverRegions } from "./too-many-replicas-over-regions";
import { tooManyReplicasPerSubscription } from "./too-many-replicas-per-subscription";
import { tooManyShares } from "./too-many-shares";
import { tooManyVersions } from "./too-many-versions";
import { uefiWithoutKeys } from "./uefi-without-keys";
import { uefiWithoutTrustedLaunch } from "./uefi-without-trusted-launch";
import { unclearUefiTemplates } from "./unclear-uefi-templates";
import { unconfirmedZoneRedundantStorage } from "./unconfirmed-zone-redundant-storage";
import { unknownApplication } from "./unknown-application";
import { unknownGrantTarget } from "./unknown-grant-target";
import { unknownMirroredItem } from "./unknown-mirrored-item";
import { unknownPolicy } from "./unknown-policy";
import { unknownRegion } from "./unknown-region";
import { unknownRing } from "./unknown-ring";
import { unplacedVersion } from "./unplaced-version";
import { unservedDemand } from "./unserved-demand";
import { unservedDemandAfterWithdrawal } from "./unserved-demand-after-withdrawal";
import { unsignedLinkWithExpression } from "./unsigned-link-with-expression";
import { versionFromItself } from "./version-from-itself";
import { versionWithTwoWriters } from "./version-with-two-writers";
import { zoneRedundantInUnknownRegion } from "./zone-redundant-in-unknown-region";
import { zoneRedundantStorageWithoutZones } from "./zone-redundant-storage-without-zones";

/** Every rule, by id. */
export const RULES: readonly Rule[] = [
  accessRestrictedRegion,
  ambiguousDataDisk,
  ambiguousPackageSize,
  ambiguousSharing,
  ambiguousSignature,
  ambiguousSource,
  applicationInAnotherSubscription,
  applicationInEdgeZone,
  applicationInSharedGallery,
  applicationTwiceOnMachine,
  applicationWithoutPolicy,
  applicationWithoutVersions,
  armInFirstGeneration,
  azapiInAnotherCloud,
  conditionWithoutEffect,
  confidentialEncryptionOfPlainImage,
  confidentialVmInSeveralRegions,
  confidentialVmWithoutEncryptionType,
  customerEncryptedVmInSeveralRegions,
  dataDisksBesideWholeImage,
  definitionPlannedTwice,
  definitionWithoutGeneration,
  deletionBlockWithoutEndOfLife,
  deletionUnderLock,
  demandExceedsReplicas,
  demandingSecurityTypeInSharedGallery,
  diskEncryptionSetInAnotherSubscription,
  duplicateDiskSource,
  duplicateGalleryName,
  duplicateGrant,
  duplicateIdentifier,
  duplicateLun,
  duplicateRegion,
  duplicateRing,
  duplicateShareId,
  duplicateTier,
  emptyDirectSharing,
  emptyGrant,
  emptyRegionList,
  emptyWithdrawalReason,
  encryptedShallowVersion,
  encryptedSourceVersion,
  encryptedVersionFromBlob,
  encryptedVersionFromGalleryVersion,
  encryptionInSharedGallery,
  encryptionOfApplication,
  existingGalleryWithoutSubscription,
  fewReplicasUnderDemand,
  fewerReplicasThanDemand,
  galleryCreatedTwice,
  galleryInAnotherSubscription,
  gateWithoutSubscription,
  hibernationFromManagedImage,
  hibernationWithTrustedLaunch,
  homeOutsidePolicy,
  identityWithoutSubscription,
  imageWithoutPolicy,
  imageWithoutVersions,
  incompleteCommunitySharing,
  incompleteDefinition,
  incompletePurchasePlan,
  invalidApplicationName,
  invalidBlobUri,
  invalidCommunityPrefix,
  invalidCustomAction,
  invalidDefinitionName,
  invalidDemand,
  invalidDiskEncryptionSet,
  invalidDiskSize,
  invalidEndOfLife,
  invalidFileName,
  invalidGalleryName,
  invalidIdentifier,
  invalidIdentity,
  invalidLimit,
  invalidLun,
  invalidMirrorSince,
  invalidPackageLink,
  invalidPackageSize,
  invalidPrincipal,
  invalidRecommendation,
  invalidReplicas,
  invalidResourceGroupName,
  invalidRetention,
  invalidRetirementDay,
  invalidScript,
  invalidShareId,
  invalidSignatureVariable,
  invalidSizing,
  invalidSourceId,
  invalidStorageSince,
  invalidSubscription,
  invalidTags,
  invalidTake,
  invalidTerraformSettings,
  invalidTimeout,
  invalidVersionNumber,
  marketplaceImageInCommunityGallery,
  mirrorCopyWithoutSubscription,
  mirrorHomeOutsidePolicy,
  mirrorInRegionOfGallery,
  mirrorNamedAsGallery,
  mirrorWithoutOwnBackend,
  mirroredItemWithoutPolicy,
  miscapitalizedSourceId,
  mismatchedConfidentialKey,
  missingRestTier,
  missingSource,
  missingSourceVersion,
  mistypedRegion,
  moreReplicasThanRecommended,
  nearlyTooManyApplicationVersions,
  nearlyTooManyDefinitions,
  nearlyTooManyGalleries,
  nearlyTooManyReplicasPerSubscription,
  nearlyTooManyVersions,
  noImages,
  outlivesNewerVersion,
  oversizedConfidentialImage,
  oversizedDisk,
  oversizedPackage,
  oversizedScaleSet,
  overwritingProvider,
  partlyConfidential,
  partlyEncrypted,
  pastEndOfLife,
  policyWithoutRegions,
  policyWithoutTiers,
  possiblyDuplicateGalleryName,
  possiblyTooManyApplicationVersions,
  possiblyTooManyDefinitions,
  possiblyTooManyGalleries,
  possiblyTooManyReplicasPerSubscription,
  possiblyTooManyVersions,
  publishedVersionInMirror,
  purchasePlanWithoutName,
  regionAsExpression,
  regionOfAnotherCloud,
  regionOfAnotherVendor,
  regionOutsidePolicy,
  regionRemovalForbidden,
  restRingNotLast,
  restTierNotLast,
  retiredCandidate,
  retiredInTheFuture,
  retiredLatest,
  reversedRecommendation,
  ringOfCandidate,
  scatteredGallery,
  secretInApplication,
  secretInPublicText,
  securityTypeInFirstGeneration,
  servingCopyOfHiddenVersion,
  settingOfExistingGallery,
  settingOfPublishedVersion,
  shallowVersionSpread,
  sharedDiskEncryptionSet,
  sharedManagedImage,
  sharingAdminOfItem,
  signInWithoutAzapiForm,
  signatureWithoutToken,
  sourceInAnotherRegion,
  sourceOfAnotherGeneration,
  sourceOfAnotherOsState,
  sourceOfAnotherSecurityType,
  sourceOfAnotherType,
  sourceUnfitForSecurityType,
  sourceVersionOutsideHome,
  sourceWaitsForCopy,
  specializedImageInCommunityGallery,
  storageWithoutPlacement,
  tierWiderThanPrevious,
  tooManyApplicationVersions,
  tooManyApplicationsOnMachine,
  tooManyDefinitions,
  tooManyGalleries,
  tooManyReplicas,
  tooManyReplicasOverRegions,
  tooManyReplicasPerSubscription,
  tooManyShares,
  tooManyVersions,
  uefiWithoutKeys,
  uefiWithoutTrustedLaunch,
  unclearUefiTemplates,
  unconfirmedZoneRedundantStorage,
  unknownApplication,
  unknownGrantTarget,
  unknownMirroredItem,
  unknownPolicy,
  unknownRegion,
  unknownRing,
  unplacedVersion,
  unservedDemand,
  unservedDemandAfterWithdrawal,
  unsignedLinkWithExpression,
  versionFromItself,
  versionWithTwoWriters,
  zoneRedundantInUnknownRegion,
  zoneRedundantStorageWithoutZones,
];
