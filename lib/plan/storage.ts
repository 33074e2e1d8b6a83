import { findRegion } from "../azure/regions";
import type { Storage, StorageChoice } from "../spec/policy";
import { DEFAULT_STORAGE_ACCOUNT_TYPE, type StorageAccountType } from "../azure/storage-account-types";
import { compareVersions, parseVersion, type Version } from "../spec/version-number";

/** Returns the storage account type of a version's replicas in a region under a policy's `storage`. */
export function storageAccountType(
  storage: Storage | undefined,
  region: string,
  version: Version | undefined,
): StorageAccountType {
  if (storage === undefined) return DEFAULT_STORAGE_ACCOUNT_TYPE;
  if (typeof storage === "string") return resolveChoice(storage, region);
  const since = parseVersion(storage.since);
  const isOlder = since !== undefined && version !== undefined && compareVersions(version, since) < 0;
  return isOlder ? storage.before : resolveChoice(storage.type, region);
}

/** Resolves `zone-redundant` by the region's zones: Standard_LRS for a region that is not in the catalogue. */
function resolveChoice(choice: StorageChoice, region: string): StorageAccountType {
  if (choice !== "zone-redundant") return choice;
  return (findRegion(region)?.zones ?? 0) > 0 ? "Standard_ZRS" : "Standard_LRS";
}
