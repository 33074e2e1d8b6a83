/**
 * What azurerm 4.55 knows of the arguments of its gallery resources, as far as a plan depends on it: `Default`,
 * `ForceNew` and what is compared other than as text (internal/services/compute/shared_image_*_resource.go
 * and gallery_application_*_resource.go of terraform-provider-azurerm). Names and types are those of `terraform providers schema -json`.
 */
export interface Argument {
  readonly kind: "text" | "region" | "instant" | "number" | "flag" | "set" | "map";
  readonly default?: unknown;
  readonly forceNew?: true;
  readonly forceNewWhenRemoved?: true;
}

/** Nested blocks: a list. */
export interface Blocks {
  readonly kind: "blocks";
  readonly items: Arguments;
  readonly forceNew?: true;
}

export type Arguments = Readonly<Record<string, Argument | Blocks>>;

const FORCE = { forceNew: true } as const;
const TEXT = { kind: "text" } as const;
const FORCED_TEXT = { ...TEXT, ...FORCE } as const;
const FORCED_FLAG = { kind: "flag", ...FORCE } as const;
const REGION = { kind: "region", ...FORCE } as const;
const NUMBER = { kind: "number" } as const;
const INSTANT = { kind: "instant", forceNewWhenRemoved: true } as const;
const TAGS = { kind: "map" } as const;

const GALLERY: Arguments = {
  name: FORCED_TEXT,
  resource_group_name: FORCED_TEXT,
  location: REGION,
  description: TEXT,
  tags: TAGS,
  sharing: {
    kind: "blocks",
    ...FORCE,
    items: {
      permission: FORCED_TEXT,
      community_gallery: {
        kind: "blocks",
        ...FORCE,
        items: { eula: FORCED_TEXT, prefix: FORCED_TEXT, publisher_email: FORCED_TEXT, publisher_uri: FORCED_TEXT },
      },
    },
  },
};

const DEFINITION: Arguments = {
  name: FORCED_TEXT,
  gallery_name: FORCED_TEXT,
  resource_group_name: FORCED_TEXT,
  location: REGION,
  architecture: { ...FORCED_TEXT, default: "x64" },
  os_type: FORCED_TEXT,
  disk_types_not_allowed: { kind: "set" },
  end_of_life_date: INSTANT,
  hyper_v_generation: { ...FORCED_TEXT, default: "V1" },
  identifier: { kind: "blocks", items: { publisher: FORCED_TEXT, offer: FORCED_TEXT, sku: FORCED_TEXT } },
  description: TEXT,
  eula: FORCED_TEXT,
  purchase_plan: { kind: "blocks", items: { name: FORCED_TEXT, publisher: FORCED_TEXT, product: FORCED_TEXT } },
  privacy_statement_uri: FORCED_TEXT,
  max_recommended_vcpu_count: NUMBER,
  min_recommended_vcpu_count: NUMBER,
  max_recommended_memory_in_gb: NUMBER,
  min_recommended_memory_in_gb: NUMBER,
  release_note_uri: TEXT,
  specialized: FORCED_FLAG,
  trusted_launch_supported: FORCED_FLAG,
  trusted_launch_enabled: FORCED_FLAG,
  confidential_vm_supported: FORCED_FLAG,
  confidential_vm_enabled: FORCED_FLAG,
  accelerated_network_support_enabled: FORCED_FLAG,
  hibernation_enabled: FORCED_FLAG,
  disk_controller_type_nvme_enabled: FORCED_FLAG,
  tags: TAGS,
};

const VERSION: Arguments = {
  name: FORCED_TEXT,
  gallery_name: FORCED_TEXT,
  image_name: FORCED_TEXT,
  resource_group_name: FORCED_TEXT,
  location: REGION,
  target_region: {
    kind: "blocks",
    items: {
      name: { kind: "region" },
      regional_replica_count: NUMBER,
      disk_encryption_set_id: FORCED_TEXT,
      exclude_from_latest_enabled: { kind: "flag" },
      storage_account_type: { ...TEXT, default: "Standard_LRS" },
    },
  },
  blob_uri: FORCED_TEXT,
  storage_account_id: FORCED_TEXT,
  end_of_life_date: INSTANT,
  os_disk_snapshot_id: FORCED_TEXT,
  managed_image_id: FORCED_TEXT,
  replication_mode: { ...FORCED_TEXT, default: "Full" },
  exclude_from_latest: { kind: "flag" },
  deletion_of_replicated_locations_enabled: FORCED_FLAG,
  tags: TAGS,
};

const APPLICATION: Arguments = {
  name: FORCED_TEXT,
  gallery_id: FORCED_TEXT,
  location: REGION,
  supported_os_type: FORCED_TEXT,
  description: TEXT,
  end_of_life_date: INSTANT,
  eula: TEXT,
  privacy_statement_uri: { ...TEXT, forceNewWhenRemoved: true },
  release_note_uri: { ...TEXT, forceNewWhenRemoved: true },
  tags: TAGS,
};

const APPLICATION_VERSION: Arguments = {
  name: FORCED_TEXT,
  gallery_application_id: FORCED_TEXT,
  location: REGION,
  source: { kind: "blocks", items: { media_link: FORCED_TEXT, default_configuration_link: FORCED_TEXT } },
  manage_action: { kind: "blocks", items: { install: FORCED_TEXT, remove: FORCED_TEXT, update: FORCED_TEXT } },
  package_file: FORCED_TEXT,
  config_file: FORCED_TEXT,
  enable_health_check: { kind: "flag" },
  exclude_from_latest: { kind: "flag" },
  end_of_life_date: INSTANT,
  target_region: {
    kind: "blocks",
    items: {
      name: { kind: "region" },
      regional_replica_count: NUMBER,
      storage_account_type: { ...TEXT, default: "Standard_LRS" },
      exclude_from_latest: { kind: "flag" },
    },
  },
  tags: TAGS,
};

/** By resource type. */
export const AZURERM_ARGUMENTS = {
  azurerm_shared_image_gallery: GALLERY,
  azurerm_shared_image: DEFINITION,
  azurerm_shared_image_version: VERSION,
  azurerm_gallery_application: APPLICATION,
  azurerm_gallery_application_version: APPLICATION_VERSION,
} as const;

export type AzurermType = keyof typeof AZURERM_ARGUMENTS;

const SUBSCRIPTION = "/subscriptions/[^/]+/resourceGroups/[^/]+/providers";
const IMAGE_OR_MACHINE = new RegExp(`^${SUBSCRIPTION}/Microsoft\\.Compute/(?:images|virtualMachines)/[^/]+$`);
const STORAGE_ACCOUNT = new RegExp(`^${SUBSCRIPTION}/Microsoft\\.Storage/storageAccounts/[^/]+$`);
const GALLERY_ID = `${SUBSCRIPTION}/Microsoft\\.Compute/galleries/[^/]+`;

/** Values that the provider refuses at plan, capitals of ids included: what each must look like. */
export const ACCEPTED: Readonly<Record<string, RegExp>> = {
  managed_image_id: IMAGE_OR_MACHINE,
  storage_account_id: STORAGE_ACCOUNT,
  disk_types_not_allowed: /^(?:Standard_LRS|Premium_LRS)$/,
};

/** Ids that the provider imports, capitals included. */
export const IMPORTED_IDS: Readonly<Record<AzurermType, RegExp>> = {
  azurerm_shared_image_gallery: new RegExp(`^${GALLERY_ID}$`),
  azurerm_shared_image: new RegExp(`^${GALLERY_ID}/images/[^/]+$`),
  azurerm_shared_image_version: new RegExp(`^${GALLERY_ID}/images/[^/]+/versions/[^/]+$`),
  azurerm_gallery_application: new RegExp(`^${GALLERY_ID}/applications/[^/]+$`),
  azurerm_gallery_application_version: new RegExp(`^${GALLERY_ID}/applications/[^/]+/versions/[^/]+$`),
};
