/** Azure's storage account types of a replica in a region, as gallery.json of the API lists them. */
export const STORAGE_ACCOUNT_TYPES = ["Standard_LRS", "Standard_ZRS", "Premium_LRS"] as const;

export type StorageAccountType = (typeof STORAGE_ACCOUNT_TYPES)[number];

/** The storage account type that Azure uses where none is asked for. */
export const DEFAULT_STORAGE_ACCOUNT_TYPE: StorageAccountType = "Standard_LRS";

/** Storage account types of a replica in an edge zone. */
export const EDGE_ZONE_STORAGE_TYPES = ["Standard_LRS", "StandardSSD_LRS", "Premium_LRS"] as const;

export type EdgeZoneStorage = (typeof EDGE_ZONE_STORAGE_TYPES)[number];

/** The settings of an edge zone where none are asked for. */
export const EDGE_ZONE_DEFAULTS = { replicas: 1, storage: "StandardSSD_LRS" } as const satisfies {
  readonly replicas: number;
  readonly storage: EdgeZoneStorage;
};
