import { valueIn } from "../text/value-in";
import type { Kind, Ranking } from "./ranking";

/**
 * The reason why another version must be in place first:
 * - `earlier-tier`: it is the newest of an earlier tier there, and this version may shrink
 * - `successor`: it is the newest that serves there, and this version is hidden
 * - `stand-in`: nothing serves there, and it keeps the region from being empty
 */
export type WaitReason = "earlier-tier" | "successor" | "stand-in";

/** Another version, by index, that must be in place before a version may shrink or be hidden. */
export interface Wait {
  readonly on: number;
  readonly reason: WaitReason;
}

/**
 * The order of changes in a region: which versions wait for which others there. Edges lead from active versions to
 * newer active ones, from withdrawn ones to active or newer withdrawn ones, and from candidates to any of these: no
 * cycles.
 */
export class ChangeOrder {
  private readonly serving: ByDepth;
  private readonly withdrawn: ByDepth;
  private readonly prestaged: ByDepth;
  /** The newest serving version that is placed there, which `latest` resolves to; undefined where there is none. */
  readonly newestServing: number | undefined;

  /** @param leaders the versions that others may wait for, of `leadersOf` */
  constructor(
    readonly ranking: Ranking,
    leaders: readonly number[],
  ) {
    this.serving = byDepth(ranking, leaders, "serving");
    this.withdrawn = byDepth(ranking, leaders, "withdrawn");
    this.prestaged = byDepth(ranking, leaders, "prestaged");
    this.newestServing = newest(this.serving);
  }

  /**
   * Returns the versions that a version waits for, each once.
   * @param isImmediate true if it may be hidden before its successor is in place
   */
  waitsOf(version: number, isImmediate: boolean): Wait[] {
    const { serving, withdrawn, prestaged, newestServing: successor } = this;
    const depth = this.ranking.depthOf(version);
    const waits: Wait[] = [];
    const waitOn = (on: number | undefined, reason: WaitReason): void => {
      if (on === undefined || waits.some((wait) => wait.on === on)) return;
      waits.push({ on, reason });
    };
    switch (this.ranking.kindOf(version)) {
      case "serving":
        waitOn(earlier(serving, depth), "earlier-tier");
        break;
      case "prestaged":
        waitOn(earlier(serving, depth, version) ?? earlier(prestaged, depth), "earlier-tier");
        break;
      case "candidate":
        if (successor === undefined) waitOn(newest(prestaged) ?? newest(withdrawn), "stand-in");
        else waitOn(successor, "successor");
        break;
      case "withdrawn":
        // Where nothing serves, a prestaged version keeps the region from being empty.
        if (successor === undefined) waitOn(newest(prestaged) ?? earlier(withdrawn, depth, version), "stand-in");
        else if (!isImmediate) waitOn(successor, "successor");
        waitOn(earlier(serving, depth), "earlier-tier");
    }
    return waits;
  }
}

/** A cache of orders of changes. Regions with the same ranking and the same leaders share one order. */
export class ChangeOrders {
  private readonly known = new Map<Ranking, Map<string, ChangeOrder>>();

  /** @param placed indexes of the versions that a clause places in the region, newest first */
  of(ranking: Ranking, placed: readonly number[]): ChangeOrder {
    const leaders = leadersOf(ranking, placed);
    const ofRanking = valueIn(this.known, ranking, () => new Map<string, ChangeOrder>());
    return valueIn(ofRanking, leaders.join(), () => new ChangeOrder(ranking, leaders));
  }
}

/** Returns the newest of each kind at each depth of the tiers, among those that are placed, newest first. */
export function leadersOf(ranking: Ranking, placed: readonly number[]): number[] {
  const hasLeader: Record<Kind, boolean[]> = { serving: [], withdrawn: [], prestaged: [], candidate: [] };
  const leaders: number[] = [];
  for (const version of placed) {
    const ofKind = hasLeader[ranking.kindOf(version)];
    const depth = Math.max(ranking.depthOf(version), 0);
    if (ofKind[depth]) continue;
    ofKind[depth] = true;
    leaders.push(version);
  }
  return leaders;
}

/** A version at each depth of the tiers that has one. */
type ByDepth = readonly (number | undefined)[];

function byDepth(ranking: Ranking, leaders: readonly number[], kind: Kind): ByDepth {
  const found = new Array<number | undefined>(ranking.tierCount + 1).fill(undefined);
  for (const version of leaders) {
    if (ranking.kindOf(version) === kind) found[Math.max(ranking.depthOf(version), 0)] = version;
  }
  return found;
}

/** Returns the newest of the nearest earlier tier that has any, or any that are newer than one version. */
function earlier(versions: ByDepth, depth: number, newerThan = Infinity): number | undefined {
  for (let before = depth - 1; before >= 0; before--) {
    const version = versions[before];
    if (version !== undefined && version < newerThan) return version;
  }
  return undefined;
}

function newest(versions: ByDepth): number | undefined {
  return versions.find((version) => version !== undefined);
}
