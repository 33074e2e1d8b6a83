import { REGIONS, type Cloud } from "../../azure/regions";
import { nearest, orList } from "../../text/nearest";
import { quoted } from "../../text/wording";

/** Returns the known regions of a cloud, or of all clouds, that a name may stand for: "`eastus` or `eastus2`". */
export function nearestRegions(region: string, cloud: Cloud | undefined): string | undefined {
  const known = REGIONS.filter((each) => cloud === undefined || each.cloud === cloud);
  const names = nearest(
    region,
    known.map(({ name }) => name),
  ).map(quoted);
  return names.length === 0 ? undefined : orList(names);
}
