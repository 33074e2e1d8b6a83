import type { AccessChange } from "../../diff/access";
import type { Change } from "../../diff/change";
import type { At, DefinitionDiff, Diff, Hazard, NotCompared, ObjectDiff, VersionDiff } from "../../diff/model";
import { isSameTarget, type RegionChange } from "../../diff/target-regions";
import type { TargetRegion, ItemVersionPlan } from "../../plan/plan";
import { identityJson } from "../../spec/gallery-identity";
import { hazardText } from "./facts";
import { jsonLine } from "../../text/json";

/** The version of the format. It is raised when a key is renamed, removed or changes its meaning, not for a new key. */
export const DIFF_FORMAT_VERSION = 1;

/** Writes a diff for programs: every change of every version with its class. docs/diff.md describes its shape. */
export function diffJson(diff: Diff): string {
  return [...diffJsonParts(diff)].join("");
}

/** Writes the same text in parts, a line for each version, because a large gallery has over 50 MB. */
export function* diffJsonParts(diff: Diff): Generator<string> {
  const { galleries, hazards, notCompared, staysInAzure, access, totals, money, protections, isPartial, isDrift } =
    diff;
  yield `{\n"formatVersion": ${DIFF_FORMAT_VERSION},\n"isPartial": ${isPartial},\n${isDrift ? '"isDrift": true,\n' : ""}`;
  yield `"totals": ${jsonLine(totals)},\n"money": ${jsonLine(money)},\n`;
  yield* list("warnings", hazards, (hazard) => jsonLine(hazardJson(hazard)));
  yield `,\n"assumed": ${jsonLine(protections)},\n`;
  yield* list("notCompared", notCompared, (each) => jsonLine(notComparedJson(each)));
  yield ",\n";
  yield* list("staysInAzure", staysInAzure, (each) => jsonLine(notComparedJson(each)));
  yield ",\n";
  yield `"access": {\n`;
  yield* list("widened", access.widened, (each) => jsonLine(accessJson(each)));
  yield ",\n";
  yield* list("narrowed", access.narrowed, (each) => jsonLine(accessJson(each)));
  yield ",\n";
  yield* list("replaced", access.replaced, (each) => jsonLine(accessJson(each)));
  yield "\n},\n";
  yield* list("galleries", galleries, (gallery) => jsonLine(objectJson(gallery)));
  yield ",\n";
  const definitions = galleries.flatMap((gallery) => gallery.definitions);
  yield* list("definitions", definitions, (definition) => jsonLine(definitionJson(definition)));
  yield ",\n";
  const versions = definitions.flatMap((definition) => definition.versions);
  yield* list("versions", versions, (version) => jsonLine(versionJson(version)));
  yield ",\n";
  yield* list("reasons", reasonsOf([...galleries, ...definitions, ...versions]), jsonLine);
  yield "\n}\n";
}

/** Writes a list with a line for each item. */
function* list<T>(name: string, items: readonly T[], lineOf: (item: T) => string): Generator<string> {
  yield `"${name}": [`;
  for (const [index, item] of items.entries()) yield `${index === 0 ? "\n" : ",\n"}  ${lineOf(item)}`;
  yield items.length === 0 ? "]" : "\n]";
}

function definitionJson(definition: DefinitionDiff): unknown {
  const { kind, latest, latestNotKnown } = definition;
  return { ...objectJson(definition), kind, latest, latestNotKnown };
}

function versionJson(version: VersionDiff): unknown {
  const { kind, before, after, copies, growsWithout, sizeGiB, monthly } = version;
  const isReordered = version.changes.some(({ attribute }) => attribute === "targetRegions.order");
  return {
    ...objectJson(version),
    kind,
    copies,
    growsWithout,
    sizeGiB,
    copiedGiB: sizeGiB === null ? null : copies * sizeGiB,
    monthly,
    regions: groupedByTarget(regionsOf(version)),
    order: isReordered && before && after ? { before: namesOf(before), after: namesOf(after) } : null,
  };
}

/** Returns all regions of a version that is added or removed; else only the changed regions. */
function regionsOf({ before, after, regions }: VersionDiff): VersionDiff["regions"] {
  if (before && after) return regions;
  const targets = (after ?? before)?.targetRegions ?? [];
  return targets.map((target) => ({
    name: target.name,
    before: before ? target : null,
    after: after ? target : null,
  }));
}

/** Groups regions that have the same target before and the same target after. */
function groupedByTarget(regions: VersionDiff["regions"]): unknown[] {
  const groups = new Map<string, RegionGroup>();
  let last: RegionChange | undefined;
  let group: RegionGroup | undefined;
  for (const region of regions) {
    const { name, before, after } = region;
    // Most regions equal the one before them, and comparing two targets is cheaper than writing their keys.
    if (!last || !isSameOrNone(last.before, before) || !isSameOrNone(last.after, after)) {
      const key = `${targetKey(before)} ${targetKey(after)}`;
      group = groups.get(key) ?? { names: [], before: before && targetJson(before), after: after && targetJson(after) };
      groups.set(key, group);
    }
    group?.names.push(name);
    last = region;
  }
  return [...groups.values()];
}

interface RegionGroup {
  readonly names: string[];
  readonly before: unknown;
  readonly after: unknown;
}

function isSameOrNone(a: TargetRegion | null, b: TargetRegion | null): boolean {
  return a === null || b === null ? a === b : isSameTarget(a, b);
}

/** Returns a key for a target region; different targets have different keys. */
function targetKey(target: TargetRegion | null): string {
  if (!target) return "";
  const { replicas, storageAccountType, diskEncryptionSetId, excludeFromLatest, confidentialVm, edgeZones } = target;
  const plain = `${replicas} ${storageAccountType} ${excludeFromLatest}`;
  if (diskEncryptionSetId === undefined && !confidentialVm && !edgeZones) return plain;
  return `${plain} ${JSON.stringify([diskEncryptionSetId, confidentialVm, edgeZones])}`;
}

function namesOf({ targetRegions }: ItemVersionPlan): string[] {
  return targetRegions.map(({ name }) => name);
}

function hazardJson(hazard: Hazard): unknown {
  const { kind, version, after, by, regions } = hazard;
  return { kind, ...atJson(hazard), version, after, by, regions, text: hazardText(hazard) };
}

function notComparedJson(each: NotCompared): unknown {
  const { attribute, regions } = each;
  return { ...atJson(each), attribute, ...(regions && { regions }) };
}

function accessJson(change: AccessChange): unknown {
  const { kind, role, id, isLocked } = change;
  return { ...atJson(change), kind, role, id, isLocked };
}

/** Returns the path with the gallery's place, since several galleries may have the same path. */
function atJson({ path, gallery }: At): object {
  return { path, ...identityJson(gallery) };
}

function objectJson(object: ObjectDiff): object {
  const { effect, outcome, renamedFrom, renamedTo, changes } = object;
  return { ...atJson(object), effect, outcome, renamedFrom, renamedTo, changes: changes.map(changeJson) };
}

function changeJson({ attribute, effect, before, after, regions }: Change): unknown {
  return { attribute, effect, before, after, regions };
}

function targetJson(target: TargetRegion): unknown {
  const { replicas, storageAccountType, diskEncryptionSetId, excludeFromLatest, confidentialVm, edgeZones } = target;
  return {
    replicas,
    storageAccountType,
    diskEncryptionSetId: diskEncryptionSetId ?? null,
    excludeFromLatest,
    ...(confidentialVm && { confidentialVm }),
    ...(edgeZones && { edgeZones }),
  };
}

/** Returns the reason for the class of each attribute, once instead of once for each version. */
function reasonsOf(objects: readonly ObjectDiff[]): unknown[] {
  const reasons = new Map<string, unknown>();
  for (const { changes } of objects) {
    for (const { attribute, effect, reason, source } of changes) {
      reasons.set(`${attribute} ${effect} ${reason}`, { attribute, effect, reason, source });
    }
  }
  return [...reasons.values()];
}
