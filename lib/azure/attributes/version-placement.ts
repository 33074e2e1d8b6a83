import { PLANNED, type Attribute } from "./attribute";

/** The keys of any version that decide where it is: they are for the plan, and never sent as they are. */
export const VERSION_PLACEMENT = [
  {
    key: "state",
    form: PLANNED,
    default: "active",
    description: "`active`, or `candidate`: published, never `latest`, not ranked",
  },
  { key: "ring", form: PLANNED, leftOut: "every region of the policy", description: "The last ring it has reached" },
  {
    key: "withdrawn",
    form: PLANNED,
    leftOut: "it serves",
    description:
      "No longer serving: hidden from `latest`, kept until it is deleted. Its `reason`, and `immediate: true` to hide it before its successor is in place",
  },
  {
    key: "placement",
    form: PLANNED,
    leftOut: "the policy's",
    description: "Replicas by region: exactly there, instead of the policy's placement; it keeps its rank",
  },
  {
    key: "storage",
    form: PLANNED,
    leftOut: "the policy's",
    description: "Storage by region, where it was published with another one than the policy's",
  },
  {
    key: "regionOrder",
    form: PLANNED,
    leftOut: "the policy's",
    description:
      "Regions that stand first among its target regions, where it was published in another order than the policy's",
  },
] as const satisfies readonly Attribute[];
