import { GALLERY } from "../azure/attributes/gallery";
import { assemble } from "../terraform/assemble";
import type { Fields, Notes } from "../terraform/fields";
import type { ParsedObject, ParsedGalleryPart } from "../terraform/parsed";
import { groupsOf } from "../terraform/groups";
import { galleryRefs, pathIn, type GalleryIdentity } from "../spec/gallery-identity";
import type { GalleryPlan } from "../plan/plan";
import type { Unresolved } from "../terraform/resource";
import { armApplication, armApplicationVersion } from "./arm-application";
import { armDefinition } from "./arm-definition";
import { gallerySettings } from "../terraform/specs";
import { argumentsOf, armFields } from "./arm-fields";
import type { ArmResource } from "./arm-resources";
import { armVersion } from "./arm-version";
import { armIdentity } from "./arm-identity";
import type { Difference } from "./differences";
import { PRIVATE_BY_CHOICE } from "./existing-gallery";
import type { NotCarried, Note } from "./not-carried";
import { notKnownOf } from "./not-known";
import { itemKey, notInAzureKey, type NotInAzure } from "./not-in-azure";
import { ITEM_SECTIONS } from "../spec/item-kind";

/** Galleries as Azure Resource Manager shows them. */
export interface ArmReading {
  readonly plans: readonly GalleryPlan[];
  /** The values that could not be read, and are left out. */
  readonly unresolved: readonly Unresolved[];
  readonly notCarried: readonly NotCarried[];
  readonly notInAzure: NotInAzure;
}

/** The gallery that one is read as which was set to private: managed elsewhere, or one without sharing. */
export type PrivateGallery = "existing" | "not shared";

/**
 * Reads the galleries of all resources, from any list.
 * @param privateAs a specification for azurerm cannot manage a gallery that was set to private; a comparison can
 */
export function readArm(resources: readonly ArmResource[], privateAs: PrivateGallery = "existing"): ArmReading {
  const [unresolved, notCarried]: [Unresolved[], NotCarried[]] = [[], []];
  const notInAzure = new Map<string, readonly Difference[]>();
  const unique = new Map(resources.map((resource) => [resource.id.toLowerCase(), resource]));
  const listed = [...unique.values()].map((resource) => ({ resource, gallery: galleryOf(resource) }));
  const refs = galleryRefs(listed.map(({ gallery }) => gallery));
  const pathOf = pathsOf(unique);
  const found = listed.flatMap(({ resource, gallery }) => {
    const key = notInAzureKey(gallery, ...keyOf(resource));
    const where = pathIn(refs.get(gallery), pathOf(resource));
    const note = (what: string) => notCarried.push({ what, where });
    const report = (all: readonly Difference[]) => void (all.length > 0 && notInAzure.set(key, all));
    return translate(resource, gallery, unresolved, note, report, privateAs);
  });
  const plans = groupsOf(found, unresolved).map((group) => assemble(group, "azure", true).plan);
  return { plans, unresolved, notCarried, notInAzure };
}

/** Returns the names of a resource below its gallery, which tell those of an application from those of an image. */
function keyOf({ of, names: [, ...names] }: ArmResource): string[] {
  const [item, ...version] = names;
  return item === undefined ? [] : [itemKey(of, item), ...version];
}

/** Returns a function for the path of a resource: `gallery/applications/agent` where an image is named `agent` too. */
function pathsOf(listed: ReadonlyMap<string, ArmResource>): (resource: ArmResource) => string {
  return ({ id, of, names }) => {
    const image = id
      .toLowerCase()
      .replace("/applications/", "/images/")
      .replace(/\/versions\/.*/, "");
    const [gallery = "", item, ...version] = names;
    if (of === "image" || item === undefined || !listed.has(image)) return names.join("/");
    return [gallery, ITEM_SECTIONS[of], item, ...version].join("/");
  };
}

const noteNotKnown = notKnownOf("gallery", GALLERY);

/** azurerm enables community sharing only where it makes the gallery. */
function noteSharing(gallery: Fields, note: Note): void {
  const [profile] = gallery.blocks("sharingProfile");
  const [community] = profile?.blocks("communityGalleryInfo") ?? [];
  const isShared = profile?.text("permissions")?.toLowerCase() === "community";
  if (isShared && community?.flag("communityGalleryEnabled") === false) {
    note("community sharing that nobody has enabled (az sig share enable-community)");
  }
  const [status] = gallery.blocks("sharingStatus");
  const state = status?.text("aggregatedState");
  if (state !== undefined && state !== "Succeeded") note(`the state of sharing ${state}`);
}

function galleryOf({ names, resourceGroup, subscription }: ArmResource): GalleryIdentity {
  return { name: names[0] ?? "", resourceGroup, subscription };
}

function translate(
  resource: ArmResource,
  gallery: GalleryIdentity,
  unresolved: Unresolved[],
  note: Note,
  report: (notInAzure: readonly Difference[]) => void,
  privateAs: PrivateGallery,
): ParsedObject[] {
  const [, definition = "", version = ""] = resource.names;
  const notes: Notes = { unresolved, lost: [] };
  const common = { address: resource.id, gallery, lost: notes.lost };
  switch (resource.kind) {
    case "gallery": {
      const fields = armFields(resource, argumentsOf(resource, GALLERY), notes);
      const all = armFields(resource, resource.attributes, notes);
      report(noteNotKnown(resource, note));
      noteSharing(all, note);
      const identity = armIdentity(resource.attributes);
      const isPrivate = isPrivateByChoice(fields);
      // azapi compares only what is written, and writes no private sharing.
      if (isPrivate && !identity) note(PRIVATE_BY_CHOICE);
      if (isPrivate && !identity && privateAs === "existing") {
        const settings = { location: fields.text("location", "location") ?? "", existing: true };
        return [{ kind: "gallery", ...common, settings }];
      }
      return [
        {
          kind: "gallery",
          ...common,
          settings: { location: "", ...gallerySettings(fields, "azurerm"), ...(identity && { identity }) },
        },
        { kind: "part", ...common, part: { ...groupsOfSharing(all), ...softDeleteOf(fields) } },
      ];
    }
    case "definition": {
      const { of } = resource;
      const read = of === "image" ? armDefinition : armApplication;
      const { spec, notInAzure } = read(resource, notes, note);
      report(notInAzure);
      return [{ kind: "definition", of, ...common, name: definition, spec }];
    }
    case "version": {
      const { of } = resource;
      const readVersion = of === "image" ? armVersion : armApplicationVersion;
      const { notInAzure, ...read } = readVersion(resource, notes, note);
      report(notInAzure);
      const block = { block: resource.id, dependsOn: [] };
      return [{ kind: "version", of, ...common, definition, version, provider: "azurerm", ...read, ...block }];
    }
  }
}

/**
 * Reports whether a gallery is set to private. azurerm reads that as a block, which it lacks if sharing was never set.
 */
function isPrivateByChoice(fields: Fields): boolean {
  return fields.blocks("sharing").some((profile) => profile.text("permission")?.toLowerCase() === "private");
}

/** Returns soft delete only if it is on: off is the default. */
function softDeleteOf(fields: Fields): { readonly softDelete?: true } {
  return fields.flag("soft_delete_enabled") ? { softDelete: true } : {};
}

/**
 * Returns the subscriptions and tenants of direct sharing. Azure shows them only with `$expand=sharingProfile/groups`.
 */
function groupsOfSharing(fields: Fields): ParsedGalleryPart["part"] {
  const [profile] = fields.blocks("sharingProfile");
  const groups = profile?.blocks("groups") ?? [];
  const ids = (type: "Subscriptions" | "AADTenants"): string[] =>
    groups.filter((group) => group.text("type") === type).flatMap((group) => group.texts("ids", "sharing") ?? []);
  return { subscriptions: ids("Subscriptions"), tenants: ids("AADTenants") };
}
