/** The largest recommended sizes that azurerm takes; Azure itself names no bound. */
export const MOST_RECOMMENDED = { vcpus: 80, memoryGiB: 640 } as const;

/** Reports whether azurerm takes a recommended size. */
export function isRecommendable(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}
