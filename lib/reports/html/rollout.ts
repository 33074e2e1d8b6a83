import type { ItemVersionPlan } from "../../plan/plan";
import type { MatrixView } from "../matrix/view";
import type { Standings } from "./standing";

/** A version on its way: a candidate, or one that is latest in some of the regions. */
export interface Rollout {
  readonly version: string;
  /** `candidate`, or `ring NAME`; empty for a version in no ring. */
  readonly state: string;
  /** The number of regions where it is latest. */
  readonly latestIn: number;
  /** The number of regions that have, or may have, any version of the item. */
  readonly regions: number;
}

/** Returns the versions of an item that are on their way, newest first. */
export function rolloutsOf({ definition }: MatrixView, { byRegion }: Standings): Rollout[] {
  const latestIn = new Map<string, number>();
  let regions = 0;
  for (const { standing, latest } of byRegion.values()) {
    if (standing !== "absent") regions++;
    if (standing !== "open" && latest !== null) latestIn.set(latest, (latestIn.get(latest) ?? 0) + 1);
  }
  const oldest = definition.versions.filter(({ version }) => latestIn.has(version)).at(-1)?.version;
  return definition.versions.flatMap((plan) => {
    const rollout = { version: plan.version, state: stateOf(plan), latestIn: latestIn.get(plan.version) ?? 0, regions };
    return isOnItsWay(plan, rollout, oldest) ? [rollout] : [];
  });
}

/** Of several versions that are latest somewhere, the oldest one is what the others replace. */
function isOnItsWay({ spec }: ItemVersionPlan, rollout: Rollout, oldest: string | undefined): boolean {
  const { version, latestIn, regions } = rollout;
  if (spec.withdrawn || spec.retired) return false;
  if (spec.state === "candidate") return true;
  return latestIn > 0 && latestIn < regions && (spec.ring !== undefined || version !== oldest);
}

function stateOf({ spec }: ItemVersionPlan): string {
  if (spec.state === "candidate") return "candidate";
  return spec.ring === undefined ? "" : `ring ${spec.ring}`;
}

/** Returns the words for the progress of a version, and the regions where it is latest: "ring canary, 2 of 14". */
export function rolloutText({ state, latestIn, regions }: Rollout): string {
  const reach = `${latestIn} of ${regions}`;
  return state === "" ? reach : `${state}, ${reach}`;
}
