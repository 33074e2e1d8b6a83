import { regionName } from "../azure/regions";
import { sourceKindOfId } from "../source-kind";
import type { ImageSourceSpec, ImageVersionSpec, StorageAccountType } from "../spec";
import { DEFAULT_STORAGE } from "../storage";
import { dateOf } from "../terraform/dates";
import { present } from "../terraform/azurerm-definition";
import type { Fields } from "../terraform/fields";
import type { FoundTarget } from "../terraform/found";
import { tagsOf } from "./arm-definition";

/** Azure's storage account types of a replica. */
const STORAGE: readonly StorageAccountType[] = ["Standard_LRS", "Standard_ZRS", "Premium_LRS"];

/** Says what a spec cannot. */
type Note = (what: string) => void;

/** What a `Microsoft.Compute/galleries/images/versions` says. */
export interface ArmVersion {
  readonly spec: ImageVersionSpec;
  readonly excludeFromLatest: boolean;
  readonly targetRegions: readonly FoundTarget[];
}

/** An image version; what a spec can't say goes to `note`. */
export function armVersion(fields: Fields, note: Note): ArmVersion {
  const [publishing] = fields.blocks("publishingProfile", "placement");
  const [storage] = fields.blocks("storageProfile", "source");
  const [safety] = fields.blocks("safetyProfile", "allowRegionRemoval");
  noteOthers(fields, publishing, storage, safety, note);
  const excludeFromLatest = publishing?.flag("excludeFromLatest") ?? false;
  const mode = publishing?.choice("replicationMode", ["Full", "Shallow"], "replicationMode");
  const isRemovable = safety?.flag("allowDeletionOfReplicatedLocations", "allowRegionRemoval") ?? false;
  return {
    spec: {
      source: sourceOf(storage, note),
      ...(!isRemovable && { allowRegionRemoval: false }),
      ...present({
        replicationMode: mode === "Shallow" ? ("shallow" as const) : undefined,
        endOfLife: dateOf(publishing?.text("endOfLifeDate", "endOfLife")),
        tags: tagsOf(fields),
        location: fields.text("location", "location"),
      }),
    },
    excludeFromLatest,
    targetRegions: publishing ? targetsOf(publishing, excludeFromLatest, note) : [],
  };
}

/** A region without a flag of its own has the version's; without a number or a type of its own, the profile's. */
function targetsOf(publishing: Fields, isExcluded: boolean, note: Note): FoundTarget[] {
  const replicas = publishing.number("replicaCount") ?? 1;
  const storage = publishing.choice("storageAccountType", STORAGE) ?? DEFAULT_STORAGE;
  const targets = new Map<string, FoundTarget>();
  for (const block of publishing.blocks("targetRegions", "placement")) {
    const region = block.needed("name", block.text("name", "placement"), "placement");
    if (region === undefined) continue;
    targets.set(regionName(region), {
      name: regionName(region),
      written: region,
      replicas: block.number("regionalReplicaCount", "placement") ?? replicas,
      storageAccountType: block.choice("storageAccountType", STORAGE, "placement") ?? storage,
      diskEncryptionSetId: encryptionOf(block, note),
      excludeFromLatest: block.flag("excludeFromLatest", "placement") ?? isExcluded,
    });
  }
  return [...targets.values()];
}

function encryptionOf(target: Fields, note: Note): string | undefined {
  const [encryption] = target.blocks("encryption", "placement");
  const [osDisk] = encryption?.blocks("osDiskImage", "placement") ?? [];
  if ((encryption?.blocks("dataDiskImages").length ?? 0) > 0) note("encryption of data disks");
  if (osDisk?.has("securityProfile")) note("encryption for confidential machines");
  return osDisk?.id("diskEncryptionSetId");
}

function noteOthers(
  fields: Fields,
  publishing: Fields | undefined,
  storage: Fields | undefined,
  safety: Fields | undefined,
  note: Note,
): void {
  if ((storage?.blocks("dataDiskImages").length ?? 0) > 0) note("data disks");
  if ((publishing?.blocks("targetExtendedLocations").length ?? 0) > 0) note("edge zones");
  if (safety?.flag("blockDeletionBeforeEndOfLife")) note("blocked deletion before the end of life");
  if (fields.has("securityProfile")) note("UEFI settings");
  const state = fields.text("provisioningState");
  if (state !== undefined && state !== "Succeeded") note(`the provisioning state ${state}`);
}

/** `published` says of a version whose source cannot be told that it is there all the same. */
function sourceOf(storage: Fields | undefined, note: Note): ImageSourceSpec {
  const [source] = storage?.blocks("source", "source") ?? [];
  const [osDisk] = storage?.blocks("osDiskImage", "source") ?? [];
  const [ofDisk] = osDisk?.blocks("source", "source") ?? [];
  const id = source?.id("id") ?? source?.id("virtualMachineId") ?? ofDisk?.id("id");
  const uri = ofDisk?.id("uri");
  if (uri !== undefined) return { blob: { uri, storageAccountId: ofDisk?.id("storageAccountId") ?? id ?? "" } };
  const kind = sourceKindOfId(id ?? "");
  if (kind !== undefined) return { [kind]: id };
  const community = source?.id("communityGalleryImageId") ?? id;
  note(community === undefined ? "a source, which Azure does not tell" : `the source ${community}`);
  return { published: true };
}
