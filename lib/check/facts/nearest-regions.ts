import { REGIONS } from "../../azure/regions";
import { nearest, orList } from "../../text/nearest";
import { quoted } from "../../text/wording";

const NAMES = REGIONS.map(({ name }) => name);

/** Returns the known regions that a name may stand for: "`eastus` or `eastus2`". */
export function nearestRegions(region: string): string | undefined {
  const names = nearest(region, NAMES).map(quoted);
  return names.length === 0 ? undefined : orList(names);
}
