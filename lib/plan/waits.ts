/** What a version is in one region. */
export type Kind = "serving" | "withdrawn" | "ahead" | "candidate";

/** One version in one region, for the order of changes. */
export interface Seat {
  readonly kind: Kind;
  /** Index of the tier that takes its rank; the number of tiers when none does, -1 when it has no rank. */
  readonly tier: number;
  readonly isPlaced: boolean;
}

/**
 * Says for each version of a region, newest first, which others must be in place before it may shrink
 * or be hidden. Edges lead from active versions to newer active ones, from withdrawn ones to active or newer
 * withdrawn ones, and from candidates to any of these: no cycles.
 */
export function orderChanges(
  seats: readonly Seat[],
  tierCount: number,
  isImmediate: (index: number) => boolean,
  wait: (index: number, on: number) => void,
): void {
  const serving = newestByTier(seats, tierCount, "serving");
  const withdrawn = newestByTier(seats, tierCount, "withdrawn");
  const ahead = newestByTier(seats, tierCount, "ahead");
  const successor = newest(serving);
  // Where nothing serves, what is there ahead of its ring keeps the region from being empty.
  const standIn = newest(ahead);
  seats.forEach(({ kind, tier }, index) => {
    const waitOn = (on: number | undefined): void => {
      if (on !== undefined && on !== index) wait(index, on);
    };
    switch (kind) {
      case "serving":
        return waitOn(earlier(serving, tier));
      case "ahead":
        return waitOn(earlier(serving, tier, index) ?? earlier(ahead, tier));
      case "candidate":
        return waitOn(successor ?? standIn ?? newest(withdrawn));
      case "withdrawn":
        waitOn(earlier(serving, tier));
        if (successor === undefined) waitOn(standIn ?? earlier(withdrawn, tier));
        else if (!isImmediate(index)) waitOn(successor);
    }
  });
}

/** The newest serving version that is placed, or undefined: what `latest` resolves to. */
export function newestServing(seats: readonly Seat[]): number | undefined {
  const index = seats.findIndex((seat) => seat.isPlaced && seat.kind === "serving");
  return index < 0 ? undefined : index;
}

type ByTier = readonly (number | undefined)[];

function newestByTier(seats: readonly Seat[], tierCount: number, kind: Kind): ByTier {
  const found = new Array<number | undefined>(tierCount + 1).fill(undefined);
  seats.forEach((seat, index) => {
    if (seat.isPlaced && seat.kind === kind) found[Math.max(seat.tier, 0)] ??= index;
  });
  return found;
}

/** The newest of the nearest earlier tier that has any, or any that are newer than one version. */
function earlier(byTier: ByTier, tier: number, newerThan = Infinity): number | undefined {
  for (let before = tier - 1; before >= 0; before--) {
    const index = byTier[before];
    if (index !== undefined && index < newerThan) return index;
  }
  return undefined;
}

function newest(byTier: ByTier): number | undefined {
  return byTier.find((index) => index !== undefined);
}
