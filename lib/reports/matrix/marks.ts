import { edgeZoneReplicas } from "../../cost/footprint";
import type { TargetRegion, VersionPlan } from "../../plan/plan";
import { counted } from "../../text/wording";
import type { StorageAccountType } from "../../azure/storage-account-types";
import { mayBeIn, type Open } from "../../plan/unread";
import { PUBLISHED } from "./states";
import type { OlderVersions } from "./view";
import { AT_LEAST } from "../cost/money";

/** How a cell of a matrix shows the storage account type. */
export const STORAGE_MARKS: Readonly<Record<StorageAccountType, string>> = {
  Standard_LRS: "",
  Standard_ZRS: "z",
  Premium_LRS: "p",
};

/** Around a cell that is excluded from latest. */
export const EXCLUDED = "( )";

/** Behind the replicas of a region whose edge zones hold the version too. */
export const EDGE = "+e";

/** Stands where a version is not. */
export const ABSENT = "·";

/** Stands where a Terraform file leaves open whether, or how, a version is there, and what latest is. */
export const UNKNOWN = "?";

/** What the marks mean, in the order of a key. */
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

/** What a key says of the marks that a report shows. */
export function meaningsOf(marks: ReadonlySet<string>): string[] {
  return [...MEANINGS].filter(([mark]) => marks.has(mark)).map(([, meaning]) => meaning);
}

/** One region of one version: replicas, the mark of its storage, replicas in edge zones, and brackets where it is excluded. */
export function cellText(target: TargetRegion): string {
  const text = replicasCell(target) + edgeText(target);
  return target.excludeFromLatest ? `(${text})` : text;
}

/** Replicas in the region itself, with the mark of their storage. */
export function replicasCell({ replicas, storageAccountType }: TargetRegion): string {
  return `${replicas}${STORAGE_MARKS[storageAccountType]}`;
}

/** `+2e`: two replicas more in edge zones of the region; nothing where it has none. */
export function edgeText(target: TargetRegion): string {
  return isInEdgeZones(target) ? `+${edgeZoneReplicas(target)}e` : "";
}

/** The marks that a cell shows. */
export function marksOf(target: TargetRegion): string[] {
  const marks = [STORAGE_MARKS[target.storageAccountType]];
  if (target.excludeFromLatest) marks.push(EXCLUDED);
  if (isInEdgeZones(target)) marks.push(EDGE);
  return marks;
}

/** What stands in a region where nothing is known of a version. */
export function emptyMark(version: VersionPlan, region: string): typeof ABSENT | typeof UNKNOWN {
  return mayBeIn(version, region) ? UNKNOWN : ABSENT;
}

/** The mark of a sum of replicas: where something is missing from it, it is a lower bound, and zero means nothing. */
export function sumMark(replicas: number, isOpen: boolean): typeof UNKNOWN | typeof AT_LEAST | undefined {
  if (!isOpen) return undefined;
  return replicas === 0 ? UNKNOWN : AT_LEAST;
}

/** The mark of the row that sums up older versions, in a region. */
export function olderMark({ replicas, open }: OlderVersions, region: string): string | undefined {
  const sum = replicas.get(region);
  return sum === undefined && !open.has(region) ? ABSENT : sumMark(sum ?? 0, open.has(region));
}

/** A sum of replicas in a region with its mark: `3`, `3+`, `?` or `·`. */
export function sumText(replicas: string, mark: string | undefined): string {
  return mark === undefined || mark === AT_LEAST ? `${replicas}${mark ?? ""}` : mark;
}

/** `regions of 2 versions not all known`, beside totals that lack them; nothing where all is known. */
export function openTotals({ versions }: Open): string[] {
  return versions === 0 ? [] : [`regions of ${counted(versions, "version")} not all known`];
}

function isInEdgeZones({ edgeZones }: TargetRegion): boolean {
  return edgeZones !== undefined && Object.keys(edgeZones).length > 0;
}
