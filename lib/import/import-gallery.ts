import { regionName } from "../azure/regions";
import { isPublishedElsewhere } from "../plan/provider";
import { itemPlans, type ApplicationPlan, type GalleryPlan } from "../plan/plan";
import type { ReplicationPolicy } from "../spec/policy";
import type { GallerySettings, GallerySpec } from "../spec/gallery-spec";
import type { ApplicationSpec } from "../spec/application-spec";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import { itemName, type ItemKind } from "../spec/item-kind";
import type { ItemSpec } from "../spec/item-spec";
import { withAcceptedSources } from "./accepted-sources";
import { importItem, type ImportedItem } from "./import-item";
import { withRegionOrders } from "./target-region-order";
import { NOT_OF_PUBLISHED, ONLY_UNDER_AZAPI, type Difference } from "./differences";
import { asExisting } from "./existing-gallery";
import type { NotCarried } from "./not-carried";
import { providerOfFound } from "./likely-policies";
import { isWithoutSettings, withoutRefused } from "./refused-by-check";
import { withOlderSettings } from "./settings-of-older-versions";
import { itemKey, notInAzureKey, type NotInAzure } from "./not-in-azure";
import { isImportable, withoutRefusedParts } from "./refused-applications";
import { withSignatureVariables } from "./signature-variables";

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
 * policy keeps get a `placement` and `storage` of their own. Images and applications with the same policy share it.
 * @param notInAzure the changes that the first apply makes with any spec
 */
export function importGallery(found: GalleryPlan, notInAzure: NotInAzure = new Map()): ImportedGallery {
  const notCarried: NotCarried[] = [];
  const note = (what: string, ...where: string[]) =>
    notCarried.push({ what, where: [found.spec.gallery.name, ...where].join("/") });
  const gallery = galleryOf(found, note);
  const lacking = new Set<string>();
  const images = found.definitions.map((given) => {
    const noteOf = (what: string, ...version: string[]) => note(what, given.name, ...version);
    const definition = withoutRefused(given, noteOf);
    if (isWithoutSettings(given, definition)) lacking.add(given.name);
    return importItem(withOlderSettings(withAcceptedSources(definition, noteOf), noteOf), gallery);
  });
  const items = withRegionOrders([...images, ...applicationsOf(found, gallery, note)], gallery);
  const policies = new Policies(items);
  const usual = isForAll(policies, items) ? policies.usual : undefined;
  const specs = (kind: ItemKind): Record<string, ItemSpec> =>
    Object.fromEntries(
      items.flatMap(({ found, item, policy }): [string, ItemSpec][] => {
        if (found.kind !== kind) return [];
        const named = policy && policies.nameOf(policy);
        return [[found.name, named === undefined || named === usual ? item : { policy: named, ...item }]];
      }),
    );
  const [ofImages, ofApplications] = [specs("image"), specs("application")];
  return {
    spec: {
      gallery: { ...gallery, ...(usual !== undefined && { policy: usual }) },
      ...(policies.usual !== undefined && { policies: policies.all }),
      ...(Object.keys(ofImages).length > 0 && { images: ofImages as Record<string, ImageDefinitionSpec> }),
      ...(Object.keys(ofApplications).length > 0 && {
        applications: ofApplications as Record<string, ApplicationSpec>,
      }),
    },
    differences: differencesOf(found.spec, items, notInAzure, lacking),
    notCarried,
  };
}

/** Returns the applications that a spec can have. */
function applicationsOf(
  { applications, spec }: GalleryPlan,
  gallery: GallerySettings,
  note: (what: string, ...where: string[]) => void,
): ImportedItem[] {
  const noteOf = (what: string, { kind, name }: ApplicationPlan, ...version: string[]): void =>
    note(what, itemName(spec, kind, name), ...version);
  const importable = applications
    .filter((given) => isImportable(given, (what) => noteOf(what, given)))
    .map((given) => withoutRefusedParts(given, (what, ...version) => noteOf(what, given, ...version)));
  return withSignatureVariables(importable, noteOf).map((application) => importItem(application, gallery));
}

/** azurerm takes away what its arguments do not say. */
const LACKING: Difference = "recommended sizes and disallowed disk types that azurerm does not take";

function differencesOf(
  { gallery, images }: GallerySpec,
  items: readonly ImportedItem[],
  notInAzure: NotInAzure,
  lacking: ReadonlySet<string>,
): Map<string, readonly Difference[]> {
  const all = new Map<string, readonly Difference[]>();
  const add = (
    at: { readonly keys: readonly string[]; readonly names: readonly string[] },
    unwritten: readonly Difference[],
    differences: readonly Difference[] = [],
  ) => {
    const known = notInAzure.get(notInAzureKey(gallery, ...at.keys)) ?? [];
    const both = new Set([...differences, ...known.filter((one) => !unwritten.includes(one))]);
    if (both.size > 0) all.set([gallery.name, ...at.names].join("/"), [...both]);
  };
  if (!gallery.existing) add({ keys: [], names: [] }, []);
  for (const { found, differences } of items) {
    const { kind, name } = found;
    const [key, shown] = [itemKey(kind, name), itemName({ ...(images && { images }) }, kind, name)];
    const managedBy = providerOfFound(found);
    add({ keys: [key], names: [shown] }, [], kind === "image" && lacking.has(name) ? [LACKING] : []);
    for (const { version, spec } of found.versions) {
      const unwritten = [
        ...(managedBy(spec).provider === "azurerm" ? ONLY_UNDER_AZAPI : []),
        ...(isPublishedElsewhere(spec) ? NOT_OF_PUBLISHED : []),
      ];
      add({ keys: [key, version], names: [shown, version] }, unwritten, differences.get(version));
    }
  }
  return all;
}

/**
 * Returns the settings of a gallery. One that a spec cannot describe stays managed elsewhere, as an existing gallery.
 */
function galleryOf(found: GalleryPlan, note: (what: string) => void): GallerySettings {
  const { spec } = found;
  const { sharing, protect: _, ...others } = spec.gallery;
  const location = others.location === "" ? (itemPlans(found)[0]?.home ?? "") : regionName(others.location);
  const gallery = { ...others, location };
  if (gallery.existing) return asExisting(gallery);
  const { subscriptions = [], tenants = [] } = sharing?.direct ?? {};
  if (!sharing?.direct || subscriptions.length + tenants.length > 0) return { ...gallery, ...(sharing && { sharing }) };
  note("direct sharing, with whom is not known");
  return asExisting(gallery);
}

/**
 * Reports whether all items may have the usual policy: the homes of those without versions must be among its regions.
 */
function isForAll({ usual, all }: Policies, items: readonly ImportedItem[]): boolean {
  const regions = all[usual ?? ""]?.regions ?? {};
  return items.every(({ policy, found }) => policy !== undefined || Object.hasOwn(regions, found.home));
}

/** The policies of all items, each once. */
class Policies {
  /** The policy of most items; undefined when there is none. */
  readonly usual: string | undefined;
  private readonly byKey = new Map<string, { readonly name: string; readonly policy: ReplicationPolicy }>();

  constructor(items: readonly ImportedItem[]) {
    const given = items.flatMap(({ policy }) => policy ?? []);
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
