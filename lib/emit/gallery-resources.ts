import type { DefinitionPlan, GalleryPlan, VersionPlan } from "../plan/plan";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import { constructId, versionId } from "./construct-id";
import { galleryParts, galleryResource } from "./gallery";
import { definitionResource } from "./image-definition";
import { versionResource } from "./image-version";
import { galleryIdOf, type DefinitionReference, type EmittedResource, type GalleryReference } from "./resource";
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

/** Returns the address of the source that a version waits for, in the same configuration; undefined where it waits for none. */
export type SourceAddressOf = (version: VersionPlan) => string | undefined;

/**
 * Returns every resource of a gallery: none of one that is removed.
 * @throws when an id is needed that is not known; the message is one line
 */
export function resourcesOfGallery(
  plan: GalleryPlan,
  address: AddressOf,
  toText: ToText,
  sourceAddress: SourceAddressOf,
): PlacedResource[] {
  const { gallery: settings, images = {} } = plan.spec;
  if (settings.removed === true) return [];
  const resources: PlacedResource[] = [];
  const add: Add = (path, resource, { dependsOn = [], manages } = {}) => {
    resources.push({ path, resource, dependsOn, ...(manages !== undefined && { manages }) });
    return address(resource, path);
  };
  const gallery =
    settings.existing === true ? existingGallery(plan, toText) : createdGallery(plan, add, address, toText);
  for (const definition of inWrittenOrder(plan.definitions, images))
    emitDefinition(definition, settings.protect === true, gallery, add, address, toText, sourceAddress);
  return resources;
}

type Add = (
  path: readonly string[],
  resource: EmittedResource,
  more?: { readonly dependsOn?: readonly string[]; readonly manages?: string },
) => string;

/** Returns definitions in the order in which a program adds them, so that both ways to synthesize give the same. */
function inWrittenOrder(
  definitions: readonly DefinitionPlan[],
  images: Readonly<Record<string, ImageDefinitionSpec>>,
): DefinitionPlan[] {
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  return Object.keys(images).flatMap((name) => byName.get(name) ?? []);
}

function createdGallery({ spec }: GalleryPlan, add: Add, address: AddressOf, toText: ToText): GalleryReference {
  const settings = spec.gallery;
  const at = add([RESOURCE], galleryResource(settings, toText), { manages: "" });
  const id = `\${${at}.id}`;
  for (const part of galleryParts(settings, id, toText)) {
    add(
      [part.id],
      part.resource,
      part.after === undefined ? {} : { dependsOn: [address(part.resource, [part.after])] },
    );
  }
  return { name: `\${${at}.name}`, id: () => id, ...placeOf(spec.gallery, toText) };
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
  { name, spec, home, versions }: DefinitionPlan,
  isProtected: boolean,
  gallery: GalleryReference,
  add: Add,
  address: AddressOf,
  toText: ToText,
  sourceAddress: SourceAddressOf,
): void {
  const id = constructId(name);
  const manages = `/images/${name}`;
  const definition = spec.existing
    ? existingDefinition(name, gallery, toText)
    : createdDefinition(
        add([id, RESOURCE], definitionResource({ name, spec, home, isProtected }, gallery, toText), { manages }),
        gallery,
      );
  const written = { azurerm: new Map<unknown, unknown>(), azapi: new Map<unknown, unknown>() };
  const emitted = new Map(
    versions.map((version) => [
      version.version,
      versionResource(version, definition, toText, written[version.managedBy.provider]),
    ]),
  );
  const addressOf = (version: string): string =>
    address(emitted.get(version) as EmittedResource, versionPath(name, version));
  const oldestFirst = versions.map(({ version }) => version).reverse();
  add([id, ANCHOR_ID], versionAnchor(oldestFirst), { dependsOn: oldestFirst.map(addressOf) });
  for (const plan of versions) {
    const { version, waitsFor } = plan;
    const resource = emitted.get(version) as EmittedResource;
    const isWhole = resource.type !== "azapi_update_resource";
    add(versionPath(name, version), resource, {
      dependsOn: dependenciesOf(waitsFor.map(addressOf), sourceAddress(plan)),
      ...(isWhole && { manages: `${manages}/versions/${version}` }),
    });
  }
}

/** Returns the path of a version among the constructs of its gallery. */
export function versionPath(definition: string, version: string): string[] {
  return [constructId(definition), versionId(version), RESOURCE];
}

/** Returns the addresses that a version depends on: those it waits for, and its source. */
export function dependenciesOf(waited: readonly string[], source: string | undefined): string[] {
  return source === undefined || waited.includes(source) ? [...waited] : [...waited, source];
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
