import catalogue from "./regions.json";

/** A cloud, as azurerm's `environment` names it. */
export type Cloud = "public" | "usgovernment" | "china";

/** A region of one of the clouds. Source, licence and date stand in regions.json. */
export interface Region {
  /** As Azure Resource Manager writes it: `westeurope`. */
  readonly name: string;
  readonly displayName: string;
  readonly cloud: Cloud;
  readonly geography: string;
  readonly geographyGroup: string;
  readonly pairedRegion: string | null;
  /** Number of availability zones; 0 where there are none. */
  readonly zones: number;
  /** True if sources differ on its zones. @default - they agree */
  readonly zonesUnconfirmed?: boolean;
  /** True for an early-access region. */
  readonly canary: boolean;
  /** True if it opens to a subscription only on request. */
  readonly accessRestricted: boolean;
  /** True if it has zones but is absent from the older list of regions with zone-redundant storage. */
  readonly zrsUnconfirmed: boolean;
  /** Of the city or state, for a map: degrees north and east. */
  readonly latitude: number;
  readonly longitude: number;
}

/** The day on which the region data was last changed at its source. */
export const REGION_DATA_DATE: string = catalogue.dataDate;

/** All known regions of all clouds, by name. */
export const REGIONS: readonly Region[] = catalogue.regions as readonly Region[];

const BY_NAME = new Map(REGIONS.map((region) => [region.name, region]));

/** The common name of each cloud. */
const CLOUD_NAMES: Readonly<Record<Cloud, string>> = {
  public: "the public cloud",
  usgovernment: "Azure Government",
  china: "Azure China",
};

/** The words for a cloud: "Azure Government". */
export function cloudName(cloud: Cloud): string {
  return CLOUD_NAMES[cloud];
}

/** Reports whether a text is a cloud as azurerm names it. */
export function isCloud(text: unknown): text is Cloud {
  return typeof text === "string" && Object.hasOwn(CLOUD_NAMES, text);
}

/** Returns the normal spelling of a region: lower case without spaces, so "West Europe" is `westeurope`. */
export function regionName(text: string): string {
  return text.toLowerCase().replace(/\s+/g, "");
}

/** Returns the region of this name in any spelling; undefined for one that is not in the catalogue. */
export function findRegion(text: string): Region | undefined {
  return BY_NAME.get(regionName(text));
}
