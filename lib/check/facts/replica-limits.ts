import { REPLICA_LIMITS } from "../../azure/limits";
import type { ItemKind } from "../../spec/item-kind";
import type { ResolvedLimits } from "../../spec/limit-settings";

/** The limit of replicas in a region, of versions of one kind of items. */
export interface ReplicaLimit {
  readonly kind: ItemKind;
  /** Infinity where there is none. */
  readonly allowed: number;
}

/** Returns the limit of a kind. */
export function replicaLimit(kind: ItemKind, limits: ResolvedLimits): ReplicaLimit {
  return { kind, allowed: limits[REPLICA_LIMITS[kind]] ?? Infinity };
}

/** Returns the lowest limit of the kinds of items that a count is for. */
export function lowestReplicaLimit(kinds: readonly ItemKind[], limits: ResolvedLimits): ReplicaLimit {
  return kinds.map((kind) => replicaLimit(kind, limits)).reduce((a, b) => (b.allowed < a.allowed ? b : a));
}
