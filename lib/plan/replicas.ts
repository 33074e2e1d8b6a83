import { regionName } from "../azure/regions";
import type { Placement, ReplicaCount, Sizing } from "../spec/policy";
import type { Demand } from "../spec/demand";

/** The most replicas of one image version in one region. */
export const MAX_REPLICAS = 100;

/** Defaults of a policy's `sizing`. */
export const DEFAULT_SIZING = { vmsPerReplica: 20, overProvision: 1, minimum: 3 } as const;

/** A replica count, and for one sized by demand the arithmetic behind it. */
export interface SizedReplicas {
  readonly count: number;
  /** Set when the count comes from a declared demand. @default - it does not */
  readonly sizing?: DemandSizing;
  /** The placement asks for `demand`, but the region declares none. @default - not so */
  readonly noDemand?: true;
}

/** `ceil((vms / vmsPerReplica + scaleSets) * overProvision)`, at least `minimum`, at most 100. */
export interface DemandSizing {
  readonly vms: number;
  readonly scaleSets: number;
  readonly vmsPerReplica: number;
  readonly overProvision: number;
  readonly minimum: number;
  /** What the demand needs, before it is cut to 100. */
  readonly needed: number;
}

/** Replicas that a demand needs in a region. */
export function sizeByDemand(demand: Demand, sizing: Sizing = {}): DemandSizing {
  const vms = demand.vms ?? 0;
  const scaleSets = demand.scaleSets ?? 0;
  const vmsPerReplica = sizing.vmsPerReplica ?? DEFAULT_SIZING.vmsPerReplica;
  const overProvision = sizing.overProvision ?? DEFAULT_SIZING.overProvision;
  const minimum = sizing.minimum ?? DEFAULT_SIZING.minimum;
  const exact = (vms / vmsPerReplica + scaleSets) * overProvision;
  return { vms, scaleSets, vmsPerReplica, overProvision, minimum, needed: Math.max(roundUp(exact), minimum) };
}

/** Replicas that a placement asks for in a region. */
export function replicasIn(
  placement: Placement,
  region: string,
  demand: Demand | undefined,
  sizing: Sizing | undefined,
): SizedReplicas {
  const asked = askedIn(placement.replicas, region);
  if (asked !== "demand") return { count: asked };
  if (!demand) return { count: 1, noDemand: true };
  const sized = sizeByDemand(demand, sizing);
  return { count: Math.min(sized.needed, MAX_REPLICAS), sizing: sized };
}

function askedIn(replicas: Placement["replicas"], region: string): ReplicaCount {
  if (typeof replicas !== "object") return replicas;
  let fallback: ReplicaCount = 1;
  for (const [key, count] of Object.entries(replicas)) {
    if (regionName(key) === region) return count;
    if (key === "default") fallback = count;
  }
  return fallback;
}

/** Rounds up, but not for a binary fraction's error: 250 / 20 * 1.12 needs 14 replicas, not 15. */
function roundUp(value: number): number {
  return Math.ceil(Number(value.toPrecision(12)));
}
