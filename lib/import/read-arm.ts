import { assemble } from "../terraform/assemble";
import type { Fields, Notes } from "../terraform/fields";
import type { Found, FoundGalleryPart } from "../terraform/found";
import { groupsOf } from "../terraform/groups";
import { galleryRefs, pathIn, type GalleryIdentity } from "../spec/gallery-identity";
import type { Sharing } from "../spec/gallery-spec";
import type { GalleryPlan } from "../plan/plan";
import type { Unresolved } from "../terraform/resource";
import { armDefinition } from "./arm-definition";
import { armFields, isEmpty } from "./arm-fields";
import type { ArmResource } from "./arm-resources";
import { armVersion } from "./arm-version";
import type { Difference } from "./differences";
import { PRIVATE_BY_CHOICE } from "./existing-gallery";
import type { NotCarried, Note } from "./not-carried";
import { untoldKey, type Untold } from "./not-in-azure";

/** Galleries as Azure Resource Manager shows them. */
export interface ArmReading {
  readonly plans: readonly GalleryPlan[];
  /** What could not be read, and is left out. */
  readonly unresolved: readonly Unresolved[];
  readonly notCarried: readonly NotCarried[];
  readonly untold: Untold;
}

/** The galleries of all resources, wherever they were listed. */
export function readArm(resources: readonly ArmResource[]): ArmReading {
  const [unresolved, notCarried]: [Unresolved[], NotCarried[]] = [[], []];
  const untold = new Map<string, readonly Difference[]>();
  const unique = new Map(resources.map((resource) => [resource.id.toLowerCase(), resource]));
  const listed = [...unique.values()].map((resource) => ({ resource, gallery: galleryOf(resource) }));
  const refs = galleryRefs(listed.map(({ gallery }) => gallery));
  const found = listed.flatMap(({ resource, gallery }) => {
    const key = untoldKey(gallery, ...resource.names.slice(1));
    const where = pathIn(refs.get(gallery), resource.names.join("/"));
    const note = (what: string) => notCarried.push({ what, where });
    const tell = (all: readonly Difference[]) => void (all.length > 0 && untold.set(key, all));
    return translate(resource, gallery, unresolved, note, tell);
  });
  // Azure's own list is a state: it says what is there.
  const plans = groupsOf(found, unresolved).map((group) => assemble(group, "state", true).plan);
  return { plans, unresolved, notCarried, untold };
}

function galleryOf({ names, resourceGroup, subscription }: ArmResource): GalleryIdentity {
  return { name: names[0] ?? "", resourceGroup, subscription };
}

function translate(
  resource: ArmResource,
  gallery: GalleryIdentity,
  unresolved: Unresolved[],
  note: Note,
  tell: (untold: readonly Difference[]) => void,
): Found[] {
  const [, definition = "", version = ""] = resource.names;
  const notes: Notes = { unresolved, lost: [] };
  const common = { address: resource.id, gallery, lost: notes.lost };
  switch (resource.kind) {
    case "gallery": {
      const fields = armFields(resource, resource.attributes, notes);
      if (isPrivateByChoice(fields)) {
        note(PRIVATE_BY_CHOICE);
        const settings = { location: fields.text("location", "location") ?? "", existing: true };
        return [{ kind: "gallery", ...common, settings }];
      }
      return [
        { kind: "gallery", ...common, settings: settingsOf(fields) },
        { kind: "part", ...common, part: { ...groupsOfSharing(fields), ...softDeleteOf(fields) } },
      ];
    }
    case "definition": {
      const { spec, untold } = armDefinition(resource, notes, note);
      tell(untold);
      return [{ kind: "definition", ...common, name: definition, spec }];
    }
    case "version": {
      const { untold, ...read } = armVersion(resource, notes, note);
      tell(untold);
      const block = { block: resource.id, dependsOn: [] };
      return [{ kind: "version", ...common, definition, version, provider: "azurerm", ...read, ...block }];
    }
  }
}

/** azurerm reads that as a block of its own, and has no such block where nothing was said of sharing. */
function isPrivateByChoice(fields: Fields): boolean {
  return fields.blocks("sharingProfile").some((profile) => profile.text("permissions")?.toLowerCase() === "private");
}

/** A gallery; one that is shared directly is noted when it is adopted. */
function settingsOf(fields: Fields) {
  const [description, tags, sharing] = [fields.text("description"), fields.record("tags", "tags"), sharingOf(fields)];
  return {
    location: fields.text("location", "location") ?? "",
    ...(description !== undefined && { description }),
    ...(!isEmpty(tags) && { tags: tags as Record<string, string> }),
    ...(sharing && { sharing }),
  };
}

/** Only where it is on: that it is off is what Azure does unasked. */
function softDeleteOf(fields: Fields): { readonly softDelete?: true } {
  const [policy] = fields.blocks("softDeletePolicy");
  return policy?.flag("isSoftDeleteEnabled") ? { softDelete: true } : {};
}

function sharingOf(fields: Fields): Sharing | undefined {
  const [profile] = fields.blocks("sharingProfile", "sharing");
  const permissions = profile?.choice("permissions", ["Private", "Groups", "Community"], "sharing");
  if (permissions === "Groups") return { direct: {} };
  if (permissions !== "Community") return undefined;
  const [community] = profile?.blocks("communityGalleryInfo", "sharing") ?? [];
  const text = (key: string) => community?.text(key, "sharing", "community") ?? "";
  return {
    community: {
      prefix: text("publicNamePrefix"),
      publisherEmail: text("publisherContact"),
      publisherUri: text("publisherUri"),
      eula: text("eula"),
    },
  };
}

/** With whom a gallery is shared directly: Azure tells only when it is asked to, `$expand=sharingProfile/groups`. */
function groupsOfSharing(fields: Fields): FoundGalleryPart["part"] {
  const [profile] = fields.blocks("sharingProfile");
  const groups = profile?.blocks("groups") ?? [];
  const ids = (type: "Subscriptions" | "AADTenants"): string[] =>
    groups.filter((group) => group.text("type") === type).flatMap((group) => group.texts("ids", "sharing") ?? []);
  return { subscriptions: ids("Subscriptions"), tenants: ids("AADTenants") };
}
