import type { Footprint } from "./footprint";
import { byCodeUnit } from "../text/order";
import type { PriceSheet } from "./prices/price-sheet";
import type { StorageAccountType } from "../azure/storage-account-types";
import { priceOf, priceOfNext, type Tariff } from "./tariff";
import type { EgressCost, EgressLine, NotCounted, StorageCost, StorageLine } from "./report";

/** The replicas or copies that are billed together at one price: tiers of a tariff count over all of them. */
interface Account {
  /** Replicas, or copies. */
  count: number;
  countWithoutSize: number;
  gib: number;
  /** The price per GiB, averaged over all of it, and the price of one GiB more; null without a price. */
  average: number | null;
  next: number | null;
}

/** The accounts of some footprints: storage by region and type, egress by the region that is left. */
export interface Accounts {
  readonly storage: ReadonlyMap<string, ReadonlyMap<StorageAccountType, Account>>;
  readonly egress: ReadonlyMap<string, Account>;
  readonly notCounted: NotCounted;
}

/** Adds footprints up and prices the sums. */
export function accountsOf(footprints: Iterable<Footprint>, sheet: PriceSheet | undefined): Accounts {
  const storage = new Map<string, Map<StorageAccountType, Account>>();
  const egress = new Map<string, Account>();
  const notCounted = { edgeZoneReplicas: 0, versionsWithDataDisks: 0, versionsWithUnreadRegions: 0 };
  for (const { sizeGiB, home, held, copies, edgeZoneReplicas, hasDataDisks, hasUnreadRegions } of footprints) {
    notCounted.edgeZoneReplicas += edgeZoneReplicas;
    if (hasDataDisks) notCounted.versionsWithDataDisks++;
    if (hasUnreadRegions) notCounted.versionsWithUnreadRegions++;
    for (const { region, storageAccountType, replicas } of held) {
      const ofRegion = entry(storage, region, () => new Map<StorageAccountType, Account>());
      add(entry(ofRegion, storageAccountType, newAccount), replicas, sizeGiB);
    }
    if (copies > 0) add(entry(egress, home, newAccount), copies, sizeGiB);
  }
  for (const [region, byType] of storage) {
    for (const [type, account] of byType) setPrice(account, sheet?.storage.get(type)?.get(region));
  }
  for (const [region, account] of egress) setPrice(account, sheet?.egress.get(region));
  return { storage, egress, notCounted };
}

/** Returns the share that one footprint has in the accounts that it is part of. */
export function storageOf({ storage }: Accounts, footprint: Footprint): StorageCost {
  const { sizeGiB, held, edgeZoneReplicas, hasDataDisks, hasUnreadRegions } = footprint;
  const sum = { ...NO_STORAGE, isPartial: false };
  for (const { region, storageAccountType, replicas } of held) {
    const account = storage.get(region)?.get(storageAccountType);
    sum.replicas += replicas;
    if (sizeGiB === undefined) {
      sum.replicasWithoutSize += replicas;
      sum.monthlyPerGiB += replicas * (account?.next ?? 0);
    } else {
      sum.gib += replicas * sizeGiB;
      sum.monthly += replicas * sizeGiB * (account?.average ?? 0);
    }
    if (account?.average == null) sum.replicasWithoutPrice += replicas;
  }
  const isUncounted = edgeZoneReplicas > 0 || hasDataDisks || hasUnreadRegions;
  sum.isPartial = sum.replicasWithoutSize > 0 || sum.replicasWithoutPrice > 0 || isUncounted;
  return sum;
}

export function egressOf({ egress }: Accounts, footprint: Footprint): EgressCost {
  const { sizeGiB, home, copies, hasUnreadRegions } = footprint;
  const account = egress.get(home);
  const gib = copies * (sizeGiB ?? 0);
  const isSized = sizeGiB !== undefined;
  const isPriced = account?.average != null;
  return {
    copies,
    copiesWithoutSize: isSized ? 0 : copies,
    copiesWithoutPrice: isPriced ? 0 : copies,
    gib,
    once: gib * (account?.average ?? 0),
    oncePerGiB: isSized ? 0 : copies * (account?.next ?? 0),
    isPartial: hasUnreadRegions || (copies > 0 && !(isSized && isPriced)),
  };
}

/** Returns the sum of all lines. It is partial if the lines leave anything out. */
export function totalStorage(accounts: Accounts): StorageCost {
  const sum = sumStorage(storageLines(accounts));
  return { ...sum, isPartial: sum.isPartial || Object.values(accounts.notCounted).some((count) => count > 0) };
}

/** Returns the sum of all lines, as `totalStorage` does. Copies to unreadable regions are in no line. */
export function totalEgress(accounts: Accounts): EgressCost {
  const sum = sumEgress(egressLines(accounts));
  return { ...sum, isPartial: sum.isPartial || accounts.notCounted.versionsWithUnreadRegions > 0 };
}

/** Returns the storage lines by region, then storage type. */
export function storageLines({ storage }: Accounts): StorageLine[] {
  return sorted(storage).flatMap(([region, byType]) =>
    sorted(byType).map(([storageAccountType, account]) => ({
      region,
      storageAccountType,
      replicas: account.count,
      replicasWithoutSize: account.countWithoutSize,
      replicasWithoutPrice: account.average === null ? account.count : 0,
      gib: account.gib,
      monthly: account.gib * (account.average ?? 0),
      monthlyPerGiB: account.countWithoutSize * (account.next ?? 0),
      isPartial: isPartial(account),
      price: account.average,
    })),
  );
}

export function egressLines({ egress }: Accounts): EgressLine[] {
  return sorted(egress).map(([region, account]) => ({
    region,
    copies: account.count,
    copiesWithoutSize: account.countWithoutSize,
    copiesWithoutPrice: account.average === null ? account.count : 0,
    gib: account.gib,
    once: account.gib * (account.average ?? 0),
    oncePerGiB: account.countWithoutSize * (account.next ?? 0),
    isPartial: isPartial(account),
    price: account.average,
  }));
}

export function sumStorage(costs: Iterable<StorageCost>): StorageCost {
  return sumOf(NO_STORAGE, costs);
}

export function sumEgress(costs: Iterable<EgressCost>): EgressCost {
  return sumOf(NO_EGRESS, costs);
}

const NO_STORAGE = {
  replicas: 0,
  replicasWithoutSize: 0,
  replicasWithoutPrice: 0,
  gib: 0,
  monthly: 0,
  monthlyPerGiB: 0,
};
const NO_EGRESS = { copies: 0, copiesWithoutSize: 0, copiesWithoutPrice: 0, gib: 0, once: 0, oncePerGiB: 0 };

/** Adds up each figure that `zero` has; a sum with a partial part is partial. */
function sumOf<Figure extends string>(
  zero: Readonly<Record<Figure, number>>,
  costs: Iterable<Readonly<Record<NoInfer<Figure>, number>> & { readonly isPartial: boolean }>,
): Record<Figure, number> & { isPartial: boolean } {
  const sum: Record<Figure, number> = { ...zero };
  const figures = Object.keys(zero) as Figure[];
  let isPartial = false;
  for (const cost of costs) {
    for (const figure of figures) sum[figure] += cost[figure];
    isPartial ||= cost.isPartial;
  }
  return { ...sum, isPartial };
}

function newAccount(): Account {
  return { count: 0, countWithoutSize: 0, gib: 0, average: null, next: null };
}

function add(account: Account, count: number, sizeGiB: number | undefined): void {
  account.count += count;
  if (sizeGiB === undefined) account.countWithoutSize += count;
  else account.gib += count * sizeGiB;
}

function setPrice(account: Account, tariff: Tariff | undefined): void {
  if (!tariff) return;
  account.next = priceOfNext(tariff, account.gib);
  account.average = account.gib > 0 ? priceOf(tariff, account.gib) / account.gib : account.next;
}

function isPartial({ count, countWithoutSize, average }: Account): boolean {
  return count > 0 && (countWithoutSize > 0 || average === null);
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

function sorted<K extends string, V>(map: ReadonlyMap<K, V>): [K, V][] {
  return [...map].sort(([a], [b]) => byCodeUnit(a, b));
}
