import catalogue from "./regions.json";

/** A region of the public cloud. Source, licence and date stand in regions.json. */
export interface Region {
  /** As Azure Resource Manager writes it: `westeurope`. */
  readonly name: string;
  readonly displayName: string;
  readonly geography: string;
  readonly geographyGroup: string;
  readonly pairedRegion: string | null;
  /** Number of availability zones; 0 where there are none. */
  readonly zones: number;
  /** True for an early-access region. */
  readonly canary: boolean;
  /** True if it opens to a subscription only on request. */
  readonly accessRestricted: boolean;
  /** True if it has zones but is absent from the older list of regions with zone-redundant storage. */
  readonly zrsUnconfirmed: boolean;
}

/** The day on which the region data was last changed at its source. */
export const REGION_DATA_DATE: string = catalogue.dataDate;

const BY_NAME = new Map<string, Region>(catalogue.regions.map((region) => [region.name, region]));

/** All known regions, by name. */
export const REGIONS: readonly Region[] = catalogue.regions;

/** Returns the normal spelling of a region: lower case without spaces, so "West Europe" is `westeurope`. */
export function regionName(text: string): string {
  return text.toLowerCase().replace(/\s+/g, "");
}

/** Returns the region of this name in any spelling; undefined for one that is not in the catalogue. */
export function findRegion(text: string): Region | undefined {
  return BY_NAME.get(regionName(text));
}
