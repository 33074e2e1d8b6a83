import { TEXT, type Attribute } from "../azure/attributes/attribute";
import { IMAGE_VERSION, PROFILE_DEFAULTS } from "../azure/attributes/image-version";
import { sourceKindOfId } from "../spec/source-kind";
import type { ImageSourceSpec, ImageVersionSpec } from "../spec/image-version-spec";
import { withEdgeZones } from "../terraform/edge-zones";
import { withProfileDefaults } from "../terraform/profile-defaults";
import { versionSpec } from "../terraform/specs";
import { replicationOf } from "../terraform/target-regions";
import type { Fields, Notes } from "../terraform/fields";
import type { ParsedTarget } from "../terraform/parsed";
import { isObject, type Attributes } from "../terraform/resource";
import type { Unread } from "../plan/unread";
import { argumentsOf, armFields, isEmpty, readingBody } from "./arm-fields";
import type { ArmResource } from "./arm-resources";
import type { Note } from "./not-carried";
import { ofPublished } from "./published";
import { noteNotInSpec } from "./not-in-spec";
import { notKnownOf } from "./not-known";
import { noteReplication } from "./replication-status";
import { notInAzureOfVersion } from "./not-in-azure";
import type { Difference } from "./differences";

/** The attributes that are sent, and others that Azure shows. */
const TABLE: readonly Attribute[] = [
  ...IMAGE_VERSION,
  ...PROFILE_DEFAULTS,
  {
    key: "communityImage",
    argument: "community_image_id",
    path: "properties.storageProfile.source.communityGalleryImageId",
    form: TEXT,
    description: "Id of a community gallery's image that it is made from",
  },
  {
    key: "sourceOf2018",
    argument: "source_of_2018",
    path: "properties.publishingProfile.source.managedImage.id",
    form: TEXT,
    description: "Managed image that it is made from, where API 2018-06-01 tells it",
  },
  {
    key: "provisioningState",
    argument: "provisioning_state",
    path: "properties.provisioningState",
    form: TEXT,
    description: "Provisioning state",
  },
];

const noteNotKnown = notKnownOf("version", TABLE);

/** The content of a `Microsoft.Compute/galleries/images/versions`. */
export interface ArmVersion {
  readonly spec: ImageVersionSpec;
  readonly excludeFromLatest: boolean;
  readonly targetRegions: readonly ParsedTarget[];
  readonly unread?: Unread;
  readonly notInAzure: readonly Difference[];
}

/** Returns an image version. Settings that a spec cannot have go to `note`. */
export function armVersion(resource: ArmResource, notes: Notes, note: Note): ArmVersion {
  const shown = argumentsOf(resource, TABLE);
  const args = writtenOut(shown);
  return readingBody(TABLE, notes, (inner) => {
    const fields = armFields(resource, args, inner);
    const endOfLife = fields.text("end_of_life_date", "endOfLife");
    const spec: ImageVersionSpec = {
      ...versionSpec(fields, "azapi"),
      // As it is written, since azapi compares texts.
      ...(endOfLife !== undefined && { endOfLife }),
      source: sourceOf(fields, note),
    };
    // A block that is turned off is the default, and needs no setting.
    const { blockDeletionBeforeEndOfLife: isBlocked, ...others } = spec;
    const said = isBlocked ? spec : others;
    const { targetRegions: targets, unread } = withEdgeZones(replicationOf(fields, "azapi", "image"), fields);
    const notInAzure = [...notInAzureOfVersion(shown), ...noteNotKnown(resource, note)];
    noteReplication(resource, note);
    noteNotInSpec(fields, said, targets, note, (difference) => notInAzure.push(difference));
    return {
      spec: said.source.published ? ofPublished(said) : said,
      excludeFromLatest: fields.flag("exclude_from_latest") ?? false,
      targetRegions: targets,
      ...(unread && { unread }),
      notInAzure,
    };
  });
}

/** Returns arguments in azurerm's form, for those that Azure shows once, or in another form than it was sent. */
function writtenOut(args: Attributes): Attributes {
  const { data_disk: disks, uefi_additional_signatures: signatures, source_of_2018: first, ...given } = args;
  const others = { ...(first !== undefined && { managed_image_id: first }), ...given };
  const isWhole = ["managed_image_id", "virtual_machine_id", "community_image_id"].some((key) => key in others);
  return {
    // A profile without a number has one replica in each region.
    ...withProfileDefaults({ ...others, usual_replica_count: args["usual_replica_count"] ?? 1 }),
    // Azure also shows the disks of a source that brings its own.
    ...(!isWhole && { data_disk: eachOf(disks, withAccount) }),
    ...uefiOf(args["uefi_signature_template_names"], signatures),
  };
}

/** Returns a disk with the storage account of its blob, which earlier versions of the API have as the source's id. */
function withAccount(disk: Attributes): Attributes {
  const { source_id: id, ...others } = disk;
  return disk["blob_uri"] === undefined ? disk : { storage_account_id: id, ...others };
}

/**
 * Returns the UEFI keys. Keys without templates are sent with none, and the Azure CLI writes null for missing lists of
 * keys.
 */
function uefiOf(templates: unknown, given: unknown): Attributes {
  const signatures = isObject(given)
    ? Object.fromEntries(Object.entries(given).filter(([, value]) => !isEmpty(value)))
    : given;
  if (isEmpty(signatures)) return {};
  return { uefi_signature_template_names: templates ?? [], uefi_additional_signatures: signatures };
}

function eachOf(list: unknown, change: (item: Attributes) => Attributes): unknown {
  return Array.isArray(list) ? list.map((item: Attributes) => change(item)) : list;
}

/** Returns the source of a version, or `published` for one that Azure does not show. */
function sourceOf(fields: Fields, note: Note): ImageSourceSpec {
  const notInAzure = fields.blocks("data_disk").some((disk) => !disk.has("source_id") && !disk.has("blob_uri"));
  if (notInAzure) {
    note("the source of a data disk, which Azure does not show");
    return { published: true };
  }
  const uri = fields.id("blob_uri");
  const ofDisk = fields.id("os_disk_snapshot_id");
  if (uri !== undefined) return { blob: { uri, storageAccountId: fields.id("storage_account_id") ?? ofDisk ?? "" } };
  const id = fields.id("managed_image_id") ?? fields.id("virtual_machine_id") ?? ofDisk;
  const kind = sourceKindOfId(id ?? "");
  if (kind !== undefined) return { [kind]: id };
  const community = fields.id("community_image_id") ?? id;
  note(community === undefined ? "a source, which Azure does not show" : `the source ${community}`);
  return { published: true };
}
