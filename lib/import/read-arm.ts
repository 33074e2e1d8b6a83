import { GALLERY } from "../azure/attributes/gallery";
import { assemble } from "../terraform/assemble";
import type { Fields, Notes } from "../terraform/fields";
import type { FoundObject, FoundGalleryPart } from "../terraform/found";
import { groupsOf } from "../terraform/groups";
import { galleryRefs, pathIn, type GalleryIdentity } from "../spec/gallery-identity";
import type { GalleryPlan } from "../plan/plan";
import type { Unresolved } from "../terraform/resource";
import { armDefinition } from "./arm-definition";
import { gallerySettings } from "../terraform/specs";
import { argumentsOf, armFields } from "./arm-fields";
import type { ArmResource } from "./arm-resources";
import { armVersion } from "./arm-version";
import type { Difference } from "./differences";
import { PRIVATE_BY_CHOICE } from "./existing-gallery";
import type { NotCarried, Note } from "./not-carried";
import { notKnownOf } from "./not-known";
import { untoldKey, type NotInAzure } from "./not-in-azure";

/** Galleries as Azure Resource Manager shows them. */
export interface ArmReading {
  readonly plans: readonly GalleryPlan[];
  /** What could not be read, and is left out. */
  readonly unresolved: readonly Unresolved[];
  readonly notCarried: readonly NotCarried[];
  readonly notInAzure: NotInAzure;
}

/** The galleries of all resources, wherever they were listed. */
export function readArm(resources: readonly ArmResource[]): ArmReading {
  const [unresolved, notCarried]: [Unresolved[], NotCarried[]] = [[], []];
  const notInAzure = new Map<string, readonly Difference[]>();
  const unique = new Map(resources.map((resource) => [resource.id.toLowerCase(), resource]));
  const listed = [...unique.values()].map((resource) => ({ resource, gallery: galleryOf(resource) }));
  const refs = galleryRefs(listed.map(({ gallery }) => gallery));
  const found = listed.flatMap(({ resource, gallery }) => {
    const key = untoldKey(gallery, ...resource.names.slice(1));
    const where = pathIn(refs.get(gallery), resource.names.join("/"));
    const note = (what: string) => notCarried.push({ what, where });
    const tell = (all: readonly Difference[]) => void (all.length > 0 && notInAzure.set(key, all));
    return translate(resource, gallery, unresolved, note, tell);
  });
  // Azure's own list is a state: it says what is there.
  const plans = groupsOf(found, unresolved).map((group) => assemble(group, "state", true).plan);
  return { plans, unresolved, notCarried, notInAzure };
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
  tell: (notInAzure: readonly Difference[]) => void,
): FoundObject[] {
  const [, definition = "", version = ""] = resource.names;
  const notes: Notes = { unresolved, lost: [] };
  const common = { address: resource.id, gallery, lost: notes.lost };
  switch (resource.kind) {
    case "gallery": {
      const fields = armFields(resource, argumentsOf(resource, GALLERY), notes);
      const all = armFields(resource, resource.attributes, notes);
      tell(noteNotKnown(resource, note));
      noteSharing(all, note);
      if (isPrivateByChoice(fields)) {
        note(PRIVATE_BY_CHOICE);
        const settings = { location: fields.text("location", "location") ?? "", existing: true };
        return [{ kind: "gallery", ...common, settings }];
      }
      return [
        { kind: "gallery", ...common, settings: { location: "", ...gallerySettings(fields, "azurerm") } },
        { kind: "part", ...common, part: { ...groupsOfSharing(all), ...softDeleteOf(fields) } },
      ];
    }
    case "definition": {
      const { spec, notInAzure } = armDefinition(resource, notes, note);
      tell(notInAzure);
      return [{ kind: "definition", ...common, name: definition, spec }];
    }
    case "version": {
      const { notInAzure, ...read } = armVersion(resource, notes, note);
      tell(notInAzure);
      const block = { block: resource.id, dependsOn: [] };
      return [{ kind: "version", ...common, definition, version, provider: "azurerm", ...read, ...block }];
    }
  }
}

/** azurerm reads that as a block of its own, and has no such block where nothing was said of sharing. */
function isPrivateByChoice(fields: Fields): boolean {
  return fields.blocks("sharing").some((profile) => profile.text("permission")?.toLowerCase() === "private");
}

/** Only where it is on: that it is off is what Azure does unasked. */
function softDeleteOf(fields: Fields): { readonly softDelete?: true } {
  return fields.flag("soft_delete_enabled") ? { softDelete: true } : {};
}

/** With whom a gallery is shared directly: Azure tells only when it is asked to, `$expand=sharingProfile/groups`. */
function groupsOfSharing(fields: Fields): FoundGalleryPart["part"] {
  const [profile] = fields.blocks("sharingProfile");
  const groups = profile?.blocks("groups") ?? [];
  const ids = (type: "Subscriptions" | "AADTenants"): string[] =>
    groups.filter((group) => group.text("type") === type).flatMap((group) => group.texts("ids", "sharing") ?? []);
  return { subscriptions: ids("Subscriptions"), tenants: ids("AADTenants") };
}
