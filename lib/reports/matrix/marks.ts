import { edgeZoneReplicas } from "../../cost/footprint";
import type { TargetRegion, ItemVersionPlan } from "../../plan/plan";
import { counted } from "../../text/wording";
import type { StorageAccountType } from "../../azure/storage-account-types";
import { mayBeIn, type Open } from "../../plan/unread";
import { PUBLISHED } from "./states";
import type { OlderVersions } from "./view";
import { AT_LEAST } from "../../text/money";

/** The marks of storage account types in the cells of a matrix. */
export const STORAGE_MARKS: Readonly<Record<StorageAccountType, string>> = {
  Standard_LRS: "",
  Standard_ZRS: "z",
  Premium_LRS: "p",
};

/** The brackets around a cell that is excluded from latest. */
export const EXCLUDED = "( )";

/** The mark after the replicas of a region whose edge zones hold the version too. */
export const EDGE = "+e";

/** The mark in a region without the version. */
export const ABSENT = "·";

/** The mark if a Terraform file leaves open whether or how a version is there, or what latest is. */
export const UNKNOWN = "?";

/** The meanings of the marks, in the order of a key. */
const MEANINGS: ReadonlyMap<string, string> = new Map([
  [STORAGE_MARKS.Standard_ZRS, "z Standard_ZRS"],
  [STORAGE_MARKS.Premium_LRS, "p Premium_LRS"],
  [EXCLUDED, "( ) excluded from latest there"],
  [EDGE, "+e so many more in edge zones"],
  [ABSENT, `${ABSENT} not there`],
  [UNKNOWN, `${UNKNOWN} not known`],
  [AT_LEAST, `${AT_LEAST} and what is not known`],
  [PUBLISHED, `${PUBLISHED} by a pipeline (only its replication is managed here)`],
]);

/** Returns the texts of a key for the marks that a report shows. */
export function meaningsOf(marks: ReadonlySet<string>): string[] {
  return [...MEANINGS].filter(([mark]) => marks.has(mark)).map(([, meaning]) => meaning);
}

/** Returns the cell of a version in a region: replicas, storage mark, edge zone replicas, and brackets if excluded. */
export function cellText(target: TargetRegion): string {
  const text = replicasCell(target) + edgeText(target);
  return target.excludeFromLatest ? `(${text})` : text;
}

/** Returns the replicas in the region itself, with the mark of their storage. */
export function replicasCell({ replicas, storageAccountType }: TargetRegion): string {
  return `${replicas}${STORAGE_MARKS[storageAccountType]}`;
}

/** Returns `+2e` for two more replicas in edge zones of the region; empty if it has none. */
export function edgeText(target: TargetRegion): string {
  return isInEdgeZones(target) ? `+${edgeZoneReplicas(target)}e` : "";
}

/** Returns the marks that a cell shows. */
export function marksOf(target: TargetRegion): string[] {
  const marks = [STORAGE_MARKS[target.storageAccountType]];
  if (target.excludeFromLatest) marks.push(EXCLUDED);
  if (isInEdgeZones(target)) marks.push(EDGE);
  return marks;
}

/** Returns the mark of a region that is not a known target of a version: absent or unknown. */
export function emptyMark(version: ItemVersionPlan, region: string): typeof ABSENT | typeof UNKNOWN {
  return mayBeIn(version, region) ? UNKNOWN : ABSENT;
}

/** Returns the mark of a sum of replicas. A sum that is not complete is a lower bound; a zero is shown as unknown. */
export function sumMark(replicas: number, isOpen: boolean): typeof UNKNOWN | typeof AT_LEAST | undefined {
  if (!isOpen) return undefined;
  return replicas === 0 ? UNKNOWN : AT_LEAST;
}

/** Returns the mark, in a region, of the row that sums up older versions. */
export function olderMark({ replicas, open }: OlderVersions, region: string): string | undefined {
  const sum = replicas.get(region);
  return sum === undefined && !open.has(region) ? ABSENT : sumMark(sum ?? 0, open.has(region));
}

/** Returns a sum of replicas in a region with its mark: `3`, `3+`, `?` or `·`. */
export function sumText(replicas: string, mark: string | undefined): string {
  return mark === undefined || mark === AT_LEAST ? `${replicas}${mark ?? ""}` : mark;
}

/** Returns `regions of 2 versions not all known` for incomplete totals; empty if all is known. */
export function openTotals({ versions }: Open): string[] {
  return versions === 0 ? [] : [`regions of ${counted(versions, "version")} not all known`];
}

function isInEdgeZones({ edgeZones }: TargetRegion): boolean {
  return edgeZones !== undefined && Object.keys(edgeZones).length > 0;
}
