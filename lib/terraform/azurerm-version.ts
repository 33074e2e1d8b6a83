import { parseResourceId } from "../azure/resource-id";
import { regionName } from "../azure/regions";
import type { ConfidentialVm } from "../policy";
import type { ImageSourceSpec, ImageVersionSpec, StorageAccountType } from "../spec";
import { DEFAULT_STORAGE } from "../storage";
import { present } from "./azurerm-definition";
import { dateOf } from "./dates";
import type { Fields } from "./fields";
import type { FoundTarget } from "./found";

const STORAGE: readonly StorageAccountType[] = ["Standard_LRS", "Standard_ZRS", "Premium_LRS"];

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

/** Target regions in the order of the file; one that can't be read is noted and left out. */
export function targetRegions(fields: Fields): FoundTarget[] {
  const seen = new Set<string>();
  const missedBefore = fields.missed;
  const blocks = fields.blocks("target_region", ...UNNAMED);
  // The provider demands one, and Azure keeps no version without: where it is then is not known.
  if (blocks.length === 0 && fields.missed === missedBefore) fields.miss("target_region", UNNAMED, "nothing");
  return blocks.flatMap((block): FoundTarget[] => {
    const target = targetRegion(block);
    if (!target) return [];
    if (seen.has(target.name)) return [{ ...target, isAgain: true }];
    seen.add(target.name);
    return [target];
  });
}

/** A region that is not known: what the others ask for is still told. */
const UNNAMED = ["placement", ""] as const;

function targetRegion(block: Fields): FoundTarget | undefined {
  const missedBefore = block.missed;
  const written = block.needed("name", block.text("name", ...UNNAMED), ...UNNAMED);
  const at = ["placement", written ?? ""];
  const replicas = block.needed("regional_replica_count", block.number("regional_replica_count", ...at), ...at);
  const storageAccountType = block.choice("storage_account_type", STORAGE, ...at) ?? DEFAULT_STORAGE;
  const excludeFromLatest = block.flag("exclude_from_latest_enabled", ...at) ?? false;
  if (written === undefined || replicas === undefined || block.missed > missedBefore) return undefined;
  const diskEncryptionSetId = block.id("disk_encryption_set_id");
  const confidentialVm = confidentialVmOf(block);
  const name = regionName(written);
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
