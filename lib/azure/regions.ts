import catalogue from "./regions.json";

/** What is known of a region of the public cloud. Source, licence and date stand in regions.json. */
export interface Region {
  /** As Azure Resource Manager writes it: `westeurope`. */
  readonly name: string;
  readonly displayName: string;
  readonly geography: string;
  readonly geographyGroup: string;
  readonly pairedRegion: string | null;
  /** Number of availability zones; 0 where there are none. */
  readonly zones: number;
  /** Early-access region. */
  readonly canary: boolean;
  /** Open to a subscription only on request. */
  readonly accessRestricted: boolean;
  /** Has zones, but is absent from the older list of regions with zone-redundant storage. */
  readonly zrsUnconfirmed: boolean;
}

/** Day on which the region data was last changed at its source. */
export const REGION_DATA_DATE: string = catalogue.dataDate;

const BY_NAME = new Map<string, Region>(catalogue.regions.map((region) => [region.name, region]));

/** All known regions, by name. */
export const REGIONS: readonly Region[] = catalogue.regions;

/** A region's one spelling: lower case without spaces, so "West Europe" is `westeurope`. */
export function regionName(text: string): string {
  return text.toLowerCase().replace(/\s+/g, "");
}

/** The region of this name in any spelling, or undefined for one that is not in the catalogue. */
export function findRegion(text: string): Region | undefined {
  return BY_NAME.get(regionName(text));
}
