import type { Kind, Ranking } from "../../../lib/plan/ranking";
import { ChangeOrder, ChangeOrders, leadersOf } from "../../../lib/plan/waits";

/** A version in a region. */
interface PlacedVersion {
  readonly kind: Kind;
  /** Of its tier; the number of tiers for a rank that none takes, -1 without a rank. */
  readonly depth: number;
  readonly isPlaced: boolean;
}

const ofKind =
  (kind: Kind) =>
  (depth: number, isPlaced = true): PlacedVersion => ({ kind, depth, isPlaced });
const [serving, withdrawn, prestaged, candidate] = [
  ofKind("serving"),
  ofKind("withdrawn"),
  ofKind("prestaged"),
  ofKind("candidate"),
];

/** A ranking with these kinds and depths, whatever the versions that would give them. */
function rankingOf(versions: readonly PlacedVersion[], tierCount: number): Ranking {
  const ranking: Pick<Ranking, "tierCount" | "kindOf" | "depthOf"> = {
    tierCount,
    kindOf: (version) => (versions[version] as PlacedVersion).kind,
    depthOf: (version) => (versions[version] as PlacedVersion).depth,
  };
  return ranking as Ranking;
}

function placedOf(versions: readonly PlacedVersion[]): number[] {
  return versions.flatMap(({ isPlaced }, index) => (isPlaced ? [index] : []));
}

function orderOf(versions: readonly PlacedVersion[], tierCount: number): ChangeOrder {
  const ranking = rankingOf(versions, tierCount);
  return new ChangeOrder(ranking, leadersOf(ranking, placedOf(versions)));
}

/** Who waits for whom and why, by index: 0 is the newest. */
function reasons(versions: readonly PlacedVersion[], tierCount: number, immediate: readonly number[] = []): string[] {
  const order = orderOf(versions, tierCount);
  return versions
    .flatMap((_, index) =>
      order.waitsOf(index, immediate.includes(index)).map(({ on, reason }) => `${index} waits for ${on} as ${reason}`),
    )
    .sort();
}

/** Who waits for whom. */
function edges(versions: readonly PlacedVersion[], tierCount: number, immediate: readonly number[] = []): string[] {
  return reasons(versions, tierCount, immediate).map((text) => text.replace(/ as .*/, ""));
}

describe("the order of changes", () => {
  test("leads from each tier to the newest of the one before", () => {
    expect(edges([serving(0), serving(1), serving(1), serving(2), serving(2)], 3)).toEqual([
      "1 waits for 0",
      "2 waits for 0",
      "3 waits for 1",
      "4 waits for 1",
    ]);
  });

  test("passes over a tier that has none in place here", () => {
    expect(edges([serving(0), serving(1, false), serving(2)], 3)).toEqual(["1 waits for 0", "2 waits for 0"]);
  });

  test("leads to none that is not in place here", () => {
    expect(edges([serving(0, false), serving(1)], 2)).toEqual([]);
  });

  test("leads from a version beyond every tier to the last tier that has any", () => {
    expect(edges([serving(0), serving(1), serving(2)], 2)).toEqual(["1 waits for 0", "2 waits for 1"]);
  });

  test("leads from a withdrawn version to the newest serving one, older or newer, and to its earlier tier", () => {
    expect(edges([withdrawn(0), serving(0), serving(1), withdrawn(2)], 3)).toEqual([
      "0 waits for 1",
      "2 waits for 1",
      "3 waits for 1",
      "3 waits for 2",
    ]);
  });

  test("leads from one withdrawn at once to its earlier tier alone", () => {
    expect(edges([withdrawn(0), serving(0), serving(1), withdrawn(2)], 3, [0, 3])).toEqual([
      "2 waits for 1",
      "3 waits for 2",
    ]);
  });

  test("leads among withdrawn ones, tier by tier, only where none serves", () => {
    expect(edges([withdrawn(0), withdrawn(1), withdrawn(2)], 3)).toEqual(["1 waits for 0", "2 waits for 1"]);
    expect(edges([withdrawn(0), serving(0), withdrawn(1)], 3)).toEqual(["0 waits for 1", "2 waits for 1"]);
  });

  test("leads from a candidate to the newest serving one, else the newest withdrawn one, else nowhere", () => {
    expect(edges([candidate(-1), withdrawn(0), serving(0)], 1)).toEqual(["0 waits for 2", "1 waits for 2"]);
    expect(edges([candidate(-1), withdrawn(0), withdrawn(0)], 1)).toEqual(["0 waits for 1"]);
    expect(edges([candidate(-1), candidate(-1)], 1)).toEqual([]);
  });

  test("leads from versions ahead of their ring to newer ones, and to them only where nothing serves", () => {
    expect(edges([prestaged(0), prestaged(1), withdrawn(1), candidate(-1)], 2)).toEqual([
      "1 waits for 0",
      "2 waits for 0",
      "3 waits for 0",
    ]);
    expect(edges([prestaged(0), prestaged(1), serving(0), withdrawn(-1, false)], 2)).toEqual([
      "1 waits for 0",
      "3 waits for 2",
    ]);
    expect(edges([serving(0), prestaged(1)], 2)).toEqual(["1 waits for 0"]);
    expect(edges([prestaged(-1, false), prestaged(0), withdrawn(-1, false)], 1)).toEqual(["2 waits for 1"]);
  });

  test("leads nowhere from no version, and from versions without tiers", () => {
    expect(edges([], 3)).toEqual([]);
    expect(edges([serving(0, false), serving(0, false)], 0)).toEqual([]);
  });
});

describe("the reason to wait", () => {
  test("is the earlier tier for a version that may shrink", () => {
    expect(reasons([serving(0), serving(1), prestaged(1)], 2)).toEqual([
      "1 waits for 0 as earlier-tier",
      "2 waits for 0 as earlier-tier",
    ]);
    expect(reasons([prestaged(0), prestaged(1)], 2)).toEqual(["1 waits for 0 as earlier-tier"]);
  });

  test("is the successor for one that is hidden, and once only where that is of an earlier tier too", () => {
    expect(reasons([serving(0), serving(1), withdrawn(2), candidate(-1)], 3)).toEqual([
      "1 waits for 0 as earlier-tier",
      "2 waits for 0 as successor",
      "2 waits for 1 as earlier-tier",
      "3 waits for 0 as successor",
    ]);
    expect(reasons([serving(0), withdrawn(1)], 2)).toEqual(["1 waits for 0 as successor"]);
    expect(reasons([serving(0), withdrawn(1)], 2, [1])).toEqual(["1 waits for 0 as earlier-tier"]);
  });

  test("is a stand-in where nothing serves", () => {
    expect(reasons([withdrawn(0), withdrawn(1), candidate(-1)], 2)).toEqual([
      "1 waits for 0 as stand-in",
      "2 waits for 0 as stand-in",
    ]);
    expect(reasons([prestaged(0), withdrawn(0), candidate(-1)], 1)).toEqual([
      "1 waits for 0 as stand-in",
      "2 waits for 0 as stand-in",
    ]);
  });
});

describe("newestServing", () => {
  test("is the first that serves and is placed", () => {
    const versions = [candidate(-1), withdrawn(0), prestaged(0), serving(0, false), serving(1), serving(2)];
    expect(orderOf(versions, 3).newestServing).toBe(4);
  });

  test("is none where none does", () => {
    expect(orderOf([withdrawn(0), candidate(-1), serving(0, false)], 1).newestServing).toBeUndefined();
    expect(orderOf([], 1).newestServing).toBeUndefined();
  });

  test("is the first of all when that serves", () => {
    expect(orderOf([serving(0), serving(1)], 2).newestServing).toBe(0);
  });
});

describe("ChangeOrders", () => {
  const versions = [serving(0), serving(0), serving(1), withdrawn(-1), serving(1)];
  const ranking = rankingOf(versions, 2);

  test("share one where the same versions are the newest of each kind and tier", () => {
    const orders = new ChangeOrders();
    const order = orders.of(ranking, [0, 1, 2, 3, 4]);
    expect(orders.of(ranking, [0, 2, 3])).toBe(order);
  });

  test("are apart where others are, or under another ranking", () => {
    const orders = new ChangeOrders();
    const order = orders.of(ranking, [0, 2, 3]);
    expect(orders.of(ranking, [0, 3, 4])).not.toBe(order);
    expect(orders.of(ranking, [0, 2])).not.toBe(order);
    expect(orders.of(rankingOf(versions, 2), [0, 2, 3])).not.toBe(order);
  });
});
