import { findRegion } from "../../azure/regions";
import { partOfWorld } from "../world";

/** What the region filter looks through: the name in both spellings, and the part of the world. */
export function regionKeywords(region: string): string {
  const known = findRegion(region);
  const part = partOfWorld(region);
  return known ? `${region} ${known.displayName} ${part}` : `${region} ${part}`;
}
