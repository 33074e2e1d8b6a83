import { edgeZoneReplicas } from "../footprint";
import type { TargetRegion, VersionPlan } from "../plan";
import type { StorageAccountType } from "../spec";
import { PUBLISHED } from "./matrix-states";

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

/** Stands in every region for a version of which a Terraform file tells no region. */
export const UNKNOWN = "?";

/** What the marks mean, in the order of a key. */
const MEANINGS: ReadonlyMap<string, string> = new Map([
  [STORAGE_MARKS.Standard_ZRS, "z Standard_ZRS"],
  [STORAGE_MARKS.Premium_LRS, "p Premium_LRS"],
  [EXCLUDED, "( ) excluded from latest there"],
  [EDGE, "+e so many more in edge zones"],
  [ABSENT, `${ABSENT} not there`],
  [UNKNOWN, `${UNKNOWN} not known`],
  [PUBLISHED, `${PUBLISHED} by a pipeline (only its replication is managed here)`],
]);

/** What a key says of the marks that a report shows. */
export function meaningsOf(marks: ReadonlySet<string>): string[] {
  return [...MEANINGS].filter(([mark]) => marks.has(mark)).map(([, meaning]) => meaning);
}

/** One region of one version: replicas, the mark of its storage, replicas in edge zones, and brackets where it is excluded. */
export function cellText(target: TargetRegion): string {
  const text = replicasText(target) + edgeText(target);
  return target.excludeFromLatest ? `(${text})` : text;
}

/** Replicas in the region itself, with the mark of their storage. */
export function replicasText({ replicas, storageAccountType }: TargetRegion): string {
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

/** What stands where a version has no target region. */
export function emptyMark({ targetRegions }: VersionPlan): typeof ABSENT | typeof UNKNOWN {
  // A plan keeps every version at home, so only what a file leaves open is nowhere.
  return targetRegions.length === 0 ? UNKNOWN : ABSENT;
}

function isInEdgeZones({ edgeZones }: TargetRegion): boolean {
  return edgeZones !== undefined && Object.keys(edgeZones).length > 0;
}
