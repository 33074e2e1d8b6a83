/** A meter that Azure bills by, as the Retail Prices API names it. All four names together identify it. */
export interface Meter {
  readonly serviceName: string;
  readonly productName: string;
  readonly skuName: string;
  readonly meterName: string;
  /** The only `unitOfMeasure` that is understood. */
  readonly unit: "1 GB/Month" | "1 GB";
}

/** The sources of the names. The form of the API is documented; the meter of a replica is not. */
export const METERS_SOURCE = {
  api: "https://learn.microsoft.com/rest/api/cost-management/retail-prices/azure-retail-prices",
  billing: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#billing",
  basis: "inferred: documented is that a replica is billed as a snapshot, not by which meter",
  read: "2026-11-22",
} as const;

const HDD = { serviceName: "Storage", productName: "Standard HDD Managed Disks", unit: "1 GB/Month" } as const;

/** The snapshot meter of each storage account type of a replica. */
export const STORAGE_METERS = {
  Standard_LRS: { ...HDD, skuName: "Snapshots LRS", meterName: "LRS Snapshots" },
  Standard_ZRS: { ...HDD, skuName: "Snapshots ZRS", meterName: "ZRS Snapshots" },
  Premium_LRS: {
    ...HDD,
    productName: "Premium SSD Managed Disks",
    skuName: "Snapshots LRS",
    meterName: "LRS Snapshots",
  },
} as const satisfies Readonly<Record<string, Meter>>;

/** The meter of the first copy of a version to another region, unless the user names another one. */
export const EGRESS_METER: Meter = egressMeter(
  "Rtn Preference: MGN",
  "Standard",
  "Standard Inter-Region Data Transfer",
);

/** Returns a meter of the service Bandwidth. */
export function egressMeter(productName: string, skuName: string, meterName: string): Meter {
  return { serviceName: "Bandwidth", productName, skuName, meterName, unit: "1 GB" };
}

/** Returns the `$filter` of the Retail Prices API that finds the prices of these meters in all regions. */
export function priceFilter(meters: readonly Meter[]): string {
  const names = [...new Set(meters.map(({ meterName }) => `meterName eq '${meterName.replaceAll("'", "''")}'`))];
  return `priceType eq 'Consumption' and (${names.join(" or ")})`;
}
