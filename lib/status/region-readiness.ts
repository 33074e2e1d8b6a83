import { counted } from "../text/wording";
import type { RegionReadiness } from "./readiness";
import type { RegionAnswer, TargetAnswer, VersionAnswer } from "./version-answer";

/** The part of a planned target region that is compared. */
export interface PlannedTarget extends TargetAnswer {
  readonly name: string;
}

/** Returns the readiness of a planned version in a planned region. Only Azure's word Completed means ready. */
export function regionReadiness(planned: PlannedTarget, answer: VersionAnswer | undefined): RegionReadiness {
  const region = planned.name;
  if (!answer) return { region, state: "missing" };
  if (answer.provisioningState === "Deleting") return { region, state: "missing", details: "Azure is deleting it" };
  const target = answer.targets.get(region);
  if (!target) return { region, state: "not targeted" };
  const status = answer.replication?.get(region);
  switch (status?.state ?? "Unknown") {
    case "Completed": {
      const differences = differencesOf(planned, target);
      return differences.length === 0 ? { region, state: "ready" } : { region, state: "different", differences };
    }
    case "Failed":
      return { region, state: "failed", ...(status?.details !== undefined && { details: status.details }) };
    default:
      return waiting(region, status);
  }
}

/** A region that Azure does not mention, or of which it says something new, is never ready. */
function waiting(region: string, status: RegionAnswer | undefined): RegionReadiness {
  const isReplicating = status?.state === "Replicating";
  const said = status === undefined ? "Azure says nothing of it yet" : `Azure says ${status.state}`;
  return {
    region,
    state: "waiting",
    ...(status?.progress !== undefined && { progress: status.progress }),
    ...(!isReplicating && { details: said }),
  };
}

function differencesOf(planned: PlannedTarget, target: TargetAnswer): string[] {
  const differences: string[] = [];
  if (target.replicas !== planned.replicas) {
    differences.push(`${counted(target.replicas, "replica")}, not ${planned.replicas}`);
  }
  if (target.storageAccountType.toLowerCase() !== planned.storageAccountType.toLowerCase()) {
    differences.push(`${target.storageAccountType}, not ${planned.storageAccountType}`);
  }
  if (target.excludeFromLatest !== planned.excludeFromLatest) {
    differences.push(target.excludeFromLatest ? "excluded from latest" : "not excluded from latest");
  }
  return differences;
}
