/** The milliseconds of a day. */
export const DAY = 86_400_000;

/** Returns the day of an instant, UTC: `YYYY-MM-DD`. */
export function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** Returns the whole days from one instant to a later one. */
export function daysBetween(from: number, to: number): number {
  return Math.floor((to - from) / DAY);
}
