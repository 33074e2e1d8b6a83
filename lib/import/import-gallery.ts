import { regionName } from "../azure/regions";
import { isPublishedElsewhere } from "../plan/provider";
import type { GalleryPlan } from "../plan/plan";
import type { ReplicationPolicy } from "../spec/policy";
import type { GallerySettings, GallerySpec } from "../spec/gallery-spec";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import { withAcceptedSources } from "./accepted-sources";
import { importDefinition, type ImportedDefinition } from "./import-definition";
import { withRegionOrders } from "./target-region-order";
import { NOT_OF_PUBLISHED, ONLY_UNDER_AZAPI, type Difference } from "./differences";
import { asExisting } from "./existing-gallery";
import type { NotCarried } from "./not-carried";
import { providerOfFound } from "./likely-policies";
import { isWithoutSettings, withoutRefused } from "./refused-by-check";
import { withOlderSettings } from "./settings-of-older-versions";
import { notInAzureKey, type NotInAzure } from "./not-in-azure";

/** A spec of an existing gallery. */
export interface ImportedGallery {
  readonly spec: GallerySpec;
  /**
   * The changes of the first apply, by the path of the definition or version. It is empty when the spec is complete.
   */
  readonly differences: ReadonlyMap<string, readonly Difference[]>;
  readonly notCarried: readonly NotCarried[];
}

/**
 * Returns a spec of an existing gallery, with the smallest policies that keep every version in place. Versions that no
 * policy keeps get a `placement` and `storage` of their own. Images with the same policy share it.
 * @param notInAzure the changes that the first apply makes with any spec
 */
export function importGallery(found: GalleryPlan, notInAzure: NotInAzure = new Map()): ImportedGallery {
  const notCarried: NotCarried[] = [];
  const note = (what: string, ...where: string[]) =>
    notCarried.push({ what, where: [found.spec.gallery.name, ...where].join("/") });
  const gallery = galleryOf(found, note);
  const lacking = new Set<string>();
  const placed = found.definitions.map((given) => {
    const noteOf = (what: string, ...version: string[]) => note(what, given.name, ...version);
    const definition = withoutRefused(given, noteOf);
    if (isWithoutSettings(given, definition)) lacking.add(given.name);
    return importDefinition(withOlderSettings(withAcceptedSources(definition, noteOf), noteOf), gallery);
  });
  const definitions = withRegionOrders(placed, gallery);
  const policies = new Policies(definitions);
  const usual = isForAll(policies, definitions) ? policies.usual : undefined;
  const images = definitions.map(({ found: { name }, image, policy }): [string, ImageDefinitionSpec] => {
    const named = policy && policies.nameOf(policy);
    return [name, named === undefined || named === usual ? image : { policy: named, ...image }];
  });
  return {
    spec: {
      gallery: { ...gallery, ...(usual !== undefined && { policy: usual }) },
      ...(policies.usual !== undefined && { policies: policies.all }),
      ...(images.length > 0 && { images: Object.fromEntries(images) }),
    },
    differences: differencesOf(found.spec.gallery, definitions, notInAzure, lacking),
    notCarried,
  };
}

/** azurerm takes away what its arguments do not say. */
const LACKING: Difference = "recommended sizes and disallowed disk types that azurerm does not take";

function differencesOf(
  gallery: GallerySettings,
  definitions: readonly ImportedDefinition[],
  notInAzure: NotInAzure,
  lacking: ReadonlySet<string>,
): Map<string, readonly Difference[]> {
  const all = new Map<string, readonly Difference[]>();
  const add = (names: readonly string[], unwritten: readonly Difference[], differences: readonly Difference[] = []) => {
    const written = (notInAzure.get(notInAzureKey(gallery, ...names)) ?? []).filter((one) => !unwritten.includes(one));
    const both = new Set([...differences, ...written]);
    if (both.size > 0) all.set([gallery.name, ...names].join("/"), [...both]);
  };
  if (!gallery.existing) add([], []);
  for (const { found, differences } of definitions) {
    const managedBy = providerOfFound(found);
    add([found.name], [], lacking.has(found.name) ? [LACKING] : []);
    for (const { version, spec } of found.versions) {
      const unwritten = [
        ...(managedBy(spec).provider === "azurerm" ? ONLY_UNDER_AZAPI : []),
        ...(isPublishedElsewhere(spec) ? NOT_OF_PUBLISHED : []),
      ];
      add([found.name, version], unwritten, differences.get(version));
    }
  }
  return all;
}

/**
 * Returns the settings of a gallery. One that a spec cannot describe stays managed elsewhere, as an existing gallery.
 */
function galleryOf({ spec, definitions }: GalleryPlan, note: (what: string) => void): GallerySettings {
  const { sharing, protect: _, ...others } = spec.gallery;
  const location = others.location === "" ? (definitions[0]?.home ?? "") : regionName(others.location);
  const gallery = { ...others, location };
  if (gallery.existing) return asExisting(gallery);
  const { subscriptions = [], tenants = [] } = sharing?.direct ?? {};
  if (!sharing?.direct || subscriptions.length + tenants.length > 0) return { ...gallery, ...(sharing && { sharing }) };
  note("direct sharing, with whom is not known");
  return asExisting(gallery);
}

/**
 * Reports whether all images may have the usual policy: the homes of those without versions must be among its regions.
 */
function isForAll({ usual, all }: Policies, definitions: readonly ImportedDefinition[]): boolean {
  const regions = all[usual ?? ""]?.regions ?? {};
  return definitions.every(({ policy, found }) => policy !== undefined || Object.hasOwn(regions, found.home));
}

/** The policies of all definitions, each once. */
class Policies {
  /** The policy of most definitions; undefined when there is none. */
  readonly usual: string | undefined;
  private readonly byKey = new Map<string, { readonly name: string; readonly policy: ReplicationPolicy }>();

  constructor(definitions: readonly ImportedDefinition[]) {
    const given = definitions.flatMap(({ policy }) => policy ?? []);
    const counts = new Map<string, number>();
    for (const policy of given) counts.set(JSON.stringify(policy), (counts.get(JSON.stringify(policy)) ?? 0) + 1);
    for (const policy of given) {
      const key = JSON.stringify(policy);
      const name = counts.size === 1 ? "found" : `found-${this.byKey.size + 1}`;
      if (!this.byKey.has(key)) this.byKey.set(key, { name, policy });
    }
    const [usual] = [...counts].sort(([, a], [, b]) => b - a);
    this.usual = usual && this.byKey.get(usual[0])?.name;
  }

  get all(): Record<string, ReplicationPolicy> {
    return Object.fromEntries([...this.byKey.values()].map(({ name, policy }) => [name, policy]));
  }

  nameOf(policy: ReplicationPolicy): string | undefined {
    return this.byKey.get(JSON.stringify(policy))?.name;
  }
}
