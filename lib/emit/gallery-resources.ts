import { subscriptionScope } from "../azure/resource-id";
import { isGated } from "../plan/gates";
import { versionsBefore } from "../plan/making-order";
import type {
  ApplicationPlan,
  DefinitionPlan,
  GalleryPlan,
  ItemPlan,
  ItemVersionPlan,
  VersionPlan,
} from "../plan/plan";
import type { ItemKind } from "../spec/item-kind";
import { applicationResource } from "./application";
import { applicationVersionResource } from "./application-version";
import { APPLICATIONS, constructId, versionId } from "./construct-id";
import { galleryParts, galleryResource } from "./gallery";
import { assignmentsOf, grantId, grantTexts, roleAssignment, scopeOfSubscription } from "./grants";
import { gateData, GATE_ID, type GatedItem } from "./gate";
import { definitionResource } from "./image-definition";
import { versionResource } from "./image-version";
import {
  galleryIdOf,
  type ApplicationReference,
  type DefinitionReference,
  type EmittedResource,
  type GalleryReference,
} from "./resource";
import { RESOURCE } from "./resource-name";
import type { ToText } from "./terraform-text";
import { ANCHOR_ID, versionAnchor } from "./version-anchor";

/** A resource with its path among the constructs of a gallery. */
export interface PlacedResource {
  /** Construct ids below the gallery's. */
  readonly path: readonly string[];
  readonly resource: EmittedResource;
  /** The addresses that it depends on. */
  readonly dependsOn: readonly string[];
  /** The object that it creates and destroys, below its gallery's id: `/images/NAME`; undefined for anything else. */
  readonly manages?: string;
}

/** Returns the address of a resource: `azurerm_shared_image.NAME`. */
export type AddressOf = (resource: Pick<EmittedResource, "type">, path: readonly string[]) => string;

/** Returns the addresses of the source that a version waits for, in the same configuration, and of its gate; none where it waits for none. */
export type SourceAddressesOf = (version: VersionPlan) => readonly string[];

/**
 * Returns every resource of a gallery: none of one that is removed.
 * @throws when an id is needed that is not known; the message is one line
 */
export function resourcesOfGallery(
  plan: GalleryPlan,
  address: AddressOf,
  toText: ToText,
  sourceAddresses: SourceAddressesOf,
): PlacedResource[] {
  const { gallery: settings, images = {}, applications = {} } = plan.spec;
  if (settings.removed === true) return [];
  const resources: PlacedResource[] = [];
  const add: Add = (path, resource, { dependsOn = [], manages } = {}) => {
    resources.push({ path, resource, dependsOn, ...(manages !== undefined && { manages }) });
    return address(resource, path);
  };
  const gallery =
    settings.existing === true ? existingGallery(plan, toText) : createdGallery(plan, add, address, toText);
  const isProtected = settings.protect === true;
  const scopes = { image: new Map<string, ItemScope>(), application: new Map<string, ItemScope>() };
  for (const definition of inWrittenOrder(plan.definitions, images)) {
    const scope = emitDefinition(definition, isProtected, gallery, add, address, toText, sourceAddresses);
    scopes.image.set(definition.name, scope);
  }
  for (const application of inWrittenOrder(plan.applications, applications)) {
    const scope = emitApplication(application, isProtected, gallery, add, address, toText);
    scopes.application.set(application.name, scope);
  }
  emitGrants(plan, { path: [], id: gallery.id }, scopes, add, toText);
  return resources;
}

/** The construct path of what a grant is for, and its resource id. */
interface ItemScope {
  readonly path: readonly string[];
  /** @throws where it is not known */
  readonly id: () => string;
}

/** Emits the roles of principals. A rule reports a grant for an item that does not exist. */
function emitGrants(
  { spec }: GalleryPlan,
  gallery: ItemScope,
  items: Readonly<Record<ItemKind, ReadonlyMap<string, ItemScope>>>,
  add: Add,
  toText: ToText,
): void {
  for (const assignment of assignmentsOf(spec.access)) {
    const { role, principal, scope } = assignment;
    const at = scope === undefined ? gallery : items[scope.kind].get(scope.name);
    if (!at) continue;
    const id = at.id();
    const texts = grantTexts(assignment, toText);
    add([...at.path, grantId(role, principal)], roleAssignment(role, id, scopeOfSubscription(id), texts));
  }
}

type Add = (
  path: readonly string[],
  resource: EmittedResource,
  more?: { readonly dependsOn?: readonly string[]; readonly manages?: string },
) => string;

/** Returns plans in the order in which a program adds them, so that both ways to synthesize give the same. */
function inWrittenOrder<Plan extends { readonly name: string }>(
  plans: readonly Plan[],
  written: Readonly<Record<string, unknown>>,
): Plan[] {
  const byName = new Map(plans.map((plan) => [plan.name, plan]));
  return Object.keys(written).flatMap((name) => byName.get(name) ?? []);
}

function createdGallery({ spec }: GalleryPlan, add: Add, address: AddressOf, toText: ToText): GalleryReference {
  const settings = spec.gallery;
  const at = add([RESOURCE], galleryResource(settings, toText), { manages: "" });
  const id = `\${${at}.id}`;
  const principalId = (): string => `\${${at}.identity[0].principal_id}`;
  const packageAccess: string[] = [];
  for (const part of galleryParts(settings, { id, principalId, subscriptionScope }, toText)) {
    const dependsOn = part.after === undefined ? [] : [address(part.resource, [part.after])];
    const made = add([part.id], part.resource, { dependsOn });
    if (part.resource.type === "azurerm_role_assignment") packageAccess.push(made);
  }
  return { name: `\${${at}.name}`, id: () => id, packageAccess, ...placeOf(spec.gallery, toText) };
}

function existingGallery({ spec }: GalleryPlan, toText: ToText): GalleryReference {
  const { name, resourceGroup, subscription } = spec.gallery;
  return {
    name: toText(name),
    id: () => {
      if (subscription === undefined) throw new Error(idNotKnown(name));
      return galleryIdOf(toText(subscription), toText(resourceGroup), toText(name));
    },
    ...placeOf(spec.gallery, toText),
  };
}

function placeOf(
  { resourceGroup, subscription }: GalleryPlan["spec"]["gallery"],
  toText: ToText,
): Pick<GalleryReference, "resourceGroup" | "subscription"> {
  return { resourceGroup: toText(resourceGroup), subscription };
}

/** Reports that the id of a gallery is needed and not known. */
export function idNotKnown(gallery: string): string {
  return `gallery ${gallery} is managed elsewhere: give \`galleryId\` or \`subscription\` to use its id`;
}

function emitDefinition(
  plan: DefinitionPlan,
  isProtected: boolean,
  gallery: GalleryReference,
  add: Add,
  address: AddressOf,
  toText: ToText,
  sourceAddresses: SourceAddressesOf,
): ItemScope {
  const { name, spec, home } = plan;
  const path = itemPath(plan);
  const manages = `/images/${name}`;
  const definition = spec.existing
    ? existingDefinition(name, gallery, toText)
    : createdDefinition(
        add([...path, RESOURCE], definitionResource({ name, spec, home, isProtected }, gallery, toText), { manages }),
        gallery,
      );
  const written = { azurerm: new Map<unknown, unknown>(), azapi: new Map<unknown, unknown>() };
  const item = { kind: "image", name, gallery: plan.gallery, reference: gallery } as const;
  emitVersions(plan.versions, { path, manages, item, isGated: isGated(plan), toText }, add, address, (version) => ({
    resource: versionResource(version, definition, toText, written[version.managedBy.provider]),
    besides: sourceAddresses(version),
  }));
  return { path, id: definition.id };
}

function emitApplication(
  plan: ApplicationPlan,
  isProtected: boolean,
  gallery: GalleryReference,
  add: Add,
  address: AddressOf,
  toText: ToText,
): ItemScope {
  const { name, spec, home } = plan;
  const path = itemPath(plan);
  const manages = `/applications/${name}`;
  const application = spec.existing
    ? existingApplication(name, gallery, toText)
    : createdApplication(
        add([...path, RESOURCE], applicationResource({ name, spec, home, isProtected }, gallery, toText), { manages }),
        gallery,
      );
  const written = { azurerm: new Map<unknown, unknown>(), azapi: new Map<unknown, unknown>() };
  const { packageAccess = [] } = gallery;
  const item = { kind: "application", name, gallery: plan.gallery, reference: gallery } as const;
  emitVersions(plan.versions, { path, manages, item, isGated: isGated(plan), toText }, add, address, (version) => ({
    resource: applicationVersionResource(version, application, toText, written[version.managedBy.provider]),
    besides: packageAccess,
  }));
  return { path, id: application.id };
}

/** The place of an item among the constructs of a gallery, and the object that it creates below the gallery's id. */
interface ItemPlace {
  readonly path: readonly string[];
  readonly manages: string;
  readonly item: GatedItem;
  /** True if versions that wait do so at gates too. A gate may also be there for a copy only. */
  readonly isGated: boolean;
  readonly toText: ToText;
}

/** The resource of a version, and the addresses that it depends on besides other versions of its item. */
interface EmittedItemVersion {
  readonly resource: EmittedResource;
  readonly besides: readonly string[];
}

/** Emits the versions of an item, each after those that it waits for, and the anchor that depends on all of them. */
function emitVersions<Version extends ItemVersionPlan>(
  versions: readonly Version[],
  { path, manages, item, isGated, toText }: ItemPlace,
  add: Add,
  address: AddressOf,
  emit: (version: Version) => EmittedItemVersion,
): void {
  const emitted = new Map(versions.map((version) => [version.version, emit(version)]));
  const emittedOf = (version: string): EmittedItemVersion => emitted.get(version) as EmittedItemVersion;
  const pathOf = (version: string): string[] => [...path, versionId(version), RESOURCE];
  const addressOf = (version: string): string => address(emittedOf(version).resource, pathOf(version));
  const oldestFirst = versions.map(({ version }) => version).reverse();
  add([...path, ANCHOR_ID], versionAnchor(oldestFirst), { dependsOn: oldestFirst.map(addressOf) });
  const gates = new Map<string, string>();
  for (const version of versions) {
    if (!version.gate) continue;
    const at = addressOf(version.version);
    const data = gateData(item, version.version, version.gate, at, toText);
    gates.set(version.version, add([...path, versionId(version.version), GATE_ID], data, { dependsOn: [at] }));
  }
  for (const version of versions) {
    const { resource, besides } = emittedOf(version.version);
    const isWhole = resource.type !== "azapi_update_resource";
    add(pathOf(version.version), resource, {
      dependsOn: dependenciesOf(
        versionsBefore(version).map(addressOf),
        isGated ? version.waitsFor.flatMap((other) => gates.get(other) ?? []) : [],
        besides,
      ),
      ...(isWhole && { manages: `${manages}/versions/${version.version}` }),
    });
  }
}

/** Returns the path of an item among the constructs of its gallery. */
export function itemPath({ kind, name }: Pick<ItemPlan, "kind" | "name">): string[] {
  return kind === "image" ? [constructId(name)] : [APPLICATIONS, constructId(name)];
}

/** Returns the path of a version among the constructs of its gallery. */
export function versionPath(definition: string, version: string): string[] {
  return [constructId(definition), versionId(version), RESOURCE];
}

/** Returns the path of an image version's gate among the constructs of its gallery. */
export function gatePath(definition: string, version: string): string[] {
  return [constructId(definition), versionId(version), GATE_ID];
}

/** Returns the addresses that a version depends on: those of versions before it, of their gates, and others. */
export function dependenciesOf(
  before: readonly string[],
  gates: readonly string[],
  besides: readonly string[],
): string[] {
  return [...new Set([...before, ...gates, ...besides])];
}

function createdDefinition(at: string, gallery: GalleryReference): DefinitionReference {
  const isAzapi = at.startsWith("azapi_");
  return {
    gallery,
    name: `\${${at}.name}`,
    id: () => `\${${at}.id}`,
    galleryName: isAzapi ? gallery.name : `\${${at}.gallery_name}`,
  };
}

function existingDefinition(name: string, gallery: GalleryReference, toText: ToText): DefinitionReference {
  return { gallery, name: toText(name), id: () => `${gallery.id()}/images/${toText(name)}` };
}

function createdApplication(at: string, gallery: GalleryReference): ApplicationReference {
  return { gallery, name: `\${${at}.name}`, id: () => `\${${at}.id}` };
}

function existingApplication(name: string, gallery: GalleryReference, toText: ToText): ApplicationReference {
  return { gallery, name: toText(name), id: () => `${gallery.id()}/applications/${toText(name)}` };
}
