import type { IConstruct } from "constructs";
import { regionName } from "../../lib/azure/regions";
import { counted } from "../../lib/text/wording";
import type { Expectation } from "./expectation";
import { itemInScope, knownRegion, requireVersion, type ItemRef } from "./item-in-scope";
import { whyIn } from "./why-in";

/**
 * Answers whether a version is in a region, serving or not, so that machines that are pinned to it can still be made.
 * @param version Major.Minor.Patch
 * @param where the region, in any spelling
 * @throws UsageError for an item or a region that does not exist, and for what is no version
 */
export function keeps(scope: IConstruct, version: string, where: string, ref: ItemRef = {}): Expectation {
  const place = itemInScope(scope, ref);
  const { item, subject } = place;
  requireVersion(place, version);
  const region = knownRegion(place, where);
  const planned = item.versions.find((each) => each.version === version);
  const target = planned?.targetRegions.find(({ name }) => regionName(name) === region);
  return {
    pass: target !== undefined,
    message: () =>
      target
        ? `${subject}/${version} is in ${region} with ${counted(target.replicas, "replica")}, and was expected not to be`
        : `${subject}/${version} was expected in ${region}, and is not there${whyIn(place, version, region)}`,
  };
}
