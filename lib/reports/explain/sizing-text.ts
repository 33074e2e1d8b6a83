import type { DemandSizing, SizedReplicas } from "../../plan/replicas";
import { counted } from "../../text/paint";

const MOST = "the most that Azure keeps";

/** Returns `20 replicas for 400 VMs at 20 per replica`. */
export function sizedPhrase({ count, sizing, noDemand }: SizedReplicas): string {
  const replicas = counted(count, "replica");
  if (noDemand) return `${replicas}, since no demand is declared there`;
  return sizing ? `${replicas}${boundPhrase(sizing)} for ${demandPhrase(sizing)}` : replicas;
}

/** Returns the limit that raised or lowered the count, if any did. */
function boundPhrase({ limitedBy, needed }: DemandSizing): string {
  switch (limitedBy.at(-1)) {
    case "limit":
      return `, ${MOST}, of the ${needed} needed`;
    case "minimum":
      return ", the minimum,";
    case undefined:
      return "";
  }
}

function demandPhrase(sizing: DemandSizing): string {
  const { overProvision } = sizing;
  return summands(sizing, "at").join(" and ") + (overProvision === 1 ? "" : `, times ${overProvision}`);
}

/** Returns `Tier latest asks for demand, in westeurope 400 VMs / 20 per replica = 20: 20 replicas.` */
export function sizedSentence({ count, sizing, noDemand }: SizedReplicas, who: string, region: string): string {
  if (noDemand) return `${who} asks for demand, but none is declared in ${region}: 1 replica.`;
  if (!sizing) return `${who} asks for ${counted(count, "replica")} in ${region}.`;
  return `${who} asks for demand, in ${region} ${steps(sizing).join(", ")}: ${counted(count, "replica")}.`;
}

/** Returns `400 VMs / 20 per replica = 20`, and the limits that raised or lowered the count. */
function steps(sizing: DemandSizing): string[] {
  const { overProvision, exact, rounded, minimum, limit, limitedBy } = sizing;
  const sum = summands(sizing, "/").join(" + ");
  const product = overProvision === 1 ? sum : `(${sum}) x ${overProvision}`;
  const bounds = { minimum: `raised to the minimum of ${minimum}`, limit: `cut to ${limit}, ${MOST}` };
  return [
    `${product} = ${exact}`,
    ...(rounded === exact ? [] : [`rounded up to ${rounded}`]),
    ...limitedBy.map((bound) => bounds[bound]),
  ];
}

/** Returns `400 VMs / 20 per replica`, and `2 scale sets` if there are any. */
function summands({ vms, scaleSets, vmsPerReplica }: DemandSizing, per: "at" | "/"): string[] {
  const machines = `${counted(vms, "VM")} ${per} ${vmsPerReplica} per replica`;
  return scaleSets > 0 ? [machines, counted(scaleSets, "scale set")] : [machines];
}
