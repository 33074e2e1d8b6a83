import type { ItemKind } from "../spec/item-kind";
import type { RepairOfRegion } from "./repair";

/** The state of a version in a region. */
export type RegionState =
  /** It can be used there as planned. */
  | "ready"
  /** It can be used there, but with other replicas, storage, or another flag of `latest` than planned. */
  | "different"
  /** It is being copied, or Azure does not say that it is in place. */
  | "waiting"
  | "failed"
  /** Azure does not have the version, or is deleting it. */
  | "missing"
  /** Planned, but not among the target regions: not applied yet, or another writer has dropped it. */
  | "not targeted"
  /** In Azure, but not planned: leaving, or of another writer. */
  | "not planned";

/** All states, the worst first. */
export const REGION_STATES: readonly RegionState[] = [
  "failed",
  "missing",
  "waiting",
  "not targeted",
  "not planned",
  "different",
  "ready",
];

/** The readiness of a version in a region. */
export interface RegionReadiness {
  readonly region: string;
  readonly state: RegionState;
  /** Whole percent of a copy. @default - Azure tells none */
  readonly progress?: number;
  /** Azure's own word, where it is not one that is known, or its reason for a failure. @default - none */
  readonly details?: string;
  /** The differences from the plan, such as `2 replicas, not 3`. @default - none */
  readonly differences?: readonly string[];
  /** What cures a failure. @default - it has not failed */
  readonly repair?: RepairOfRegion;
}

export interface VersionReadiness {
  readonly version: string;
  /** False for a version that Azure has and the plan does not. */
  readonly isPlanned: boolean;
  /** Azure's provisioning state. `Succeeded` says nothing about regions. @default - Azure has no such version */
  readonly provisioningState?: string;
  readonly regions: readonly RegionReadiness[];
}

/** The readiness of all versions of an image or an application. */
export interface ItemReadiness {
  readonly kind: ItemKind;
  readonly gallery: string;
  readonly item: string;
  /** The regions of all versions, in the plan's order. */
  readonly regions: readonly string[];
  /** Planned versions in the plan's order, newest first, and then the others. */
  readonly versions: readonly VersionReadiness[];
}

/** The readiness of galleries. */
export interface Readiness {
  readonly items: readonly ItemReadiness[];
  /** The number of pairs of a version and a region in each state. */
  readonly counts: Readonly<Record<RegionState, number>>;
  readonly outcome: Outcome;
}

/** The result as one word. A failure beats waiting, which beats drift. */
export type Outcome = "ready" | "failed" | "waiting" | "drift";

/** Returns the readiness of items, counted. */
export function readinessOf(items: readonly ItemReadiness[]): Readiness {
  const counts = Object.fromEntries(REGION_STATES.map((state) => [state, 0])) as Record<RegionState, number>;
  for (const { versions } of items) {
    for (const { regions } of versions) for (const { state } of regions) counts[state]++;
  }
  return { items, counts, outcome: outcomeOf(counts) };
}

function outcomeOf(counts: Readonly<Record<RegionState, number>>): Outcome {
  if (counts.failed + counts.missing > 0) return "failed";
  if (counts.waiting > 0) return "waiting";
  return counts["not targeted"] + counts["not planned"] + counts.different > 0 ? "drift" : "ready";
}
