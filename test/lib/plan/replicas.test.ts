import type { Placement } from "../../../lib/spec/policy";
import { DEFAULT_SIZING, MAX_REPLICAS, replicasIn, sizeByDemand } from "../../../lib/plan/replicas";

test("Azure keeps at most 100 replicas, and one serves 20 machines, three at least, unless a policy says otherwise", () => {
  expect(MAX_REPLICAS).toBe(100);
  expect(DEFAULT_SIZING).toEqual({ vmsPerReplica: 20, overProvision: 1, minimum: 3 });
});

describe("sizeByDemand", () => {
  test("needs a replica for each twenty machines and one for each scale set", () => {
    expect(sizeByDemand({ vms: 120, scaleSets: 2, largestScaleSet: 900 })).toEqual({
      vms: 120,
      scaleSets: 2,
      vmsPerReplica: 20,
      overProvision: 1,
      minimum: 3,
      limit: 100,
      exact: 8,
      rounded: 8,
      needed: 8,
      limitedBy: [],
    });
  });

  test.each([
    [0, 3],
    [60, 3],
    [61, 4],
    [80, 4],
    [81, 5],
    [2000, 100],
    [2001, 101],
  ])("%i machines need %i replicas", (vms, needed) => {
    expect(sizeByDemand({ vms }).needed).toBe(needed);
  });

  test("an empty demand is a demand: the minimum", () => {
    expect(sizeByDemand({})).toMatchObject({ vms: 0, scaleSets: 0, needed: 3 });
  });

  test("a minimum of its own counts only where it is more", () => {
    expect(sizeByDemand({ scaleSets: 6 }, { minimum: 7 }).needed).toBe(7);
    expect(sizeByDemand({ scaleSets: 7 }, { minimum: 7 }).needed).toBe(7);
    expect(sizeByDemand({ scaleSets: 8 }, { minimum: 7 }).needed).toBe(8);
  });

  test("over-provisions machines and scale sets alike, then rounds up", () => {
    // (90 / 45 + 1) * 1.5 = 4.5
    expect(sizeByDemand({ vms: 90, scaleSets: 1 }, { vmsPerReplica: 45, overProvision: 1.5 }).needed).toBe(5);
  });

  test("keeps each step: what the demand comes to, in whole replicas, and with the minimum", () => {
    // (90 / 45 + 1) * 1.5 = 4.5
    const sized = sizeByDemand({ vms: 90, scaleSets: 1 }, { vmsPerReplica: 45, overProvision: 1.5, minimum: 7 });
    expect([sized.exact, sized.rounded, sized.needed]).toEqual([4.5, 5, 7]);
  });

  test.each([
    [2, 7, ["minimum"]],
    [3, 7, []],
    [7, 7, []],
    [8, 7, ["limit"]],
    [2, 2, ["minimum", "limit"]],
  ])("%i scale sets in a region that keeps %i are limited by %j", (scaleSets, limit, limitedBy) => {
    expect(sizeByDemand({ scaleSets }, { minimum: 3 }, limit).limitedBy).toEqual(limitedBy);
  });

  test("does not round up a binary fraction's error", () => {
    // 12.5 * 1.12 is 14.000000000000002 to a computer
    expect(sizeByDemand({ vms: 250 }, { overProvision: 1.12 }).needed).toBe(14);
    expect(sizeByDemand({ vms: 251 }, { overProvision: 1.12 }).needed).toBe(15);
  });
});

describe("replicasIn", () => {
  const placed = (replicas: Placement["replicas"]): Placement => ({ regions: "all", replicas });

  test("gives a number as it is, without a look at the demand", () => {
    expect(replicasIn(placed(7), "westeurope", { vms: 400 }, undefined)).toEqual({ count: 7 });
  });

  test("gives the region's own number in any spelling, else the default, else 1", () => {
    const record = { default: 4, "West Europe": 7 };
    expect(replicasIn(placed(record), "westeurope", undefined, undefined)).toEqual({ count: 7 });
    expect(replicasIn(placed(record), "eastus", undefined, undefined)).toEqual({ count: 4 });
    expect(replicasIn(placed({ eastus: 4 }), "westeurope", undefined, undefined)).toEqual({ count: 1 });
    expect(replicasIn(placed({}), "westeurope", undefined, undefined)).toEqual({ count: 1 });
  });

  test("sizes by demand where there is one, and says so where there is none", () => {
    expect(replicasIn(placed("demand"), "westeurope", { vms: 400 }, { vmsPerReplica: 50 })).toMatchObject({
      count: 8,
      sizing: { vmsPerReplica: 50, needed: 8 },
    });
    expect(replicasIn(placed("demand"), "westeurope", undefined, undefined)).toEqual({ count: 1, noDemand: true });
  });

  test("sizes by demand only where a record asks for it", () => {
    const record = { westeurope: "demand", default: 2 } as const;
    expect(replicasIn(placed(record), "westeurope", { vms: 100 }, undefined).count).toBe(5);
    expect(replicasIn(placed(record), "eastus", { vms: 100 }, undefined)).toEqual({ count: 2 });
    const others = { westeurope: 2, default: "demand" } as const;
    expect(replicasIn(placed(others), "westeurope", { vms: 100 }, undefined)).toEqual({ count: 2 });
    expect(replicasIn(placed(others), "eastus", { vms: 100 }, undefined).count).toBe(5);
  });

  test.each([
    [99, 99],
    [100, 100],
    [101, 100],
  ])("of %i needed replicas gives %i, and says how many are needed", (needed, count) => {
    const sized = replicasIn(placed("demand"), "westeurope", { scaleSets: needed }, undefined);
    expect(sized.count).toBe(count);
    expect(sized.sizing?.needed).toBe(needed);
  });

  test.each([
    [20, 20],
    [21, 20],
  ])("of %i needed replicas gives %i where a region keeps 20", (needed, count) => {
    const sized = replicasIn(placed("demand"), "westeurope", { scaleSets: needed }, undefined, 20);
    expect([sized.count, sized.sizing?.needed, sized.sizing?.limit]).toEqual([count, needed, 20]);
  });

  test("cuts no number that somebody wrote", () => {
    expect(replicasIn(placed(21), "westeurope", undefined, undefined, 20)).toEqual({ count: 21 });
  });

  test("takes no default from names of JavaScript's own", () => {
    expect(replicasIn(placed({ westeurope: 2 }), "constructor", undefined, undefined)).toEqual({ count: 1 });
  });
});
