import { findRegion } from "../../azure/regions";
import { byCodeUnit } from "../../text/order";

/** The regions of one part of the world. */
export interface PartOfWorld {
  /** Azure's geography group: `Europe`. */
  readonly name: string;
  /** The regions in the order given. */
  readonly regions: readonly string[];
}

/** The parts from west to east, the Americas first. */
const WEST_TO_EAST = [
  "US",
  "Canada",
  "Mexico",
  "South America",
  "UK",
  "Europe",
  "Africa",
  "Middle East",
  "Asia Pacific",
];
const ELSEWHERE = "Elsewhere";

/** Returns the part of the world that a region is in; `Elsewhere` for a region that is not in the catalogue. */
export function partOfWorld(region: string): string {
  return findRegion(region)?.geographyGroup ?? ELSEWHERE;
}

/** Returns regions by part of the world, without the parts that have none. */
export function partsOfWorld(regions: readonly string[]): PartOfWorld[] {
  const parts = new Map<string, string[]>();
  for (const region of regions) {
    const name = partOfWorld(region);
    const part = parts.get(name);
    if (part) part.push(region);
    else parts.set(name, [region]);
  }
  return [...parts]
    .map(([name, inIt]) => ({ name, regions: inIt }))
    .sort((a, b) => order(a.name) - order(b.name) || byCodeUnit(a.name, b.name));
}

/** Returns the position of a part. Parts that Azure adds come after the known ones, and `Elsewhere` comes last. */
function order(name: string): number {
  if (name === ELSEWHERE) return WEST_TO_EAST.length + 1;
  const index = WEST_TO_EAST.indexOf(name);
  return index < 0 ? WEST_TO_EAST.length : index;
}
