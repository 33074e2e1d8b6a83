import type { ItemVersionPlan, TargetRegion } from "../plan/plan";
import type { Provider } from "../plan/provider";
import { CHANGES, type ChangedAttribute } from "../azure/attributes/changes";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import { valueIn } from "../text/value-in";
import { changeOf, type Change, type Changed } from "./change";
import type { ComparedVersion } from "./compared-objects";
import { edgeZoneChanges } from "./edge-zones";

/** A region of a version whose replication changes. */
export interface RegionChange {
  readonly name: string;
  /** Null for a region that is gained. */
  readonly before: TargetRegion | null;
  /** Null for a region that is lost. */
  readonly after: TargetRegion | null;
}

/** The changes of a version's target regions. */
export interface Replication {
  /** The kept and gained regions in the new order, then the lost ones in the old order. */
  readonly regions: readonly RegionChange[];
  readonly changes: readonly Change[];
}

/** Compares target regions of published versions before and after. Lists that many versions share are compared once. */
export class Replications {
  private readonly compared = new Map<TargetRegions, Map<TargetRegions, Map<string, Replication>>>();

  of(object: ComparedVersion, before: ItemVersionPlan, after: ItemVersionPlan): Replication {
    const ofBefore = valueIn(
      this.compared,
      before.targetRegions,
      () => new Map<TargetRegions, Map<string, Replication>>(),
    );
    const ofLists = valueIn(ofBefore, after.targetRegions, () => new Map<string, Replication>());
    const rules = rulesOf(object, before, after);
    return valueIn(ofLists, JSON.stringify(rules), () => replication(before.targetRegions, after.targetRegions, rules));
  }
}

type TargetRegions = readonly TargetRegion[];

/** The facts that the class of a change depends on besides the regions. */
interface Rules {
  readonly object: ComparedVersion;
  readonly provider: Provider;
  /** A shallow version stays where it is. */
  readonly isShallow: boolean;
  readonly mayShrink: boolean;
}

function rulesOf(object: ComparedVersion, before: ItemVersionPlan, after: ItemVersionPlan): Rules {
  const [was, is]: Partial<ImageVersionSpec>[] = [before.spec, after.spec];
  return {
    object,
    provider: after.managedBy.provider,
    isShallow: was?.replicationMode === "shallow" && is?.replicationMode === "shallow",
    mayShrink: is?.allowRegionRemoval !== false,
  };
}

function replication(before: TargetRegions, after: TargetRegions, rules: Rules): Replication {
  const regions = changedRegions(before, after);
  const changes = changesBefore(before, after, regions, rules).map(([attribute, changed]) =>
    // Images alone are encrypted, and replicated to edge zones.
    CHANGES[rules.object].has(attribute) ? changeOf(rules.object, attribute, rules.provider, changed) : undefined,
  );
  return { regions, changes: changes.filter((change) => change !== undefined) };
}

function changedRegions(before: TargetRegions, after: TargetRegions): RegionChange[] {
  if (isInLine(before, after)) return changedInLine(before, after);
  const old = new Map(before.map((target) => [target.name, target]));
  const changes: RegionChange[] = [];
  for (const target of after) {
    const was = old.get(target.name) ?? null;
    old.delete(target.name);
    if (was === null || !isSameTarget(was, target)) changes.push({ name: target.name, before: was, after: target });
  }
  for (const lost of old.values()) changes.push({ name: lost.name, before: lost, after: null });
  return changes;
}

/** Reports whether both sides have the same regions in the same order, as most versions have. */
function isInLine(before: TargetRegions, after: TargetRegions): boolean {
  return before.length === after.length && after.every(({ name }, index) => before[index]?.name === name);
}

function changedInLine(before: TargetRegions, after: TargetRegions): RegionChange[] {
  const changes: RegionChange[] = [];
  after.forEach((target, index) => {
    const was = before[index] as TargetRegion;
    if (!isSameTarget(was, target)) changes.push({ name: target.name, before: was, after: target });
  });
  return changes;
}

/** Reports whether two target regions are the same apart from their name and the reason for them. */
export function isSameTarget(a: TargetRegion, b: TargetRegion): boolean {
  return (
    a.replicas === b.replicas &&
    a.storageAccountType === b.storageAccountType &&
    a.excludeFromLatest === b.excludeFromLatest &&
    a.diskEncryptionSetId === b.diskEncryptionSetId &&
    isSameData(a.confidentialVm, b.confidentialVm) &&
    edgeZoneChanges(a, b).length === 0
  );
}

function isSameData(a: object | undefined, b: object | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

type AttributeChange = readonly [attribute: ChangedAttribute<ComparedVersion>, changed: Changed];

/** Returns the changes by attribute, in the order of display. */
function changesBefore(
  before: TargetRegions,
  after: TargetRegions,
  regions: readonly RegionChange[],
  { isShallow, mayShrink }: Rules,
): readonly AttributeChange[] {
  if (regions.length === 0 && isInLine(before, after)) return [];
  const gained = named(regions, (was) => was === null);
  const lost = named(regions, (_, is) => is === null);
  const differing = (key: "replicas" | "excludeFromLatest" | "storageAccountType"): string[] =>
    named(regions, (was, is) => was !== null && is !== null && was[key] !== is[key]);
  const replicas = differing("replicas");
  const isFixed = isShallow && gained.length + lost.length + replicas.length > 0;
  const all: readonly AttributeChange[] = [
    ["targetRegions.shallow", { regions: isFixed ? [...gained, ...lost, ...replicas] : [] }],
    ["targetRegions.added", { regions: isShallow ? [] : gained }],
    [mayShrink ? "targetRegions.removed" : "targetRegions.forbidden", { regions: isShallow ? [] : lost }],
    ["targetRegions.storage", { regions: differing("storageAccountType") }],
    ...encryptionChanges(before, after),
    ["targetRegions.edgeZones", { regions: named(regions, (was, is) => zonesDiffer(was, is)) }],
    ["targetRegions.edgeZones.storage", { regions: named(regions, (was, is) => zoneStorageDiffers(was, is)) }],
    ["targetRegions.replicas", { regions: isShallow ? [] : replicas }],
    ["targetRegions.excludeFromLatest", { regions: differing("excludeFromLatest") }],
    ["targetRegions.order", { regions: orderChange(before, after) }],
  ];
  return all.filter(([, changed]) => (changed.regions ?? []).length > 0);
}

/** Reports whether the edge zones of a kept region differ. Those of a gained or lost region come and go with it. */
function zonesDiffer(before: TargetRegion | null, after: TargetRegion | null): boolean {
  const zones = before && after ? edgeZoneChanges(before, after) : [];
  return zones.some(({ before, after }) => before?.replicas !== after?.replicas);
}

function zoneStorageDiffers(before: TargetRegion | null, after: TargetRegion | null): boolean {
  const zones = before && after ? edgeZoneChanges(before, after) : [];
  return zones.some(({ before, after }) => before !== null && after !== null && before.storage !== after.storage);
}

function named(
  regions: readonly RegionChange[],
  isMeant: (before: TargetRegion | null, after: TargetRegion | null) => boolean,
): string[] {
  return regions.filter(({ before, after }) => isMeant(before, after)).map(({ name }) => name);
}

/**
 * Returns the changes of encryption. Azure refuses to change the encryption of a kept region. Otherwise azurerm
 * replaces the version if a region is gained, lost or moved among encrypted ones, because it compares by position.
 */
function encryptionChanges(before: TargetRegions, after: TargetRegions): AttributeChange[] {
  if (![...before, ...after].some(isEncrypted)) return [];
  const old = new Map(before.map((target) => [target.name, target]));
  const differs = after.filter((target) => {
    const was = old.get(target.name);
    if (!was) return false;
    return (
      was.diskEncryptionSetId !== target.diskEncryptionSetId || !isSameData(was.confidentialVm, target.confidentialVm)
    );
  });
  if (differs.length > 0) return [["targetRegions.encryption", { regions: differs.map(({ name }) => name) }]];
  const length = Math.max(before.length, after.length);
  const moved = new Set<string>();
  for (let index = 0; index < length; index++) {
    const [was, is] = [before[index], after[index]];
    if (was?.diskEncryptionSetId !== is?.diskEncryptionSetId) moved.add((is ?? was)?.name ?? "");
  }
  return [["targetRegions.diskEncryptionSet", { regions: [...moved] }]];
}

function isEncrypted({ diskEncryptionSetId, confidentialVm }: TargetRegion): boolean {
  return diskEncryptionSetId !== undefined || confidentialVm !== undefined;
}

/** Returns the regions on both sides in their new order, if the order changed. */
function orderChange(before: TargetRegions, after: TargetRegions): string[] {
  if (isInLine(before, after)) return [];
  const old = new Set(before.map(({ name }) => name));
  const stays = after.map(({ name }) => name).filter((name) => old.has(name));
  const staying = new Set(stays);
  const was = before.map(({ name }) => name).filter((name) => staying.has(name));
  return stays.some((name, index) => name !== was[index]) ? stays : [];
}
