import { withDefaults } from "../lib/plan/edge-zone";
import { findRegion, regionName } from "../lib/azure/regions";
import { byCodeUnit } from "../lib/text/order";
import type { TargetRegion, VersionPlan } from "../lib/plan/plan";
import type { EdgeZone } from "../lib/spec/policy";
import type { UefiSettings } from "../lib/spec/uefi";
import type { DataDisk, ImageSourceSpec, ImageVersionSpec } from "../lib/spec/image-version-spec";
import { instantOf } from "../lib/spec/dates";
import type { ToText } from "./text";

/** Arguments as azurerm names them, and ours for what it lacks: what lib/azure/bodies.ts has rows for. */
type Arguments = Readonly<Record<string, unknown>>;

/**
 * How a version is published: every property of every region, since azapi merges what is not written with what
 * is there.
 */
export function publishingArguments(plan: VersionPlan, toText: ToText): Arguments {
  const { spec, targetRegions, excludeFromLatest } = plan;
  const hasEdgeZones = targetRegions.some(({ edgeZones }) => edgeZones !== undefined);
  return {
    target_region: targetRegions.map((region) => targetRegion(region, spec.dataDisks ?? [], toText)),
    ...(hasEdgeZones && {
      edge_zone: targetRegions.flatMap((region) => edgeZones(region, spec.dataDisks ?? [], toText)),
    }),
    exclude_from_latest: excludeFromLatest,
    ...(spec.endOfLife !== undefined && { end_of_life_date: toText(instantOf(spec.endOfLife)) }),
  };
}

/** All of a version. */
export function versionArguments(plan: VersionPlan, toText: ToText): Arguments {
  const { spec } = plan;
  return {
    ...publishingArguments(plan, toText),
    replication_mode: spec.replicationMode === "shallow" ? "Shallow" : "Full",
    ...sourceArguments(spec.source, toText),
    ...(spec.dataDisks && { data_disk: spec.dataDisks.map((disk) => dataDisk(disk, toText)) }),
    ...safetyArguments(spec),
    ...uefiArguments(spec.uefi, toText),
  };
}

function safetyArguments({ allowRegionRemoval, blockDeletionBeforeEndOfLife: isBlocked }: ImageVersionSpec): Arguments {
  return {
    deletion_of_replicated_locations_enabled: allowRegionRemoval ?? true,
    ...(isBlocked !== undefined && { block_deletion_before_end_of_life: isBlocked }),
  };
}

/** Azure tells a virtual machine from other sources; another gallery's version is a source like a managed image. */
function sourceArguments(source: ImageSourceSpec, toText: ToText): Arguments {
  const id = source.managedImage ?? source.galleryImageVersion;
  return {
    ...(id !== undefined && { managed_image_id: toText(id) }),
    ...(source.virtualMachine !== undefined && { virtual_machine_id: toText(source.virtualMachine) }),
    ...(source.snapshot !== undefined && { os_disk_snapshot_id: toText(source.snapshot) }),
    ...(source.blob && {
      blob_uri: toText(source.blob.uri),
      storage_account_id: toText(source.blob.storageAccountId),
    }),
  };
}

function dataDisk({ lun, caching, snapshot, blob }: DataDisk, toText: ToText): Arguments {
  return {
    lun,
    ...(caching !== undefined && { caching }),
    ...(snapshot !== undefined && { source_id: toText(snapshot) }),
    ...(blob && { blob_uri: toText(blob.uri), storage_account_id: toText(blob.storageAccountId) }),
  };
}

function targetRegion(region: TargetRegion, dataDisks: readonly DataDisk[], toText: ToText): Arguments {
  const { confidentialVm } = region;
  return {
    name: shownRegion(region.name, toText),
    regional_replica_count: region.replicas,
    storage_account_type: region.storageAccountType,
    exclude_from_latest_enabled: region.excludeFromLatest,
    ...encryption(region.diskEncryptionSetId, dataDisks, toText),
    ...(confidentialVm && {
      confidential_vm_encryption_type: confidentialVm.encryption,
      ...(confidentialVm.diskEncryptionSetId !== undefined && {
        secure_vm_disk_encryption_set_id: toText(confidentialVm.diskEncryptionSetId),
      }),
    }),
  };
}

function edgeZones(region: TargetRegion, dataDisks: readonly DataDisk[], toText: ToText): Arguments[] {
  return Object.entries(region.edgeZones ?? {})
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([name, zone]: [string, EdgeZone]) => ({ name, ...withDefaults(zone) }))
    .map(({ name, replicas, storage }) => ({
      region: shownRegion(region.name, toText),
      name: toText(name),
      type: "EdgeZone",
      replica_count: replicas,
      storage_account_type: storage,
      ...encryption(region.diskEncryptionSetId, dataDisks, toText),
    }));
}

/** Azure encrypts all disks of a version or none. */
function encryption(
  diskEncryptionSetId: string | undefined,
  dataDisks: readonly DataDisk[],
  toText: ToText,
): Arguments {
  if (diskEncryptionSetId === undefined) return {};
  const id = toText(diskEncryptionSetId);
  return {
    disk_encryption_set_id: id,
    ...(dataDisks.length > 0 && {
      data_disk_encryption: dataDisks.map(({ lun }) => ({ lun, disk_encryption_set_id: id })),
    }),
  };
}

function uefiArguments(uefi: UefiSettings | undefined, toText: ToText): Arguments {
  if (!uefi) return {};
  const { signatureTemplates, additionalSignatures } = uefi;
  return {
    uefi_signature_template_names: [...signatureTemplates],
    ...(additionalSignatures && { uefi_additional_signatures: textOf(additionalSignatures, toText) }),
  };
}

function textOf(value: unknown, toText: ToText): unknown {
  if (typeof value === "string") return toText(value);
  if (Array.isArray(value)) return value.map((item: unknown) => textOf(item, toText));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, textOf(item, toText)]));
}

/**
 * Azure answers with display names ("West Europe") whatever was sent, and azapi compares texts: the other spelling
 * would be a change at every plan.
 */
function shownRegion(name: string, toText: ToText): string {
  return toText(findRegion(name)?.displayName ?? regionName(name));
}
