import { regionName } from "../azure/regions";
import type { SpecPath } from "../spec/finding";
import { isKnown, knownPart } from "../spec/gallery-identity";
import { itemName } from "../spec/item-kind";
import { byCodeUnit } from "../text/order";
import { valueIn } from "../text/value-in";
import type { GalleryPlan } from "../plan/plan";
import { usedElsewhere, type CountedLimit, type UsageRow } from "./usage";

/** A kind of thing that adds up: the kinds that usage counts, and replicas where a limit is given for them. */
export type LedgerKind = CountedLimit | "replicasPerSubscriptionAndRegion";

/** The total of a kind in a subscription and region. */
export interface LedgerRow {
  readonly kind: LedgerKind;
  /** The subscription; undefined for the sum of all galleries whose subscription is not known. */
  readonly subscription: string | undefined;
  readonly region: string;
  readonly total: number;
  /** The part of the total that exists outside the app. */
  readonly elsewhere: number;
  /** The parts of the total that belong to the app, largest first. */
  readonly parts: readonly LedgerPart[];
}

/** The contribution of one gallery or definition to a row. */
export interface LedgerPart {
  readonly plan: GalleryPlan;
  /** The key that the user wrote. */
  readonly at: SpecPath;
  readonly count: number;
  /** `contoso_images/ubuntu-2404`. */
  readonly name: string;
}

interface Entry extends LedgerPart {
  readonly kind: LedgerKind;
  readonly region: string;
}

/**
 * Adds up galleries, definitions and versions over all plans of an app. Each counts at its own location: a
 * version at its home, not where it is replicated to. Existing resources are counted by `usage` alone.
 */
export function ledger(plans: readonly GalleryPlan[], usage: readonly UsageRow[]): LedgerRow[] {
  return rowsOf(plans, usage, entriesOf);
}

/** Adds up the replicas of all versions, in each region that they are replicated to. */
export function replicaLedger(plans: readonly GalleryPlan[]): LedgerRow[] {
  return rowsOf(plans, [], replicaEntries);
}

function rowsOf(
  plans: readonly GalleryPlan[],
  usage: readonly UsageRow[],
  entries: (plan: GalleryPlan) => Iterable<Entry>,
): LedgerRow[] {
  const groups = new Map<string, Entry[]>();
  for (const plan of plans) {
    const subscription = knownPart(plan.spec.gallery.subscription);
    for (const entry of entries(plan)) {
      valueIn(groups, JSON.stringify([entry.kind, subscription, entry.region]), () => []).push(entry);
    }
  }
  return [...groups.values()].map((group) => toRow(group, usage));
}

/** Returns a row of a subscription with the row of galleries that may be in it added. */
export function sumOfRows(row: LedgerRow, other: LedgerRow): LedgerRow {
  return { ...row, total: row.total + other.total, parts: largestFirst([...row.parts, ...other.parts]) };
}

function toRow(group: readonly Entry[], usage: readonly UsageRow[]): LedgerRow {
  const { kind, region, plan } = group[0] as Entry;
  const { subscription: written } = plan.spec.gallery;
  const subscription = isKnown(written) ? written : undefined;
  const elsewhere = kind === "replicasPerSubscriptionAndRegion" ? 0 : usedElsewhere(usage, subscription, region, kind);
  const total = group.reduce((sum, { count }) => sum + count, elsewhere);
  return { kind, subscription, region, total, elsewhere, parts: largestFirst(group) };
}

function largestFirst(parts: readonly LedgerPart[]): LedgerPart[] {
  return [...parts].sort((a, b) => b.count - a.count || byCodeUnit(a.name, b.name));
}

function* entriesOf(plan: GalleryPlan): Iterable<Entry> {
  const { gallery } = plan.spec;
  if (!gallery.existing && !gallery.removed) {
    const region = regionName(gallery.location);
    yield { kind: "galleries", plan, at: ["gallery", "name"], region, count: 1, name: gallery.name };
  }
  const created = plan.definitions.filter(({ spec }) => !spec.existing);
  for (const [region, { count, first }] of byHome(created)) {
    yield { kind: "imageDefinitions", plan, at: ["images", first.name], region, count, name: gallery.name };
  }
  for (const definition of plan.definitions) {
    const name = `${gallery.name}/${definition.name}`;
    for (const [region, { count }] of byHome(definition.versions)) {
      yield { kind: "imageVersions", plan, at: ["images", definition.name], region, count, name };
    }
  }
  for (const { name: application, versions } of plan.applications) {
    const shared = { kind: "applicationVersions", plan, at: ["applications", application] } as const;
    for (const [region, { count }] of byHome(versions)) {
      yield { ...shared, region, count, name: `${gallery.name}/${itemName(plan.spec, "application", application)}` };
    }
  }
}

function* replicaEntries(plan: GalleryPlan): Iterable<Entry> {
  for (const { name, versions } of plan.definitions) {
    const replicas = new Map<string, number>();
    for (const { targetRegions } of versions) {
      for (const target of targetRegions) {
        replicas.set(target.name, (replicas.get(target.name) ?? 0) + target.replicas);
      }
    }
    const shared = { kind: "replicasPerSubscriptionAndRegion", plan, at: ["images", name] } as const;
    for (const [region, count] of replicas) {
      yield { ...shared, region, count, name: `${plan.spec.gallery.name}/${name}` };
    }
  }
}

/** Returns the number of items in each home region, and the first of them. */
function byHome<T extends { readonly home: string }>(items: readonly T[]): Map<string, { count: number; first: T }> {
  const homes = new Map<string, { count: number; first: T }>();
  for (const item of items) {
    const home = homes.get(item.home);
    if (home) home.count++;
    else homes.set(item.home, { count: 1, first: item });
  }
  return homes;
}
