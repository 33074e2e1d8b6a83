import { DEFAULT_STORAGE_ACCOUNT_TYPE, STORAGE_ACCOUNT_TYPES } from "../azure/storage-account-types";
import { parseResourceId } from "../azure/resource-id";
import { regionName } from "../azure/regions";
import type { ConfidentialVm } from "../spec/policy";
import type { ImageSourceSpec, ImageVersionSpec } from "../spec/image-version-spec";
import type { Unread, UnreadRegion } from "../plan/unread";
import { present } from "./azurerm-definition";
import { dateOf } from "../spec/dates";
import type { Fields } from "./fields";
import type { FoundTarget } from "./found";

/** An `azurerm_shared_image_version` as a spec, without where it is. */
export function versionSpec(fields: Fields): ImageVersionSpec {
  const mode = fields.choice("replication_mode", ["Full", "Shallow"], "replicationMode");
  const attribute = "deletion_of_replicated_locations_enabled";
  const isRemovalAllowed = fields.has(attribute) ? fields.flag(attribute, "allowRegionRemoval") : false;
  const others = {
    replicationMode: mode === "Shallow" ? ("shallow" as const) : undefined,
    endOfLife: dateOf(fields.text("end_of_life_date", "endOfLife")),
    tags: fields.record("tags", "tags"),
    location: fields.text("location", "location"),
  };
  return {
    source: sourceOf(fields),
    ...(isRemovalAllowed === false && { allowRegionRemoval: false }),
    ...present(others),
  };
}

/** azurerm takes a virtual machine where it takes a managed image, and Azure another gallery's version. */
function sourceOf(fields: Fields): ImageSourceSpec {
  const image = fields.id("managed_image_id");
  const machine = fields.id("virtual_machine_id");
  const snapshot = fields.id("os_disk_snapshot_id");
  const [uri, storageAccountId] = [fields.id("blob_uri"), fields.id("storage_account_id")];
  return {
    ...(machine !== undefined && { virtualMachine: machine }),
    ...(image !== undefined && { [kindOf(image)]: image }),
    ...(snapshot !== undefined && { snapshot }),
    ...(uri !== undefined && { blob: { uri, storageAccountId: storageAccountId ?? "" } }),
  };
}

/** By its type, or for an expression by the type of what it refers to. */
function kindOf(id: string): "managedImage" | "virtualMachine" | "galleryImageVersion" {
  if (/^\$\{azurerm_(?:linux_|windows_)?virtual_machine\./.test(id)) return "virtualMachine";
  if (/^\$\{(?:azurerm_shared_image_version|azapi_resource|azapi_update_resource)\./.test(id))
    return "galleryImageVersion";
  const type = parseResourceId(id)?.type.toLowerCase();
  if (type === "microsoft.compute/virtualmachines") return "virtualMachine";
  return type === "microsoft.compute/galleries/images/versions" ? "galleryImageVersion" : "managedImage";
}

/** Where a version is, as far as that can be read. */
export interface Replication {
  /** In the order of the file. */
  readonly targetRegions: readonly FoundTarget[];
  readonly unread?: Unread;
  /** Name of the first one, whatever else of it can be read; undefined where that can't. */
  readonly firstRegion: string | undefined;
}

/** Target regions; what can't be read of them is noted, and such a region is no target region. */
export function replicationOf(fields: Fields): Replication {
  const missedBefore = fields.missed;
  const blocks = fields.blocks("target_region", ...UNNAMED);
  // The provider demands one, and Azure keeps no version without: where it is then is not known.
  if (blocks.length === 0 && fields.missed === missedBefore) fields.miss("target_region", UNNAMED, "nothing");
  const isListUnread = fields.missed > missedBefore;
  const regions = blocks.map(targetRegion);
  const [targetRegions, unread]: [FoundTarget[], UnreadRegion[]] = [[], []];
  const seen = new Set<string>();
  for (const region of regions) {
    if (!region) continue;
    const isAgain = seen.has(region.name);
    seen.add(region.name);
    if ("replicas" in region) targetRegions.push(isAgain ? { ...region, isAgain } : region);
    else if (!isAgain) unread.push(region);
  }
  const elsewhere = isListUnread || regions.includes(undefined);
  return {
    targetRegions,
    ...((elsewhere || unread.length > 0) && { unread: { regions: unread, elsewhere } }),
    firstRegion: regions[0]?.name,
  };
}

/** A region that is not known: what the others ask for is still told. */
const UNNAMED = ["placement", ""] as const;

/** Undefined without a name that can be read. */
function targetRegion(block: Fields): FoundTarget | UnreadRegion | undefined {
  const missedBefore = block.missed;
  const written = block.needed("name", block.text("name", ...UNNAMED), ...UNNAMED);
  const at = ["placement", written ?? ""];
  const replicas = block.needed("regional_replica_count", block.number("regional_replica_count", ...at), ...at);
  const storageAccountType =
    block.choice("storage_account_type", STORAGE_ACCOUNT_TYPES, ...at) ?? DEFAULT_STORAGE_ACCOUNT_TYPE;
  const excludeFromLatest = block.flag("exclude_from_latest_enabled", ...at) ?? false;
  const diskEncryptionSetId = block.id("disk_encryption_set_id");
  const confidentialVm = confidentialVmOf(block);
  if (written === undefined) return undefined;
  const name = regionName(written);
  const missing = block.missedAfter(missedBefore);
  if (replicas === undefined || missing.length > 0) return { name, missing, mayServe: !excludeFromLatest };
  const plain = { name, written, replicas, storageAccountType, diskEncryptionSetId, excludeFromLatest };
  return confidentialVm ? { ...plain, confidentialVm } : plain;
}

const CONFIDENTIAL = [
  "EncryptedVMGuestStateOnlyWithPmk",
  "EncryptedWithPmk",
  "EncryptedWithCmk",
  "NonPersistedTPM",
] as const;

/** Through azapi alone. */
function confidentialVmOf(block: Fields): ConfidentialVm | undefined {
  const encryption = block.choice("confidential_vm_encryption_type", CONFIDENTIAL, "placement");
  const diskEncryptionSetId = block.id("secure_vm_disk_encryption_set_id");
  return encryption && { encryption, ...(diskEncryptionSetId !== undefined && { diskEncryptionSetId }) };
}
