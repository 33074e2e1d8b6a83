import { EDGE_ZONE_STORAGE_TYPES } from "../azure/storage-account-types";
import { regionName } from "../azure/regions";
import type { EdgeZone } from "../spec/policy";
import type { UefiSettings } from "../spec/uefi";
import type { DataDisk, ImageVersionSpec } from "../spec/image-version-spec";
import type { UnreadValue } from "../plan/unread";
import { valueIn } from "../text/value-in";
import { present } from "./azurerm-definition";
import type { Replication } from "./azurerm-version";
import type { Fields } from "./fields";
import type { FoundTarget } from "./found";

const CACHING = ["None", "ReadOnly", "ReadWrite"] as const;

/** What a version may have that azurerm has no argument for. */
export function azapiVersionParts(fields: Fields): {
  readonly spec: Partial<ImageVersionSpec>;
  readonly withEdgeZones: <T extends Replication>(found: T) => T;
} {
  const zones = edgeZonesOf(fields);
  const disks = fields.blocks("data_disk", "dataDisks").flatMap((block) => dataDisk(block) ?? []);
  return {
    spec: present({
      dataDisks: disks.length > 0 ? disks : undefined,
      blockDeletionBeforeEndOfLife: fields.flag("block_deletion_before_end_of_life", "blockDeletionBeforeEndOfLife"),
      uefi: uefiOf(fields),
    }),
    withEdgeZones: (found) => withZones(found, zones),
  };
}

function dataDisk(block: Fields): DataDisk | undefined {
  const lun = block.needed("lun", block.number("lun", "dataDisks"), "dataDisks");
  if (lun === undefined) return undefined;
  const uri = block.id("blob_uri");
  return {
    lun,
    ...present({
      snapshot: block.id("source_id"),
      blob: uri === undefined ? undefined : { uri, storageAccountId: block.id("storage_account_id") ?? "" },
      caching: block.choice("caching", CACHING, "dataDisks"),
    }),
  };
}

/** The edge zones of a region, and what of them can't be read. */
interface ZonesOfRegion {
  readonly zones: [string, EdgeZone][];
  readonly missing: UnreadValue[];
}

/** Edge zones by the region that each belongs to. */
function edgeZonesOf(fields: Fields): ReadonlyMap<string, ZonesOfRegion> {
  const found = new Map<string, ZonesOfRegion>();
  for (const block of fields.blocks("edge_zone", "placement")) {
    const missedBefore = block.missed;
    const region = block.needed("region", block.text("region", "placement"), "placement");
    const name = block.needed("name", block.text("name", "placement"), "placement");
    const replicas = block.number("replica_count", "placement");
    const storage = block.choice("storage_account_type", EDGE_ZONE_STORAGE_TYPES, "placement");
    if (region === undefined) continue;
    const { zones, missing } = valueIn(found, regionName(region), () => ({ zones: [], missing: [] }));
    missing.push(...block.missedAfter(missedBefore));
    if (name !== undefined) zones.push([name, present({ replicas, storage })]);
  }
  return found;
}

/** A region with a zone that can't be read is no more known than one whose replicas can't. */
function withZones<T extends Replication>(replication: T, zones: ReadonlyMap<string, ZonesOfRegion>): T {
  if (zones.size === 0) return replication;
  const targetRegions: FoundTarget[] = [];
  const regions = [...(replication.unread?.regions ?? [])];
  for (const target of replication.targetRegions) {
    const { name, excludeFromLatest } = target;
    const ofRegion = zones.get(name);
    if (!ofRegion) targetRegions.push(target);
    else if (ofRegion.missing.length === 0)
      targetRegions.push({ ...target, edgeZones: Object.fromEntries(ofRegion.zones) });
    else if (!target.isAgain) regions.push({ name, missing: ofRegion.missing, mayServe: !excludeFromLatest });
  }
  const elsewhere = replication.unread?.elsewhere ?? false;
  return {
    ...replication,
    targetRegions,
    ...((elsewhere || regions.length > 0) && { unread: { regions, elsewhere } }),
  };
}

function uefiOf(fields: Fields): UefiSettings | undefined {
  const templates = fields.texts("uefi_signature_template_names", "uefi");
  if (!templates) return undefined;
  const additionalSignatures = fields.plain("uefi_additional_signatures");
  return {
    signatureTemplates: templates as UefiSettings["signatureTemplates"],
    ...(additionalSignatures !== undefined && {
      additionalSignatures: additionalSignatures as NonNullable<UefiSettings["additionalSignatures"]>,
    }),
  };
}
