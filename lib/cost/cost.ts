import { EGRESS_METER, STORAGE_METERS } from "../azure/meters";
import {
  accountsOf,
  egressLines,
  egressOf,
  storageLines,
  storageOf,
  sumEgress,
  sumStorage,
  totalEgress,
  totalStorage,
} from "./accounts";
import { compareEverywhere } from "./everywhere";
import type {
  CostReport,
  DefinitionCost,
  EgressLine,
  MissingPrice,
  OfDefinition,
  RegionCost,
  StorageLine,
  VersionCost,
  VersionsWithoutSize,
} from "./report";
import { footprint, type Footprint } from "./footprint";
import { galleryRefs, type GalleryRef } from "../spec/gallery-identity";
import { itemName } from "../spec/item-kind";
import { itemPlans, type FoundIn, type GalleryPlan, type ItemPlan } from "../plan/plan";
import type { PriceSheet } from "./prices/price-sheet";
export type * from "./report";

/**
 * Returns the cost of all plans together, as on one bill: tiers of a price count over all of them. Without a sheet it
 * returns only counts and sizes. The report names each missing price or size, and no sum includes an item without one.
 * `unresolved` is the number of values that a Terraform file leaves open and the plans lack.
 */
export function cost(plans: readonly GalleryPlan[], sheet?: PriceSheet, unresolved = 0): CostReport {
  const refs = galleryRefs(plans.map(({ spec }) => spec.gallery));
  const definitions = plans.flatMap((plan) =>
    itemPlans(plan).map((definition): CostedDefinition => ({
      definition,
      of: ofDefinition(refs.get(plan.spec.gallery), plan, definition),
      footprints: footprints(definition),
    })),
  );
  const accounts = accountsOf(
    definitions.flatMap(({ footprints }) => footprints),
    sheet,
  );
  const lines = storageLines(accounts);
  const egress = egressLines(accounts);
  const costs = definitions.map(({ definition: { versions }, of, footprints }) =>
    footprints.map((found, index): VersionCost => ({
      ...of,
      version: versions[index]?.version ?? "",
      sizeGiB: found.sizeGiB ?? null,
      ...storageOf(accounts, found),
      egress: egressOf(accounts, found),
    })),
  );
  return {
    currency: sheet?.currency ?? null,
    sheet: sheet
      ? { note: sheet.note ?? null, hasMorePages: sheet.hasMorePages, egressMeter: sheet.egressMeter }
      : null,
    ...totalStorage(accounts),
    lines,
    byRegion: sumByRegion(lines),
    byDefinition: definitions.map(({ of }, index): DefinitionCost => {
      const ofVersions = costs[index] ?? [];
      return {
        ...of,
        versions: ofVersions.length,
        ...sumStorage(ofVersions),
        egress: sumEgress(ofVersions.map((version) => version.egress)),
      };
    }),
    byVersion: costs.flat(),
    egress: { ...totalEgress(accounts), byRegion: egress },
    missingPrices: missingPrices(lines, egress, sheet),
    versionsWithoutSize: definitions.flatMap(({ definition: { foundIn }, of }, index) =>
      withoutSize(of, costs[index] ?? [], foundIn ?? null),
    ),
    notCounted: accounts.notCounted,
    everywhere: compareEverywhere(plans, sheet),
    unresolved,
  };
}

/** An image definition or an application, and the footprints of its versions. */
interface CostedDefinition {
  readonly definition: ItemPlan;
  readonly of: OfDefinition;
  readonly footprints: readonly Footprint[];
}

function footprints(item: ItemPlan): Footprint[] {
  return item.versions.map((version) => footprint(version, item));
}

function ofDefinition(
  ref: GalleryRef | undefined,
  { spec }: GalleryPlan,
  { gallery, kind, name }: ItemPlan,
): OfDefinition {
  const { subscription = null, resourceGroup = null, qualifier = null } = ref ?? {};
  return { gallery, kind, definition: name, item: itemName(spec, kind, name), subscription, resourceGroup, qualifier };
}

function sumByRegion(lines: readonly StorageLine[]): RegionCost[] {
  const byRegion = new Map<string, StorageLine[]>();
  for (const line of lines) byRegion.set(line.region, [...(byRegion.get(line.region) ?? []), line]);
  return [...byRegion].map(([region, ofRegion]) => ({ region, ...sumStorage(ofRegion) }));
}

function missingPrices(
  lines: readonly StorageLine[],
  egress: readonly EgressLine[],
  sheet: PriceSheet | undefined,
): MissingPrice[] {
  const storage = lines
    .filter(({ price, replicas }) => price === null && replicas > 0)
    .map(({ region, storageAccountType, replicas, gib }): MissingPrice => {
      return { region, storageAccountType, meter: STORAGE_METERS[storageAccountType], count: replicas, gib };
    });
  const copies = egress
    .filter(({ price }) => price === null)
    .map(({ region, copies, gib }): MissingPrice => {
      return { region, storageAccountType: null, meter: sheet?.egressMeter ?? EGRESS_METER, count: copies, gib };
    });
  return [...storage, ...copies];
}

function withoutSize(
  of: OfDefinition,
  versions: readonly VersionCost[],
  foundIn: FoundIn | null,
): VersionsWithoutSize[] {
  const found = versions.filter(({ sizeGiB }) => sizeGiB === null);
  return found.length === 0 ? [] : [{ ...of, versions: found.map(({ version }) => version), foundIn }];
}
