import fc from "fast-check";
import { regionName } from "../../lib/azure/regions";
import { plan } from "../../lib/plan/plan";
import type { GallerySpec } from "../../lib/spec/gallery-spec";
import type { ImageDefinitionSpec } from "../../lib/spec/image-definition-spec";
import type { ImageSourceSpec, ImageVersionSpec } from "../../lib/spec/image-version-spec";
import {
  arbitraryPolicy,
  arbitraryRegion,
  byRegion,
  maybe,
  orderOf,
  SUBSCRIPTION,
  withoutUndefined,
  type ArbitraryPolicyOptions,
  type PolicyDraft,
} from "./arbitrary-policy";

/** How far specs may vary. */
export interface ArbitrarySpecOptions extends ArbitraryPolicyOptions {
  /** The most versions of one definition. @default 8 */
  readonly maxVersions?: number;
  /** Versions with their own `placement`, `storage` or `allowRegionRemoval: false`. @default true */
  readonly overrides?: boolean;
}

/**
 * A spec that no rule calls an error (warnings may stand): one gallery, up to three policies of up to six known
 * regions in any spelling, with tiers, rings, candidates, storage and demand, and up to three definitions whose
 * versions are active, in rings, candidates, withdrawn, or placed by themselves.
 */
export function arbitrarySpec(options: ArbitrarySpecOptions = {}): fc.Arbitrary<GallerySpec> {
  return fc.array(arbitraryPolicy(options), { minLength: 1, maxLength: 3 }).chain((drafts) => {
    const images = fc
      .array(fc.nat(drafts.length - 1), { minLength: 1, maxLength: 3 })
      .chain((choices) =>
        fc.tuple(
          ...choices.map((policy, index) =>
            arbitraryDefinition(drafts[policy] as PolicyDraft, policy, index, options).map(
              (image): [string, ImageDefinitionSpec] => [`image-${index}`, image],
            ),
          ),
        ),
      );
    return fc
      .record({
        location: fc.constantFrom(...(drafts[0] as PolicyDraft).homes),
        subscription: maybe(fc.constant(SUBSCRIPTION)),
        demand: arbitraryDemand,
        images,
      })
      .map(({ location, subscription, demand, images }) => ({
        gallery: {
          name: "contoso_images",
          resourceGroup: "rg-images",
          location,
          policy: "policy0",
          ...withoutUndefined({ subscription }),
        },
        policies: Object.fromEntries(drafts.map(({ policy }, index) => [`policy${index}`, policy])),
        ...withoutUndefined({ demand }),
        images: Object.fromEntries(images),
      }))
      .map(withServedDemand);
  });
}

/** Without demand where nothing serves: that is an error. Demand sizes replicas, and changes no place. */
function withServedDemand(spec: GallerySpec): GallerySpec {
  const { definitions } = plan(spec);
  const served = (names: readonly string[]) => (region: string) =>
    definitions.some(({ name, latest }) => names.includes(name) && (latest.get(regionName(region)) ?? null) !== null);
  const names = Object.keys(spec.images ?? {});
  const images = Object.entries(spec.images ?? {}).map(([name, image]) => [
    name,
    image.demand ? { ...image, demand: onlyWhere(served([name]), image.demand) } : image,
  ]);
  const demand = spec.demand && { demand: onlyWhere(served(names), spec.demand) };
  return { ...spec, ...demand, images: Object.fromEntries(images) as GallerySpec["images"] & object };
}

function onlyWhere<T>(holds: (region: string) => boolean, record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([region]) => holds(region)));
}

const arbitraryDemand = fc.option(
  fc
    .uniqueArray(arbitraryRegion, { minLength: 1, maxLength: 4 })
    .chain((regions) => byRegion(regions, fc.record({ vms: fc.nat(400), scaleSets: fc.nat(5) }, { requiredKeys: [] }))),
  { nil: undefined, freq: 2 },
);

/** The first policy is the gallery's own: images of other policies name it, and set their home within it. */
function arbitraryDefinition(
  draft: PolicyDraft,
  policy: number,
  index: number,
  options: ArbitrarySpecOptions,
): fc.Arbitrary<ImageDefinitionSpec> {
  const home = fc.constantFrom(...draft.homes);
  return fc
    .record({
      location: policy === 0 ? maybe(home) : home,
      os: fc.constantFrom("linux" as const, "windows" as const),
      demand: arbitraryDemand,
      versions: arbitraryVersions(draft, options),
    })
    .map((parts) => ({
      identifier: { publisher: "contoso", offer: "images", sku: `sku-${index}` },
      ...(policy === 0 ? {} : { policy: `policy${policy}` }),
      ...(withoutUndefined(parts) as Pick<ImageDefinitionSpec, "os" | "demand" | "location" | "versions">),
    }));
}

function arbitraryVersions(
  draft: PolicyDraft,
  { maxVersions = 8, overrides = true }: ArbitrarySpecOptions,
): fc.Arbitrary<Record<string, ImageVersionSpec>> {
  const number = fc.tuple(fc.nat(2), fc.nat(12), fc.nat(2)).map((parts) => parts.join("."));
  const version = fc.oneof(
    { weight: 5, arbitrary: ruledVersion(draft) },
    { weight: overrides ? 1 : 0, arbitrary: fixedVersion(draft) },
  );
  return fc
    .uniqueArray(fc.tuple(number, version), { maxLength: maxVersions, selector: ([name]) => name })
    .map((entries) => Object.fromEntries(entries));
}

const IDS = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute";
const PUBLISHED: ImageSourceSpec = { published: true };
const COPIED: ImageSourceSpec = { galleryImageVersion: `${IDS}/galleries/dev_images/images/i/versions/1.0.0` };
const SNAPSHOT: ImageSourceSpec = { snapshot: `${IDS}/snapshots/i` };

/** Through either provider; encrypted versions are made from no other gallery's version. */
function arbitrarySource({ isEncrypted }: PolicyDraft): fc.Arbitrary<ImageSourceSpec> {
  const others = isEncrypted ? [PUBLISHED] : [PUBLISHED, COPIED];
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(SNAPSHOT) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
}

const SOURCE = { source: { managedImage: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images/i" } };

function serving(draft: PolicyDraft) {
  return {
    state: maybe(fc.constantFrom("active" as const, "candidate" as const)),
    ring: draft.rings.length === 0 ? fc.constant(undefined) : maybe(fc.constantFrom(...draft.rings)),
    withdrawn: fc.option(
      fc.record({ reason: fc.constant("breaks cloud-init"), immediate: fc.boolean() }, { requiredKeys: ["reason"] }),
      { nil: undefined, freq: 4 },
    ),
    retired: fc.option(
      fc.record({ stage: fc.constantFrom("hidden" as const, "home" as const), since: fc.constant("2026-09-01") }),
      {
        nil: undefined,
        freq: 6,
      },
    ),
    location: fc.option(fc.constantFrom(...draft.homes), { nil: undefined, freq: 4 }),
  };
}

/** A version that the policy places. */
function ruledVersion(draft: PolicyDraft): fc.Arbitrary<ImageVersionSpec> {
  return fc
    .record({ ...serving(draft), source: arbitrarySource(draft) })
    .map((parts) => withoutUndefined(parts) as ImageVersionSpec);
}

/** A version that exists already: where it is, and in which storage. */
function fixedVersion(draft: PolicyDraft): fc.Arbitrary<ImageVersionSpec> {
  const regions = [...draft.regions];
  const storage = fc.constantFrom("Standard_LRS" as const, "Premium_LRS" as const);
  return fc.subarray(regions, { minLength: 1 }).chain((placed) =>
    fc
      .record({
        ...serving(draft),
        placement: byRegion(placed, fc.integer({ min: 1, max: 100 })),
        storage: maybe(byRegion(placed, storage)),
        allowRegionRemoval: maybe(fc.boolean()),
        regionOrder: maybe(orderOf(regions)),
      })
      .map((parts) => ({ ...SOURCE, ...(withoutUndefined(parts) as object) })),
  );
}
