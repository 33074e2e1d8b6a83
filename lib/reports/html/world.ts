import { findRegion } from "../../azure/regions";
import { byCodeUnit } from "../../text/order";

/** Regions of one part of the world. */
export interface PartOfWorld {
  /** Azure's geography group: `Europe`. */
  readonly name: string;
  /** In the order given. */
  readonly regions: readonly string[];
}

/** From west to east, the Americas first. */
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

/** The part of the world that a region is in; `Elsewhere` for a region that is not in the catalogue. */
export function partOfWorld(region: string): string {
  return findRegion(region)?.geographyGroup ?? ELSEWHERE;
}

/** Regions by part of the world; parts that have none are left out. */
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

/** Parts that Azure adds come after the known ones, and what is in none of them last. */
function order(name: string): number {
  if (name === ELSEWHERE) return WEST_TO_EAST.length + 1;
  const index = WEST_TO_EAST.indexOf(name);
  return index < 0 ? WEST_TO_EAST.length : index;
}
