import { assemble } from "../terraform/assemble";
import type { Fields, Notes } from "../terraform/fields";
import type { Found, FoundGalleryPart } from "../terraform/found";
import { groupsOf } from "../terraform/groups";
import type { Sharing } from "../spec";
import type { GalleryPlan } from "../plan";
import type { Unresolved } from "../terraform/resource";
import { armDefinition } from "./arm-definition";
import { armFields, isEmpty } from "./arm-fields";
import type { ArmResource } from "./arm-resources";
import { armVersion } from "./arm-version";
import type { NotCarried, Note } from "./notes";

/** Galleries as Azure Resource Manager shows them. */
export interface ArmReading {
  readonly plans: readonly GalleryPlan[];
  /** What could not be read, and is left out. */
  readonly unresolved: readonly Unresolved[];
  readonly notCarried: readonly NotCarried[];
}

/** The galleries of all resources, wherever they were listed. */
export function readArm(resources: readonly ArmResource[]): ArmReading {
  const [unresolved, notCarried]: [Unresolved[], NotCarried[]] = [[], []];
  const unique = new Map(resources.map((resource) => [resource.id.toLowerCase(), resource]));
  const found = [...unique.values()].flatMap((resource) => {
    const note = (what: string) => notCarried.push({ what, where: resource.names.join("/") });
    return translate(resource, unresolved, note);
  });
  // Azure's own list is a state: it says what is there.
  const plans = groupsOf(found, unresolved).map((group) => assemble(group, "state", true).plan);
  return { plans, unresolved, notCarried };
}

function translate(resource: ArmResource, unresolved: Unresolved[], note: Note): Found[] {
  const [name = "", definition = "", version = ""] = resource.names;
  const notes: Notes = { unresolved, lost: [] };
  const gallery = { name, resourceGroup: resource.resourceGroup, subscription: resource.subscription };
  const common = { address: resource.id, gallery, lost: notes.lost };
  switch (resource.kind) {
    case "gallery": {
      const fields = armFields(resource, resource.attributes, notes);
      return [
        { kind: "gallery", ...common, settings: settingsOf(fields) },
        { kind: "part", ...common, part: { ...groupsOfSharing(fields), ...softDeleteOf(fields) } },
      ];
    }
    case "definition":
      return [{ kind: "definition", ...common, name: definition, spec: armDefinition(resource, notes, note) }];
    case "version": {
      const read = armVersion(resource, notes, note);
      const block = { block: resource.id, dependsOn: [] };
      return [{ kind: "version", ...common, definition, version, provider: "azurerm", ...read, ...block }];
    }
  }
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
