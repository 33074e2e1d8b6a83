import { toBody } from "../azure/attributes/body";
import { IMAGE_VERSION, PUBLISHING_KEYS } from "../azure/attributes/image-version";
import { GALLERY_TYPES } from "../azure/gallery-api";
import { isPublishedElsewhere } from "../plan/provider";
import { withDefaults } from "../plan/edge-zone";
import type { TargetRegion, VersionPlan } from "../plan/plan";
import type { DataDisk } from "../spec/image-version-spec";
import { byCodeUnit } from "../text/order";
import { argumentsOf, type Arguments, type Values } from "./arguments";
import { galleryIdOf, type DefinitionReference, type EmittedResource } from "./resource";
import type { ToText } from "./terraform-text";
import { VERSION_TIMEOUT_MINUTES } from "./timeouts";

/** The parts of an image version that are emitted. While an app is built, its target regions are not planned yet. */
export type EmittedVersion = Pick<VersionPlan, "version" | "spec" | "home" | "managedBy"> &
  Partial<Pick<VersionPlan, "excludeFromLatest" | "targetRegions">>;

/**
 * Returns the resource of an image version. A version that a pipeline publishes is only updated. Every property of its
 * regions is written, since azapi merges the body with the existing one.
 * @param written lists that were written for other versions of the same provider, which share their target regions
 */
export function versionResource(
  version: EmittedVersion,
  definition: DefinitionReference,
  toText: ToText,
  written?: Map<unknown, unknown>,
): EmittedResource {
  const { provider } = version.managedBy;
  const args = argumentsOf(IMAGE_VERSION, valuesOf(version), { provider, toText, ...(written && { written }) });
  const lifecycle = { create_before_destroy: true } as const;
  const type = versionType(version);
  if (type === "azurerm_shared_image_version") {
    const { gallery } = definition;
    const parents = {
      gallery_name: gallery.name,
      image_name: definition.name,
      resource_group_name: gallery.resourceGroup,
    };
    return { type, arguments: { ...parents, ...args }, lifecycle };
  }
  const isPublished = type === "azapi_update_resource";
  return { type, arguments: (isPublished ? publishedArguments : azapiArguments)(args, definition, toText), lifecycle };
}

/** Returns the type of the resource of a version. */
export function versionType({
  spec,
  managedBy,
}: Pick<EmittedVersion, "spec" | "managedBy">):
  "azurerm_shared_image_version" | "azapi_resource" | "azapi_update_resource" {
  if (managedBy.provider === "azurerm") return "azurerm_shared_image_version";
  return isPublishedElsewhere(spec) ? "azapi_update_resource" : "azapi_resource";
}

const REPLICATION = IMAGE_VERSION.filter(({ key }) => ["targetRegions", "excludeFromLatest"].includes(key));

/** Returns the target regions and flags of a version as azurerm's arguments: everything that its plan decides. */
export function replicationArguments(version: VersionPlan, toText: ToText): Arguments {
  return argumentsOf(REPLICATION, valuesOf(version), { provider: "azurerm", toText });
}

function valuesOf({ version, spec, home, excludeFromLatest, targetRegions = [] }: EmittedVersion): Values {
  const disks = spec.dataDisks ?? [];
  return {
    ...spec,
    name: version,
    location: home,
    excludeFromLatest,
    targetRegions:
      disks.length === 0
        ? targetRegions
        : targetRegions.map((region) => ({ ...region, ...diskEncryption(region, disks) })),
    ...edgeZones(targetRegions, disks),
    timeoutMinutes: { ...VERSION_TIMEOUT_MINUTES, ...spec.timeoutMinutes },
  };
}

/** Returns the encryption of data disks: Azure encrypts all disks of a version or none. */
function diskEncryption({ diskEncryptionSetId }: TargetRegion, disks: readonly DataDisk[]): Values {
  if (diskEncryptionSetId === undefined || disks.length === 0) return {};
  return { dataDiskEncryption: disks.map(({ lun }) => ({ lun, diskEncryptionSetId })) };
}

function edgeZones(targetRegions: readonly TargetRegion[], disks: readonly DataDisk[]): Values {
  if (!targetRegions.some(({ edgeZones }) => edgeZones !== undefined)) return {};
  return {
    edgeZones: targetRegions.flatMap((region) =>
      Object.entries(region.edgeZones ?? {})
        .sort(([a], [b]) => byCodeUnit(a, b))
        .map(([name, zone]) => ({
          region: region.name,
          name,
          type: "EdgeZone",
          ...withDefaults(zone),
          diskEncryptionSetId: region.diskEncryptionSetId,
          ...diskEncryption(region, disks),
        })),
    ),
  };
}

function azapiArguments(args: Arguments, definition: DefinitionReference, toText: ToText): Arguments {
  const { name, location, tags, timeouts } = args;
  return {
    type: GALLERY_TYPES.imageVersion,
    name,
    parent_id: parentIdOf(definition, toText),
    location,
    body: toBody(IMAGE_VERSION, args),
    ...(tags !== undefined && { tags }),
    timeouts,
  };
}

const PUBLISHING = IMAGE_VERSION.filter(({ key }) => PUBLISHING_KEYS.includes(key));

/**
 * A property that no item of a list has. With a real one azapi merges the lists, and a region never leaves; with none
 * it replaces them.
 */
const NO_PROPERTY = "-";

function publishedArguments(args: Arguments, definition: DefinitionReference, toText: ToText): Arguments {
  const lists = ["targetRegions", ...(args["edge_zone"] === undefined ? [] : ["targetExtendedLocations"])];
  return {
    type: GALLERY_TYPES.imageVersion,
    name: args["name"],
    parent_id: parentIdOf(definition, toText),
    body: toBody(PUBLISHING, args),
    list_unique_id_property: Object.fromEntries(
      lists.map((list) => [`properties.publishingProfile.${list}`, NO_PROPERTY]),
    ),
    timeouts: args["timeouts"],
  };
}

/**
 * Returns the id of a definition, built from parts that stay known. The definition's own `id` is unknown to Terraform
 * while it is replaced, and its versions would then be planned for replacement too. Without a known subscription the
 * `id` has to be used.
 */
function parentIdOf({ gallery, name, galleryName, id }: DefinitionReference, toText: ToText): string {
  if (galleryName === undefined || gallery.subscription === undefined) return id();
  return `${galleryIdOf(toText(gallery.subscription), gallery.resourceGroup, galleryName)}/images/${name}`;
}
