import { regionName } from "../azure/regions";
import type { EdgeZone, EdgeZoneStorage } from "../policy";
import type { DataDisk, ImageVersionSpec, UefiSettings } from "../spec";
import { present } from "./azurerm-definition";
import type { Fields } from "./fields";
import type { FoundTarget } from "./found";

const CACHING = ["None", "ReadOnly", "ReadWrite"] as const;
const EDGE_STORAGE: readonly EdgeZoneStorage[] = ["Standard_LRS", "StandardSSD_LRS", "Premium_LRS"];

/** What a version may have that azurerm has no argument for. */
export function azapiVersionParts(fields: Fields): {
  readonly spec: Partial<ImageVersionSpec>;
  readonly withEdgeZones: (targets: readonly FoundTarget[]) => FoundTarget[];
} {
  const zones = edgeZonesOf(fields);
  const disks = fields.blocks("data_disk", "dataDisks").flatMap((block) => dataDisk(block) ?? []);
  return {
    spec: present({
      dataDisks: disks.length > 0 ? disks : undefined,
      blockDeletionBeforeEndOfLife: fields.flag("block_deletion_before_end_of_life", "blockDeletionBeforeEndOfLife"),
      uefi: uefiOf(fields),
    }),
    withEdgeZones: (targets) =>
      targets.map((target) => {
        const edgeZones = zones.get(target.name);
        return edgeZones ? { ...target, edgeZones: Object.fromEntries(edgeZones) } : target;
      }),
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

/** Edge zones by the region that each belongs to. */
function edgeZonesOf(fields: Fields): ReadonlyMap<string, readonly [string, EdgeZone][]> {
  const zones = new Map<string, [string, EdgeZone][]>();
  for (const block of fields.blocks("edge_zone", "placement")) {
    const region = block.needed("region", block.text("region", "placement"), "placement");
    const name = block.needed("name", block.text("name", "placement"), "placement");
    if (region === undefined || name === undefined) continue;
    const replicas = block.number("replica_count", "placement");
    const storage = block.choice("storage_account_type", EDGE_STORAGE, "placement");
    const key = regionName(region);
    zones.set(key, [...(zones.get(key) ?? []), [name, present({ replicas, storage })]]);
  }
  return zones;
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
