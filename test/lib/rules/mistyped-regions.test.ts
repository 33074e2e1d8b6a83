import { check } from "../../../lib/index";
import { plan } from "../../../lib/plan/plan";
import { example, POLICY } from "../../../lib/check/facts/examples";
import type { RegionSettings, ReplicationPolicy } from "../../../lib/spec/policy";
import { report, ruleIds } from "../../support/report";

const policy = (parts: Partial<ReplicationPolicy>) => example({ policy: parts });
const regions = (parts: Record<string, RegionSettings>) => policy({ regions: { ...POLICY.regions, ...parts } });

/** The home region with a letter too few where the policy names it. */
const TYPO_IN_POLICY = { regions: { westeurop: {}, northeurope: {} } };

const MISTYPED = [
  "error[mistyped-region] policies/fleet at policies fleet regions westeurop",
  "`westeurop` is not a region that gallerist knows, and one letter away from `westeurope`",
  "write `westeurope`, or acknowledge this if Azure has a region of that name",
];

describe("an unknown region that is one letter away from a known one", () => {
  test.each([
    ["eastu", "a letter too few"],
    ["eeastus", "a letter too many"],
    ["eastuz", "a wrong letter"],
    ["eatsus", "two letters swapped"],
    ["East U", "words"],
    ["eastu2", "a letter too few before the same digit"],
  ])("is an error: %s, %s", (name) => {
    expect(ruleIds(regions({ [name]: {} }))).toEqual(["mistyped-region"]);
  });

  test.each(["eastus3", "eastus9", "westeurope2", "koreacentral1"])("is a warning when that is a digit: %s", (name) => {
    expect(ruleIds(regions({ [name]: {} }))).toEqual(["unknown-region"]);
  });

  test("is a warning when two letters are wrong", () => {
    expect(ruleIds(regions({ eaxtuz: {} }))).toEqual(["unknown-region"]);
  });

  test("is a warning when another place names it too, in the same gallery or in another one", () => {
    const tiers = [{ name: "all", take: "rest" as const, regions: ["westeurope", "eastu"], replicas: 1 }];
    expect(ruleIds(policy({ regions: { ...POLICY.regions, eastu: {} }, tiers }))).toEqual(["unknown-region"]);
    const first = regions({ eastu: {} });
    const second = { ...first, gallery: { ...first.gallery, name: "second" } };
    expect(ruleIds(first, second)).toEqual(["unknown-region", "unknown-region"]);
  });

  test("can be acknowledged", () => {
    const acknowledge = [{ rule: "mistyped-region", path: "policies/fleet", reason: "it is new" }];
    const spec = { ...regions({ eastu: {} }), acknowledge };
    expect(check([plan(spec)]).map(({ rule, acknowledged }) => [rule, acknowledged])).toEqual([
      ["mistyped-region", "it is new"],
    ]);
  });
});

describe("in a mixed spelling", () => {
  test("a typo in the policy is one error: not also that its home, tiers, rings and demand are elsewhere", () => {
    const rings = [{ name: "canary", regions: ["westeurope"] }];
    const spec = example({ policy: { ...TYPO_IN_POLICY, rings }, spec: { demand: { westeurope: { vms: 3 } } } });
    expect(report(spec)).toEqual(MISTYPED);
  });

  test("a typo in the location, the demand or a version's storage is one error too", () => {
    expect(ruleIds(example({ gallery: { location: "westeurop" } }))).toEqual(["mistyped-region"]);
    expect(ruleIds(example({ spec: { demand: { westeurop: { vms: 3 } } } }))).toEqual(["mistyped-region"]);
    expect(ruleIds(example({ version: { storage: { westeurop: "Premium_LRS" } } }))).toEqual(["mistyped-region"]);
  });

  test("zone-redundant storage does not bring a second error", () => {
    expect(ruleIds(regions({ eastu: { storage: "zone-redundant" } }))).toEqual(["mistyped-region"]);
  });

  test("what follows is told behind it, once it is acknowledged", () => {
    const acknowledge = [{ rule: "mistyped-region", path: "policies/fleet", reason: "it is new" }];
    const spec = { ...policy(TYPO_IN_POLICY), acknowledge, demand: { westeurope: { vms: 3 } } };
    expect(check([plan(spec)]).map(({ rule }) => rule)).toEqual([
      "mistyped-region",
      "unserved-demand",
      "home-outside-policy",
    ]);
  });

  test("a name that is mistyped twice stands before what follows from it, and no finding advises it", () => {
    const tiers = [{ name: "all", take: "rest" as const, regions: ["westeurop", "westeurope"], replicas: 1 }];
    expect(report(policy({ ...TYPO_IN_POLICY, tiers }))).toEqual([
      "warning[unknown-region] policies/fleet at policies fleet regions westeurop",
      "`westeurop` is not a region that gallerist knows",
      "write `westeurope`; nothing is needed if Azure has a region of that name",
      "error[home-outside-policy] policies/fleet at policies fleet regions",
      "`westeurope` is the home region of 1 image (contoso_images/ubuntu-2404), but not a region of policy fleet, which has westeurop and northeurope; Azure keeps every version in its home region",
      "write `westeurope` for `westeurop`",
      "error[region-outside-policy] policies/fleet at policies fleet tiers 0 regions 1",
      "`westeurope` in tier all of policy fleet is not a region of the policy, which has northeurope and westeurop",
      "write `westeurope` for `westeurop`",
    ]);
  });

  test("a typo in a tier is the tier's error, which advises the known name", () => {
    const tiers = [{ name: "all", take: "rest" as const, regions: ["westeurop", "northeurope"], replicas: 1 }];
    expect(report(policy({ tiers }))).toEqual([
      "error[region-outside-policy] policies/fleet at policies fleet tiers 0 regions 0",
      "`westeurop` in tier all of policy fleet is not a region of the policy, which has northeurope and westeurope",
      "did you mean `westeurope`, or add `westeurop` to the policy's `regions`",
    ]);
  });
});
