/** A number that Azure holds us to. */
export interface Limit {
  readonly value: number;
  readonly unit: string;
  /** What it counts over. */
  readonly scope: string;
  readonly source: string;
  /** Day on which the source was read. */
  readonly read: string;
}

const GALLERY_LIMITS = {
  scope: "subscription and region",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#limits",
  read: "2026-11-22",
} as const;

/** Galleries, by their own location. */
export const GALLERIES: Limit = { ...GALLERY_LIMITS, value: 100, unit: "galleries" };

/** Image definitions, by their own location. */
export const DEFINITIONS: Limit = { ...GALLERY_LIMITS, value: 1_000, unit: "image definitions" };

/** Image versions: at their home, not in every region that they are replicated to. */
export const VERSIONS: Limit = { ...GALLERY_LIMITS, value: 10_000, unit: "image versions" };

/** Every limit. */
export const LIMITS: readonly Limit[] = [GALLERIES, DEFINITIONS, VERSIONS];
