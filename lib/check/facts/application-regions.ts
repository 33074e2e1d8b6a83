import type { RegionSettings } from "../../spec/policy";
import type { SpecPath } from "../../spec/finding";
import type { GalleryPlan } from "../../plan/plan";
import { byCodeUnit } from "../../text/order";
import type { Violation } from "../rule";
import { policies } from "./items";
import { applicationsByPolicy } from "./policy-items";

/** A setting of regions that images have and applications have not, in a policy that applications are under. */
export interface UnusedRegionSetting extends Violation {
  /** "policy fleet". */
  readonly subject: string;
  /** The applications under the policy, by name. */
  readonly applications: readonly string[];
  readonly key: keyof RegionSettings;
  readonly regions: readonly string[];
}

/** Yields such settings, each once for a policy, at the first region that has it. */
export function* unusedRegionSettings(
  plans: readonly GalleryPlan[],
  keys: readonly (keyof RegionSettings)[],
): Iterable<UnusedRegionSetting> {
  for (const plan of plans) {
    const byPolicy = applicationsByPolicy(plan);
    for (const { name, policy, at, subject } of policies([plan])) {
      const applications = byPolicy.get(name)?.map((application) => application.name);
      if (applications === undefined) continue;
      for (const key of keys) {
        const regions = Object.keys(policy.regions)
          .filter((region) => policy.regions[region]?.[key] !== undefined)
          .sort(byCodeUnit);
        const [first] = regions;
        if (first === undefined) continue;
        const path: SpecPath = [...at, "regions", first, key];
        yield { plan, at: path, subject, applications, key, regions };
      }
    }
  }
}
