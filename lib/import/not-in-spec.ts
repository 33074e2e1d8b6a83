import { regionName } from "../azure/regions";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import type { Fields } from "../terraform/fields";
import type { ParsedTarget } from "../terraform/parsed";
import type { Difference } from "./differences";
import type { Note } from "./not-carried";

/**
 * Reports settings of a version that a spec cannot have: to `note` those that stay as they are, and to `report` those
 * that the first apply changes.
 */
export function noteNotInSpec(
  fields: Fields,
  spec: ImageVersionSpec,
  targets: readonly ParsedTarget[],
  note: Note,
  report: (difference: Difference) => void,
): void {
  const luns = spec.source.published ? [] : (spec.dataDisks ?? []).map(({ lun }) => lun);
  const [regions, zones] = [fields.blocks("target_region"), fields.blocks("edge_zone")];
  const sets = new Map(targets.map(({ name, diskEncryptionSetId }) => [name, diskEncryptionSetId]));
  const regionOf = (zone: Fields) => regionName(zone.id("region") ?? "");
  const isStray = (zone: Fields) => !sets.has(regionOf(zone));

  const ofDisks = [...regions, ...zones].map((block) => disksOf(block, luns));
  const ofZones = zones
    .filter((zone) => !isStray(zone))
    .map((zone) => ({ found: [zone.id("disk_encryption_set_id")], written: [sets.get(regionOf(zone))] }));
  reportEncryption("encryption of data disks", ofDisks, note, report);
  reportEncryption("encryption of edge zones", ofZones, note, report);
  // The list of edge zones is written as a whole, or not at all.
  if (zones.some(isStray)) (zones.every(isStray) ? note : report)("edge zones of a region without replicas");

  noteProvisioning(fields, note);
}

/** Notes where the last change of a version has not succeeded. */
export function noteProvisioning(fields: Fields, note: Note): void {
  const state = fields.text("provisioning_state");
  if (state !== undefined && state !== "Succeeded") note(`the provisioning state ${state}`);
}

/** The disk encryption sets in Azure, and those that a spec writes. Those that it leaves out stay as they are. */
interface Encryption {
  readonly found: readonly (string | undefined)[];
  readonly written: readonly (string | undefined)[];
}

/** Returns the encryption of data disks. A spec has one disk encryption set for all disks that it names in a region. */
function disksOf(block: Fields, luns: readonly number[]): Encryption {
  const disks = block.blocks("data_disk_encryption").filter((disk) => disk.has("disk_encryption_set_id"));
  const id = block.id("disk_encryption_set_id");
  return {
    found: disks.map((disk) => `${disk.number("lun")} ${disk.id("disk_encryption_set_id")}`),
    written: id === undefined ? [] : luns.map((lun) => `${lun} ${id}`),
  };
}

function reportEncryption(
  what: "encryption of data disks" | "encryption of edge zones",
  all: readonly Encryption[],
  note: Note,
  report: (difference: Difference) => void,
): void {
  const key = (ids: Encryption["found"]) => ids.join("\n");
  const unlike = all.filter(({ found, written }) => key(found) !== key(written));
  const others = unlike.filter(({ found, written }) => key(found).toLowerCase() !== key(written).toLowerCase());
  if (others.some(({ written }) => written.some((id) => id !== undefined))) report(what);
  else if (others.length > 0) note(what);
  else if (unlike.length > 0) report("capitals of the ids of disk encryption sets");
}
