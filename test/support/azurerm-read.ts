import type { AzurermType } from "./azurerm-arguments";

type Json = Readonly<Record<string, unknown>>;

/** A resource of Azure Resource Manager, as its API answers. */
export interface ArmResource {
  readonly id: string;
  readonly location: string;
  readonly tags?: unknown;
  readonly properties: Json;
}

/**
 * The attributes that azurerm 4.55 reads back of a resource that is imported with an id: its Read functions
 * (internal/services/compute/shared_image_*_resource.go), which take names from the id and what Azure leaves out for
 * nothing, for V1, x64 and Full, and never for a storage type.
 */
export function readByAzurerm(type: AzurermType, id: string, { location, tags, properties }: ArmResource): Json {
  const [, , , , group, , , , gallery, , image, , version] = id.split("/");
  const common = { resource_group_name: group, location, tags };
  if (type === "azurerm_shared_image_gallery") return { ...common, name: gallery, ...readGallery(properties) };
  const [parentId] = id.split(/\/(?:applications|versions)\/[^/]+$/);
  if (type === "azurerm_gallery_application") {
    return { location, tags, name: image, gallery_id: parentId, ...readApplication(properties) };
  }
  if (type === "azurerm_gallery_application_version") {
    return { location, tags, name: version, gallery_application_id: parentId, ...readApplicationVersion(properties) };
  }
  const parent = { ...common, gallery_name: gallery };
  return type === "azurerm_shared_image"
    ? { ...parent, name: image, ...readDefinition(properties) }
    : { ...parent, image_name: image, name: version, ...readVersion(properties) };
}

function readGallery(properties: Json): Json {
  const sharing = object(properties["sharingProfile"]);
  const community = object(sharing?.["communityGalleryInfo"]);
  return {
    description: properties["description"],
    sharing: sharing && {
      permission: sharing["permissions"],
      community_gallery: community && {
        eula: community["eula"],
        prefix: community["publicNamePrefix"],
        publisher_email: community["publisherContact"],
        publisher_uri: community["publisherUri"],
      },
    },
  };
}

function readDefinition(properties: Json): Json {
  const recommended = object(properties["recommended"]);
  const [vcpus, memory] = [object(recommended?.["vCPUs"]), object(recommended?.["memory"])];
  return {
    architecture: properties["architecture"] ?? "x64",
    os_type: properties["osType"],
    disk_types_not_allowed: object(properties["disallowed"])?.["diskTypes"],
    end_of_life_date: properties["endOfLifeDate"],
    hyper_v_generation: properties["hyperVGeneration"] ?? "V1",
    identifier: properties["identifier"],
    description: properties["description"],
    eula: properties["eula"],
    purchase_plan: object(properties["purchasePlan"]),
    privacy_statement_uri: properties["privacyStatementUri"],
    max_recommended_vcpu_count: vcpus?.["max"],
    min_recommended_vcpu_count: vcpus?.["min"],
    max_recommended_memory_in_gb: memory?.["max"],
    min_recommended_memory_in_gb: memory?.["min"],
    release_note_uri: properties["releaseNoteUri"],
    specialized: properties["osState"] === "Specialized",
    ...readFeatures(list(properties["features"])),
  };
}

/** Names and values without capitals, but for `NVMe`, which is looked for as it is written. */
function readFeatures(features: readonly Json[]): Json {
  const value = (name: string) =>
    String(
      features.filter((feature) => String(feature["name"]).toLowerCase() === name.toLowerCase()).at(-1)?.["value"],
    );
  const is = (name: string, wanted: string) => value(name).toLowerCase() === wanted.toLowerCase();
  return {
    trusted_launch_supported: is("SecurityType", "TrustedLaunchSupported"),
    trusted_launch_enabled: is("SecurityType", "TrustedLaunch"),
    confidential_vm_supported: is("SecurityType", "ConfidentialVmSupported"),
    confidential_vm_enabled: is("SecurityType", "ConfidentialVm"),
    accelerated_network_support_enabled: is("IsAcceleratedNetworkSupported", "true"),
    hibernation_enabled: is("IsHibernateSupported", "true"),
    disk_controller_type_nvme_enabled: value("DiskControllerTypes").includes("NVMe"),
  };
}

function readVersion(properties: Json): Json {
  const profile = object(properties["publishingProfile"]) ?? {};
  const storage = object(properties["storageProfile"]) ?? {};
  const source = object(storage["source"]);
  const disk = object(object(storage["osDiskImage"])?.["source"]);
  const ofDisk = disk?.["storageAccountId"] ?? disk?.["id"];
  const isBlob = Boolean(disk?.["uri"]);
  return {
    end_of_life_date: profile["endOfLifeDate"],
    exclude_from_latest: profile["excludeFromLatest"],
    replication_mode: profile["replicationMode"] ?? "Full",
    target_region: list(profile["targetRegions"]).map((target) => ({
      name: target["name"],
      regional_replica_count: target["regionalReplicaCount"],
      storage_account_type: target["storageAccountType"],
      disk_encryption_set_id: object(object(target["encryption"])?.["osDiskImage"])?.["diskEncryptionSetId"],
      exclude_from_latest_enabled: target["excludeFromLatest"],
    })),
    managed_image_id: source?.["virtualMachineId"] ?? source?.["id"],
    blob_uri: disk?.["uri"],
    os_disk_snapshot_id: isBlob ? undefined : ofDisk,
    storage_account_id: isBlob ? ofDisk : undefined,
    deletion_of_replicated_locations_enabled: object(properties["safetyProfile"])?.[
      "allowDeletionOfReplicatedLocations"
    ],
  };
}

function readApplication(properties: Json): Json {
  return {
    supported_os_type: properties["supportedOSType"],
    description: properties["description"],
    end_of_life_date: properties["endOfLifeDate"],
    eula: properties["eula"],
    privacy_statement_uri: properties["privacyStatementUri"],
    release_note_uri: properties["releaseNoteUri"],
  };
}

function readApplicationVersion(properties: Json): Json {
  const profile = object(properties["publishingProfile"]) ?? {};
  const source = object(profile["source"]);
  const settings = object(profile["settings"]);
  return {
    source: source && {
      media_link: source["mediaLink"],
      default_configuration_link: source["defaultConfigurationLink"],
    },
    manage_action: profile["manageActions"],
    package_file: settings?.["packageFileName"],
    config_file: settings?.["configFileName"],
    enable_health_check: profile["enableHealthCheck"],
    exclude_from_latest: profile["excludeFromLatest"],
    end_of_life_date: profile["endOfLifeDate"],
    target_region: list(profile["targetRegions"]).map((target) => ({
      name: target["name"],
      regional_replica_count: target["regionalReplicaCount"],
      storage_account_type: target["storageAccountType"],
      exclude_from_latest: target["excludeFromLatest"],
    })),
  };
}

function object(value: unknown): Json | undefined {
  return value === undefined || value === null ? undefined : (value as Json);
}

function list(value: unknown): readonly Json[] {
  return (value ?? []) as readonly Json[];
}
