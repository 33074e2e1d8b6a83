import type { SpecPath } from "../../spec/finding";
import type { ItemVersionPlan, TargetRegion } from "../../plan/plan";
import { policyOf, policySubject, versionPath, type Item } from "./items";
import { shown } from "../../text/wording";

/** The line of a spec that decides how many replicas a version has in a region. */
export interface PlacementLine {
  readonly at: SpecPath;
  /** The subject that asks: "policy fleet, tier latest," or the version. */
  readonly subject: string;
}

/** Finds that line by the clause that put the version into the region. */
export function placementLine(item: Item, version: ItemVersionPlan, { because }: TargetRegion): PlacementLine {
  const policy = policyOf(item);
  const name = item.definition.policy.name ?? "";
  const subject = policySubject(name);
  if (policy && because.clause === "candidates" && policy.candidates) {
    return { at: ["policies", name, "candidates", "replicas"], subject: `${subject}, candidates,` };
  }
  if (policy && "tier" in because) {
    const at = ["policies", name, "tiers", because.tierIndex, "replicas"];
    return { at, subject: `${subject}, tier ${shown(because.tier)},` };
  }
  const at = versionPath(item, version);
  const own = because.clause === "placement" ? [...at, "placement"] : at;
  return { at: own, subject: `${item.subject}/${shown(version.version)}` };
}
