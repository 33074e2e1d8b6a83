import { LIMITS } from "../azure/limits";
import { regionName } from "../azure/regions";
import type { Placement, ReplicaCount, Sizing } from "../spec/policy";
import type { Demand } from "../spec/demand";

/** The most replicas of one image version in one region, unless Microsoft raised it. */
export const MAX_REPLICAS = LIMITS.replicasPerRegion.value.current as number;

/** The defaults of a policy's `sizing`. */
export const DEFAULT_SIZING = { vmsPerReplica: 20, overProvision: 1, minimum: 3 } as const;

/** A replica count, and for one sized by demand the arithmetic behind it. */
export interface SizedReplicas {
  readonly count: number;
  /** Set when the count comes from a declared demand. @default - it does not */
  readonly sizing?: DemandSizing;
  /** The placement asks for `demand`, but the region declares none. @default - not so */
  readonly noDemand?: true;
}

/** The steps of sizing by demand: `ceil((vms / vmsPerReplica + scaleSets) * overProvision)`, from `minimum` to `limit`. */
export interface DemandSizing {
  readonly vms: number;
  readonly scaleSets: number;
  readonly vmsPerReplica: number;
  readonly overProvision: number;
  readonly minimum: number;
  /**
   * The most that is kept in a region, by the `limits` of the spec. Limits that are given for a whole app, as options
   * of a check, are not known here: they change findings, and no plan.
   */
  readonly limit: number;
  /** The demand in replicas, before rounding. */
  readonly exact: number;
  /** The demand in whole replicas. */
  readonly rounded: number;
  /** The replicas needed: at least `minimum`, before the cut to `limit`. */
  readonly needed: number;
  /** The bounds that change the count from `rounded`: up to `minimum` first, then down to `limit`. */
  readonly limitedBy: readonly ("minimum" | "limit")[];
}

/** Returns the replicas that a demand needs in a region, step by step. */
export function sizeByDemand(demand: Demand, sizing: Sizing = {}, limit = MAX_REPLICAS): DemandSizing {
  const vms = demand.vms ?? 0;
  const scaleSets = demand.scaleSets ?? 0;
  const vmsPerReplica = sizing.vmsPerReplica ?? DEFAULT_SIZING.vmsPerReplica;
  const overProvision = sizing.overProvision ?? DEFAULT_SIZING.overProvision;
  const minimum = sizing.minimum ?? DEFAULT_SIZING.minimum;
  const exact = withoutBinaryError((vms / vmsPerReplica + scaleSets) * overProvision);
  const rounded = Math.ceil(exact);
  const needed = Math.max(rounded, minimum);
  const limitedBy = [
    ...(rounded < minimum ? (["minimum"] as const) : []),
    ...(needed > limit ? (["limit"] as const) : []),
  ];
  return { vms, scaleSets, vmsPerReplica, overProvision, minimum, limit, exact, rounded, needed, limitedBy };
}

/** Returns the replicas that a placement asks for in a region. */
export function replicasIn(
  placement: Placement,
  region: string,
  demand: Demand | undefined,
  sizing: Sizing | undefined,
  limit = MAX_REPLICAS,
): SizedReplicas {
  const asked = askedIn(placement.replicas, region);
  if (asked !== "demand") return { count: asked };
  if (!demand) return { count: 1, noDemand: true };
  const sized = sizeByDemand(demand, sizing, limit);
  return { count: Math.min(sized.needed, limit), sizing: sized };
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

/** Rounds binary errors away: 250 / 20 * 1.12 is 14, not 14.000000000000002, and needs 14 replicas, not 15. */
function withoutBinaryError(value: number): number {
  return Number(value.toPrecision(12));
}
