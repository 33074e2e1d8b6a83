import { newestServing, orderChanges, type Kind, type Seat } from "../../../lib/plan/waits";

const seat =
  (kind: Kind) =>
  (tier: number, isPlaced = true): Seat => ({ kind, tier, isPlaced });
const [serving, withdrawn, ahead, candidate] = [seat("serving"), seat("withdrawn"), seat("ahead"), seat("candidate")];

/** Who waits for whom, by index: 0 is the newest. */
function edges(seats: readonly Seat[], tierCount: number, immediate: readonly number[] = []): string[] {
  const found: string[] = [];
  orderChanges(
    seats,
    tierCount,
    (index) => immediate.includes(index),
    (index, on) => found.push(`${index} waits for ${on}`),
  );
  return [...new Set(found)].sort();
}

describe("orderChanges", () => {
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
    expect(edges([ahead(0), ahead(1), withdrawn(1), candidate(-1)], 2)).toEqual([
      "1 waits for 0",
      "2 waits for 0",
      "3 waits for 0",
    ]);
    expect(edges([ahead(0), ahead(1), serving(0), withdrawn(-1, false)], 2)).toEqual([
      "1 waits for 0",
      "3 waits for 2",
    ]);
    expect(edges([serving(0), ahead(1)], 2)).toEqual(["1 waits for 0"]);
    expect(edges([ahead(-1, false), ahead(0), withdrawn(-1, false)], 1)).toEqual(["2 waits for 1"]);
  });

  test("leads nowhere from no version, and from versions without tiers", () => {
    expect(edges([], 3)).toEqual([]);
    expect(edges([serving(0, false), serving(0, false)], 0)).toEqual([]);
  });
});

describe("newestServing", () => {
  test("is the first that serves and is placed", () => {
    const seats = [candidate(-1), withdrawn(0), ahead(0), serving(0, false), serving(1), serving(2)];
    expect(newestServing(seats)).toBe(4);
  });

  test("is none where none does", () => {
    expect(newestServing([withdrawn(0), candidate(-1), serving(0, false)])).toBeUndefined();
    expect(newestServing([])).toBeUndefined();
  });

  test("is the first of all when that serves", () => {
    expect(newestServing([serving(0), serving(1)])).toBe(0);
  });
});
