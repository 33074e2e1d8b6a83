import { accessRestrictedRegion } from "./access-restricted-region";
import { ambiguousDataDisk } from "./ambiguous-data-disk";
import { ambiguousSharing } from "./ambiguous-sharing";
import { ambiguousSource } from "./ambiguous-source";
import { armInFirstGeneration } from "./arm-in-first-generation";
import { confidentialEncryptionOfPlainImage } from "./confidential-encryption-of-plain-image";
import { confidentialVmInSeveralRegions } from "./confidential-vm-in-several-regions";
import { dataDisksBesideWholeImage } from "./data-disks-beside-whole-image";
import { definitionPlannedTwice } from "./definition-planned-twice";
import { deletionBlockWithoutEndOfLife } from "./deletion-block-without-end-of-life";
import { demandExceedsReplicas } from "./demand-exceeds-replicas";
import { demandingSecurityTypeInSharedGallery } from "./demanding-security-type-in-shared-gallery";
import { diskEncryptionSetInAnotherSubscription } from "./disk-encryption-set-in-another-subscription";
import { duplicateDiskSource } from "./duplicate-disk-source";
import { duplicateGalleryName } from "./duplicate-gallery-name";
import { duplicateIdentifier } from "./duplicate-identifier";
import { duplicateLun } from "./duplicate-lun";
import { duplicateRegion } from "./duplicate-region";
import { duplicateRing } from "./duplicate-ring";
import { duplicateShareId } from "./duplicate-share-id";
import { duplicateTier } from "./duplicate-tier";
import { emptyDirectSharing } from "./empty-direct-sharing";
import { emptyRegionList } from "./empty-region-list";
import { emptyWithdrawalReason } from "./empty-withdrawal-reason";
import { encryptedShallowVersion } from "./encrypted-shallow-version";
import { encryptedSourceVersion } from "./encrypted-source-version";
import { encryptedVersionFromBlob } from "./encrypted-version-from-blob";
import { encryptedVersionFromGalleryVersion } from "./encrypted-version-from-gallery-version";
import { encryptionInSharedGallery } from "./encryption-in-shared-gallery";
import { existingGalleryWithoutSubscription } from "./existing-gallery-without-subscription";
import { fewReplicasUnderDemand } from "./few-replicas-under-demand";
import { fewerReplicasThanDemand } from "./fewer-replicas-than-demand";
import { galleryCreatedTwice } from "./gallery-created-twice";
import { hibernationFromManagedImage } from "./hibernation-from-managed-image";
import { hibernationWithTrustedLaunch } from "./hibernation-with-trusted-launch";
import { homeOutsidePolicy } from "./home-outside-policy";
import { imageWithoutPolicy } from "./image-without-policy";
import { imageWithoutVersions } from "./image-without-versions";
import { incompleteCommunitySharing } from "./incomplete-community-sharing";
import { incompleteDefinition } from "./incomplete-definition";
import { incompletePurchasePlan } from "./incomplete-purchase-plan";
import { invalidBlobUri } from "./invalid-blob-uri";
import { invalidCommunityPrefix } from "./invalid-community-prefix";
import { invalidDefinitionName } from "./invalid-definition-name";
import { invalidDemand } from "./invalid-demand";
import { invalidDiskEncryptionSet } from "./invalid-disk-encryption-set";
import { invalidDiskSize } from "./invalid-disk-size";
import { invalidEndOfLife } from "./invalid-end-of-life";
import { invalidGalleryName } from "./invalid-gallery-name";
import { invalidIdentifier } from "./invalid-identifier";
import { invalidLun } from "./invalid-lun";
import { invalidRecommendation } from "./invalid-recommendation";
import { invalidLimit } from "./invalid-limit";
import { invalidReplicas } from "./invalid-replicas";
import { invalidResourceGroupName } from "./invalid-resource-group-name";
import { invalidShareId } from "./invalid-share-id";
import { invalidSizing } from "./invalid-sizing";
import { invalidSourceId } from "./invalid-source-id";
import { miscapitalizedSourceId } from "./miscapitalized-source-id";
import { invalidStorageSince } from "./invalid-storage-since";
import { invalidSubscription } from "./invalid-subscription";
import { invalidTags } from "./invalid-tags";
import { invalidTake } from "./invalid-take";
import { invalidTerraformSettings } from "./invalid-terraform-settings";
import { invalidTimeout } from "./invalid-timeout";
import { invalidVersionNumber } from "./invalid-version-number";
import { limitRules } from "./limit-rules";
import { marketplaceImageInCommunityGallery } from "./marketplace-image-in-community-gallery";
import { mismatchedConfidentialKey } from "./mismatched-confidential-key";
import { missingRestTier } from "./missing-rest-tier";
import { missingSource } from "./missing-source";
import { missingSourceVersion } from "./missing-source-version";
import { moreReplicasThanRecommended } from "./more-replicas-than-recommended";
import { noImages } from "./no-images";
import { outlivesNewerVersion } from "./outlives-newer-version";
import { oversizedConfidentialImage } from "./oversized-confidential-image";
import { oversizedDisk } from "./oversized-disk";
import { oversizedScaleSet } from "./oversized-scale-set";
import { partlyConfidential } from "./partly-confidential";
import { partlyEncrypted } from "./partly-encrypted";
import { pastEndOfLife } from "./past-end-of-life";
import { policyWithoutRegions } from "./policy-without-regions";
import { policyWithoutTiers } from "./policy-without-tiers";
import { possiblyDuplicateGalleryName } from "./possibly-duplicate-gallery-name";
import { purchasePlanWithoutName } from "./purchase-plan-without-name";
import { regionOutsidePolicy } from "./region-outside-policy";
import { regionRemovalForbidden } from "./region-removal-forbidden";
import { restRingNotLast } from "./rest-ring-not-last";
import { restTierNotLast } from "./rest-tier-not-last";
import { reversedRecommendation } from "./reversed-recommendation";
import type { Rule } from "./rule";
import { scatteredGallery } from "./scattered-gallery";
import { secretInPublicText } from "./secret-in-public-text";
import { securityTypeInFirstGeneration } from "./security-type-in-first-generation";
import { settingOfExistingGallery } from "./setting-of-existing-gallery";
import { settingOfPublishedVersion } from "./setting-of-published-version";
import { shallowVersionSpread } from "./shallow-version-spread";
import { sharedDiskEncryptionSet } from "./shared-disk-encryption-set";
import { sharedManagedImage } from "./shared-managed-image";
import { sourceInAnotherRegion } from "./source-in-another-region";
import { sourceOfAnotherOsState } from "./source-of-another-os-state";
import { sourceOfAnotherSecurityType } from "./source-of-another-security-type";
import { sourceOfAnotherType } from "./source-of-another-type";
import { sourceUnfitForSecurityType } from "./source-unfit-for-security-type";
import { specializedImageInCommunityGallery } from "./specialized-image-in-community-gallery";
import { storageWithoutPlacement } from "./storage-without-placement";
import { tierWiderThanPrevious } from "./tier-wider-than-previous";
import { tooManyReplicas } from "./too-many-replicas";
import { tooManyReplicasOverRegions } from "./too-many-replicas-over-regions";
import { tooManyShares } from "./too-many-shares";
import { uefiWithoutKeys } from "./uefi-without-keys";
import { uefiWithoutTrustedLaunch } from "./uefi-without-trusted-launch";
import { unclearUefiTemplates } from "./unclear-uefi-templates";
import { unconfirmedZoneRedundantStorage } from "./unconfirmed-zone-redundant-storage";
import { unknownPolicy } from "./unknown-policy";
import { unknownRegion } from "./unknown-region";
import { unknownRing } from "./unknown-ring";
import { unplacedVersion } from "./unplaced-version";
import { unservedDemand } from "./unserved-demand";
import { versionFromItself } from "./version-from-itself";
import { zoneRedundantInUnknownRegion } from "./zone-redundant-in-unknown-region";
import { zoneRedundantStorageWithoutZones } from "./zone-redundant-storage-without-zones";

/** Every rule, by subject: the order of the documentation. */
export const RULES_BY_SUBJECT: Readonly<Record<string, readonly Rule[]>> = {
  names: [invalidGalleryName, invalidResourceGroupName, invalidDefinitionName, invalidIdentifier, invalidVersionNumber],
  galleries: [
    invalidSubscription,
    invalidTerraformSettings,
    galleryCreatedTwice,
    duplicateGalleryName,
    possiblyDuplicateGalleryName,
    ambiguousSharing,
    invalidCommunityPrefix,
    incompleteCommunitySharing,
    secretInPublicText,
    emptyDirectSharing,
    invalidShareId,
    duplicateShareId,
    tooManyShares,
    settingOfExistingGallery,
    existingGalleryWithoutSubscription,
    scatteredGallery,
    marketplaceImageInCommunityGallery,
    specializedImageInCommunityGallery,
    demandingSecurityTypeInSharedGallery,
    invalidTags,
    noImages,
    imageWithoutVersions,
  ],
  definitions: [
    definitionPlannedTwice,
    duplicateIdentifier,
    incompleteDefinition,
    unknownPolicy,
    imageWithoutPolicy,
    invalidRecommendation,
    reversedRecommendation,
    securityTypeInFirstGeneration,
    armInFirstGeneration,
    confidentialVmInSeveralRegions,
    hibernationWithTrustedLaunch,
    purchasePlanWithoutName,
    incompletePurchasePlan,
  ],
  versions: [
    missingSource,
    ambiguousSource,
    invalidSourceId,
    miscapitalizedSourceId,
    sourceOfAnotherType,
    invalidBlobUri,
    sourceInAnotherRegion,
    sharedManagedImage,
    invalidDiskSize,
    oversizedDisk,
    sourceOfAnotherOsState,
    sourceUnfitForSecurityType,
    sourceOfAnotherSecurityType,
    oversizedConfidentialImage,
    hibernationFromManagedImage,
    versionFromItself,
    encryptedSourceVersion,
    missingSourceVersion,
    invalidLun,
    duplicateLun,
    ambiguousDataDisk,
    duplicateDiskSource,
    dataDisksBesideWholeImage,
    uefiWithoutTrustedLaunch,
    unclearUefiTemplates,
    uefiWithoutKeys,
    unknownRing,
    unplacedVersion,
    regionRemovalForbidden,
    shallowVersionSpread,
    encryptedShallowVersion,
    storageWithoutPlacement,
    emptyWithdrawalReason,
    invalidEndOfLife,
    deletionBlockWithoutEndOfLife,
    pastEndOfLife,
    outlivesNewerVersion,
    invalidTimeout,
    settingOfPublishedVersion,
  ],
  policies: [
    policyWithoutRegions,
    policyWithoutTiers,
    missingRestTier,
    restTierNotLast,
    invalidTake,
    duplicateTier,
    tierWiderThanPrevious,
    duplicateRing,
    restRingNotLast,
    emptyRegionList,
    regionOutsidePolicy,
    homeOutsidePolicy,
  ],
  "regions and storage": [
    duplicateRegion,
    unknownRegion,
    accessRestrictedRegion,
    zoneRedundantInUnknownRegion,
    zoneRedundantStorageWithoutZones,
    unconfirmedZoneRedundantStorage,
    invalidStorageSince,
  ],
  replicas: [
    tooManyReplicas,
    moreReplicasThanRecommended,
    tooManyReplicasOverRegions,
    invalidReplicas,
    invalidSizing,
    invalidDemand,
    demandExceedsReplicas,
    unservedDemand,
    fewerReplicasThanDemand,
    fewReplicasUnderDemand,
    oversizedScaleSet,
  ],
  encryption: [
    invalidDiskEncryptionSet,
    partlyEncrypted,
    encryptedVersionFromBlob,
    encryptedVersionFromGalleryVersion,
    sharedDiskEncryptionSet,
    diskEncryptionSetInAnotherSubscription,
    encryptionInSharedGallery,
    mismatchedConfidentialKey,
    partlyConfidential,
    confidentialEncryptionOfPlainImage,
  ],
  limits: [
    invalidLimit,
    ...limitRules("galleries", "galleries"),
    ...limitRules("imageDefinitions", "definitions"),
    ...limitRules("imageVersions", "versions"),
    ...limitRules("replicasPerSubscriptionAndRegion", "replicas-per-subscription"),
  ],
};

/** Every rule. */
export const RULES: readonly Rule[] = Object.values(RULES_BY_SUBJECT).flat();
