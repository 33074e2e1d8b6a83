import { regionName } from "../azure/regions";
import type { ImageVersionSpec } from "../spec";
import type { Fields } from "../terraform/fields";
import type { FoundTarget } from "../terraform/found";
import type { Note } from "./notes";

/** Notes what Azure has of a version that a spec of it cannot say. */
export function noteUnsaid(fields: Fields, spec: ImageVersionSpec, targets: readonly FoundTarget[], note: Note): void {
  const encryptionByRegion = new Map(targets.map(({ name, diskEncryptionSetId }) => [name, diskEncryptionSetId]));
  const luns = spec.source.published ? [] : (spec.dataDisks ?? []).map(({ lun }) => lun);
  const regions = fields.blocks("target_region");
  const zones = fields.blocks("edge_zone");
  if ([...regions, ...zones].some((block) => !encryptsAlike(block, luns))) note("encryption of data disks");
  const regionOf = (zone: Fields) => regionName(zone.id("region") ?? "");
  if (zones.some((zone) => !encryptionByRegion.has(regionOf(zone)))) note("edge zones of a region without replicas");
  else if (zones.some((zone) => !isSameId(zone.id("disk_encryption_set_id"), encryptionByRegion.get(regionOf(zone))))) {
    note("encryption of edge zones");
  }
  const state = fields.text("provisioning_state");
  if (state !== undefined && state !== "Succeeded") note(`the provisioning state ${state}`);
}

/** A spec has one disk encryption set for all disks of a region: those of the data disks that it names. */
function encryptsAlike(block: Fields, luns: readonly number[]): boolean {
  const disks = block.blocks("data_disk_encryption").filter((disk) => disk.has("disk_encryption_set_id"));
  const id = block.id("disk_encryption_set_id");
  const wanted = id === undefined ? [] : luns;
  return (
    disks.length === wanted.length &&
    disks.every((disk) => wanted.includes(disk.number("lun") ?? -1) && isSameId(disk.id("disk_encryption_set_id"), id))
  );
}

function isSameId(a: string | undefined, b: string | undefined): boolean {
  return a?.toLowerCase() === b?.toLowerCase();
}
