import { own } from "../text/order";
import { blocksOf } from "../terraform/resource";
import type { ArmResource } from "./arm-resources";
import type { Note } from "./not-carried";

/** Notes where a version is not in place, which Azure tells only when it is asked to: `$expand=ReplicationStatus`. */
export function noteReplication({ attributes }: ArmResource, note: Note): void {
  const [status] = blocksOf(own(attributes, "replicationStatus"));
  if (!status) return;
  const regions = blocksOf(own(status, "summary")).flatMap((one) => {
    const [region, state] = [own(one, "region"), own(one, "state")];
    return typeof state !== "string" || state === "Completed" ? [] : [`${textOf(region)}: ${state}`];
  });
  for (const each of regions) note(`the replication status of ${each}`);
  const whole = own(status, "aggregatedState");
  if (regions.length === 0 && typeof whole === "string" && whole !== "Completed") {
    note(`the replication status ${whole}`);
  }
}

function textOf(region: unknown): string {
  return typeof region === "string" ? region : "a region without a name";
}
