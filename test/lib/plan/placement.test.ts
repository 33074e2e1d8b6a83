import { resolvePolicy } from "../../../lib/plan/placement";
import type { ReplicationPolicy } from "../../../lib/spec/policy";

const POLICY: ReplicationPolicy = {
  regions: { "West Europe": { storage: "Premium_LRS" }, northeurope: {}, eastus: {} },
  tiers: [
    { name: "latest", take: 1, regions: "all", replicas: 5 },
    { name: "standby", take: 2, regions: ["North Europe", "japaneast"], replicas: "demand" },
    { name: "archive", take: "rest", regions: "home", replicas: 1 },
  ],
};

function resolved(parts: Partial<ReplicationPolicy> = {}) {
  return resolvePolicy("fleet", { ...POLICY, ...parts }, "westeurope", {
    in: (region) => (region === "northeurope" ? { vms: 100 } : undefined),
    limit: 100,
  });
}

describe("resolvePolicy", () => {
  test("keeps its name, and settings under the one spelling of each region", () => {
    const { name, regions, prestage } = resolved();
    expect(name).toBe("fleet");
    expect([...regions]).toEqual([
      ["westeurope", { storage: "Premium_LRS" }],
      ["northeurope", {}],
      ["eastus", {}],
    ]);
    expect(prestage).toBe(false);
    expect(resolved({ prestage: true }).prestage).toBe(true);
  });

  test("stands in for a missing policy with home alone, and has no name then", () => {
    const policy = resolvePolicy("gone", undefined, "westeurope");
    expect(policy.name).toBeUndefined();
    expect(policy.order).toEqual(["westeurope"]);
    expect(policy.tiers.map(({ name, lastRank }) => [name, lastRank])).toEqual([["home", Infinity]]);
    expect(policy.tiers[0]?.covers("westeurope", "westeurope")).toBe(true);
    expect(policy.tiers[0]?.replicas("westeurope")).toEqual({ count: 1 });
  });

  test("puts regions first that a later tier names, then by name; a tier at home names none", () => {
    expect(resolved().order).toEqual(["northeurope", "eastus", "westeurope"]);
  });

  test("puts regions last that no tier names", () => {
    const tiers: ReplicationPolicy["tiers"] = [{ name: "all", take: "rest", regions: ["westeurope"], replicas: 1 }];
    expect(resolved({ tiers }).order).toEqual(["westeurope", "eastus", "northeurope"]);
  });

  test("covers all regions, home, or those named, but never one outside the policy", () => {
    const covered = resolved().tiers.map((tier) =>
      ["westeurope", "northeurope", "eastus", "japaneast"].filter((region) => tier.covers(region, "westeurope")),
    );
    expect(covered).toEqual([["westeurope", "northeurope", "eastus"], ["northeurope"], ["westeurope"]]);
    expect(resolved().tiers[2]?.covers("japaneast", "japaneast")).toBe(false);
  });

  test("sizes replicas by the demand of the region, once for all versions", () => {
    const standby = resolved().tiers[1];
    expect(standby?.replicas("northeurope")).toMatchObject({ count: 5, sizing: { vms: 100 } });
    expect(standby?.replicas("northeurope")).toBe(standby?.replicas("northeurope"));
    expect(standby?.replicas("eastus")).toEqual({ count: 1, noDemand: true });
  });

  test("cuts what demand needs at the limit of a region", () => {
    const demand = { in: () => ({ scaleSets: 5 }), limit: 4 };
    const { tiers } = resolvePolicy("fleet", POLICY, "westeurope", demand);
    expect(tiers.map((tier) => tier.replicas("northeurope").count)).toEqual([5, 4, 1]);
  });

  test("numbers the tiers as the policy has them, whatever their names", () => {
    const { tiers } = resolved({ tiers: POLICY.tiers.map((tier) => ({ ...tier, name: "same" })) });
    expect(tiers.map(({ name, index }) => [name, index])).toEqual([
      ["same", 0],
      ["same", 1],
      ["same", 2],
    ]);
  });

  test("keeps candidates at home with one replica, unless it says where", () => {
    const { candidates } = resolved();
    expect(candidates.covers("westeurope", "westeurope")).toBe(true);
    expect(candidates.covers("northeurope", "westeurope")).toBe(false);
    expect(candidates.replicas("westeurope")).toEqual({ count: 1 });
    const elsewhere = resolved({ candidates: { regions: ["eastus"], replicas: 2 } }).candidates;
    expect(elsewhere.covers("westeurope", "westeurope")).toBe(false);
    expect(elsewhere.covers("eastus", "westeurope")).toBe(true);
    expect(elsewhere.replicas("eastus")).toEqual({ count: 2 });
  });

  test("lets each ring reach what the ones before it reach, and `rest` every region of the policy", () => {
    const { rings } = resolved({
      rings: [
        { name: "canary", regions: ["West Europe"] },
        { name: "early", regions: ["eastus"] },
        { name: "broad", regions: "rest" },
      ],
    });
    expect([...rings].map(([name, regions]) => [name, [...regions].sort()])).toEqual([
      ["canary", ["westeurope"]],
      ["early", ["eastus", "westeurope"]],
      ["broad", ["eastus", "northeurope", "westeurope"]],
    ]);
    expect(resolved().rings.size).toBe(0);
  });
});
