import { resolvePolicy } from "../../../lib/plan/placement";
import { rankedVersion, Rankings, type Ranking } from "../../../lib/plan/ranking";
import type { ImageVersionSpec } from "../../../lib/spec/image-version-spec";
import type { ReplicationPolicy, Tier } from "../../../lib/spec/policy";

const tier = (take: Tier["take"]): Tier => ({ name: "tier", take, regions: "all", replicas: 1 });

const POLICY: ReplicationPolicy = {
  regions: { westeurope: {}, northeurope: {}, eastus: {} },
  tiers: [tier(1), tier(2), tier("rest")],
  rings: [
    { name: "canary", regions: ["westeurope", "uksouth"] },
    { name: "early", regions: ["northeurope"] },
  ],
};

function rankings(versions: readonly Partial<ImageVersionSpec>[], parts: Partial<ReplicationPolicy> = {}): Rankings {
  const specs = versions.map((version) => rankedVersion({ source: { managedImage: "id" }, ...version }));
  return new Rankings(specs, resolvePolicy("fleet", { ...POLICY, ...parts }, "westeurope"));
}

/** Kind, rank and tier of each version, newest first. */
function told(ranking: Ranking, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    [ranking.kindOf(index), ranking.rankOf(index) ?? "no rank", ranking.tierOf(index) ?? "no tier"].join(" "),
  );
}

const MIXED = [
  { state: "candidate" },
  { ring: "canary" },
  { withdrawn: { reason: "broken" } },
  { ring: "early" },
  { ring: "no such ring" },
  {},
] as const;

test("serving versions take the ranks; withdrawn ones have a would-be rank; the others have none", () => {
  expect(told(rankings(MIXED).in("westeurope"), 6)).toEqual([
    "candidate no rank no tier",
    "serving 1 0",
    "withdrawn 2 1",
    "serving 2 1",
    "prestaged no rank no tier",
    "serving 3 1",
  ]);
  expect(told(rankings(MIXED).in("eastus"), 6)).toEqual([
    "candidate no rank no tier",
    "prestaged no rank no tier",
    "withdrawn 1 0",
    "prestaged no rank no tier",
    "prestaged no rank no tier",
    "serving 1 0",
  ]);
});

test("with prestage, would-be ranks count every newer active version", () => {
  expect(told(rankings(MIXED, { prestage: true }).in("eastus"), 6)).toEqual([
    "candidate no rank no tier",
    "prestaged 1 0",
    "withdrawn 2 1",
    "prestaged 3 1",
    "prestaged 4 2",
    "serving 1 0",
  ]);
});

test("regions that the same rings reach share a ranking, and so do all outside the policy", () => {
  const all = rankings(MIXED);
  expect(all.in("westeurope")).not.toBe(all.in("northeurope"));
  expect(all.in("northeurope")).not.toBe(all.in("eastus"));
  expect(all.in("uksouth")).toBe(all.elsewhere());
  expect(all.in("japaneast")).toBe(all.elsewhere());
  expect(all.in("eastus")).toBe(all.elsewhere());
  const withoutRings = rankings(MIXED, { rings: [] });
  expect(withoutRings.in("westeurope")).toBe(withoutRings.in("northeurope"));
});

test("a ring does not reach a region that only it names", () => {
  expect(told(rankings([{ ring: "canary" }]).in("uksouth"), 1)).toEqual(["prestaged no rank no tier"]);
});

test.each([
  [1, 0],
  [2, 1],
  [3, 1],
  [4, 2],
  [9, 2],
])("rank %i is taken by tier %i of one, two and the rest", (rank, index) => {
  const ranking = rankings(Array.from({ length: 9 }, () => ({}))).in("westeurope");
  expect(ranking.rankOf(rank - 1)).toBe(rank);
  expect([ranking.tierOf(rank - 1), ranking.depthOf(rank - 1)]).toEqual([index, index]);
});

test("a rank that no tier takes is deeper than all tiers; a version without a rank is above them", () => {
  const ranking = rankings([{}, {}, { state: "candidate" }], { tiers: [tier(1)] }).in("westeurope");
  expect([0, 1, 2].map((version) => ranking.tierOf(version))).toEqual([0, undefined, undefined]);
  expect([0, 1, 2].map((version) => ranking.depthOf(version))).toEqual([0, 1, -1]);
});

test("a tier that takes none is passed over, and no tier takes anything", () => {
  expect(
    rankings([{}], { tiers: [tier(0), tier(1)] })
      .in("westeurope")
      .tierOf(0),
  ).toBe(1);
  expect(rankings([{}], { tiers: [] }).in("westeurope").tierOf(0)).toBeUndefined();
});

test("a rank counts the newer versions that serve, a would-be rank all that have one", () => {
  const ranking = rankings(MIXED, { prestage: true }).in("westeurope");
  // 1 and 3 serve; 2 is withdrawn; 4 is ahead of its ring.
  expect(ranking.countedBefore(5)).toEqual([1, 3]);
  expect(ranking.countedBefore(4)).toEqual([1, 2, 3]);
  expect(ranking.countedBefore(2)).toEqual([1]);
  expect(ranking.countedBefore(1)).toEqual([]);
  expect(ranking.countedBefore(0)).toEqual([]);
});
