import type { Placement, ReplicationPolicy, Ring, Tier } from "../../../lib/spec/policy";
import { example, IMAGE, OTHER_IMAGE, POLICY, VERSION } from "../../../lib/check/facts/examples";
import { report, ruleIds } from "../../support/report";

const policy = (parts: Partial<ReplicationPolicy>) => example({ policy: parts });
const tier = (name: string, take: Tier["take"], regions: Placement["regions"] = "all"): Tier => ({
  name,
  take,
  regions,
  replicas: 1,
});
const ring = (name: string, regions: Ring["regions"]): Ring => ({ name, regions });

test("a policy covers a region", () => {
  expect(report(policy({ regions: {} }))).toEqual([
    "error[policy-without-regions] policies/fleet at policies fleet regions",
    "policy fleet covers no region",
    "list its regions under `regions`, the images' home region among them",
  ]);
});

test("a policy has a tier", () => {
  expect(report(policy({ tiers: [] }))).toEqual([
    "error[policy-without-tiers] policies/fleet at policies fleet tiers",
    "policy fleet has no tiers, so it places no version",
    "add a tier that takes `rest`",
  ]);
});

test("a policy that no image uses is checked too", () => {
  const policies = { fleet: POLICY, spare: { ...POLICY, tiers: [] } };
  expect(report(example({ spec: { policies } }))[0]).toBe(
    "error[policy-without-tiers] policies/spare at policies spare tiers",
  );
});

describe("the tier that takes the rest", () => {
  test("is there", () => {
    expect(report(policy({ tiers: [tier("latest", 1), tier("older", 9)] }))).toEqual([
      "error[missing-rest-tier] policies/fleet at policies fleet tiers",
      "no tier of policy fleet takes the rest of the versions",
      "end `tiers` with one that takes `rest`",
    ]);
  });

  test("is the last one", () => {
    expect(report(policy({ tiers: [tier("a", 1), tier("b", "rest"), tier("c", 2), tier("d", "rest")] }))).toEqual([
      "error[rest-tier-not-last] policies/fleet at policies fleet tiers 1 take",
      "policy fleet, tier b, takes the rest of the versions, which leaves none for c and d",
      "give tier b a number to take, or make it the last one",
    ]);
    expect(ruleIds(policy({ tiers: [tier("a", 1), tier("b", "rest")] }))).toEqual([]);
  });
});

test.each([
  [0, "0"],
  [-1, "-1"],
  [1.5, "1.5"],
  [NaN, "NaN"],
  [Infinity, "Infinity"],
])("a tier can't take %p versions", (take, shown) => {
  expect(report(policy({ tiers: [tier("latest", take), tier("older", "rest")] }))).toEqual([
    "error[invalid-take] policies/fleet at policies fleet tiers 0 take",
    `policy fleet, tier latest, takes ${shown} versions; \`take\` must be a whole number from 1, or \`rest\``,
    "write how many of the newest versions it takes, or leave the tier out",
  ]);
});

test.each([1, 2, 1000])("a tier can take %p versions", (take) => {
  expect(ruleIds(policy({ tiers: [tier("latest", take), tier("older", "rest")] }))).toEqual([]);
});

test("tiers have names of their own", () => {
  expect(report(policy({ tiers: [tier("a", 1), tier("b", 1), tier("a", 1), tier("a", "rest")] }))).toEqual([
    "error[duplicate-tier] policies/fleet at policies fleet tiers 2 name",
    "policy fleet has two tiers named a",
    "give each tier a name of its own: reports say which tier placed a version",
    "error[duplicate-tier] policies/fleet at policies fleet tiers 3 name",
    "policy fleet has two tiers named a",
    "give each tier a name of its own: reports say which tier placed a version",
  ]);
});

test("rings have names of their own, capitals and all", () => {
  expect(report(policy({ rings: [ring("a", ["westeurope"]), ring("a", "rest")] }))).toEqual([
    "error[duplicate-ring] policies/fleet at policies fleet rings 1 name",
    "policy fleet has two rings named a",
    "give each ring a name of its own: versions say by name which ring they have reached",
  ]);
  expect(ruleIds(policy({ rings: [ring("a", ["westeurope"]), ring("A", "rest")] }))).toEqual([]);
});

test("the ring that takes the rest is the last one", () => {
  expect(report(policy({ rings: [ring("broad", "rest"), ring("late", ["westeurope"])] }))).toEqual([
    "error[rest-ring-not-last] policies/fleet at policies fleet rings 0 regions",
    "policy fleet, ring broad, takes the rest of the regions, which leaves none for late",
    "list the regions of ring broad, or make it the last one",
  ]);
  expect(ruleIds(policy({ rings: [ring("late", ["westeurope"]), ring("broad", "rest")] }))).toEqual([]);
  expect(ruleIds(policy({ rings: [ring("late", ["westeurope"])] }))).toEqual([]);
});

test("lists of regions are not empty", () => {
  const spec = policy({
    tiers: [tier("a", 1), tier("b", 1, []), tier("c", "rest")],
    candidates: { regions: [], replicas: 1 },
    rings: [ring("canary", []), ring("broad", "rest")],
  });
  expect(report(spec)).toEqual(
    [
      ["candidates", "policy fleet, candidates, has an empty list of regions"],
      ["rings 0", "policy fleet, ring canary, has an empty list of regions"],
      ["tiers 1", "policy fleet, tier b, has an empty list of regions"],
    ].flatMap(([at = "", problem]) => [
      `error[empty-region-list] policies/fleet at policies fleet ${at} regions`,
      problem,
      "name at least one region of the policy, or leave it out",
    ]),
  );
});

describe("a region that the policy does not have", () => {
  test("nor the image, in a version's order of its regions", () => {
    const placement = { westeurope: 1, uksouth: 1 };
    expect(ruleIds(example({ version: { placement, regionOrder: ["UK South", "North Europe"] } }))).toEqual([]);
    expect(report(example({ version: { placement, regionOrder: ["uksouth", "NorthEurop"] } }))).toEqual([
      "error[region-outside-policy] contoso_images/ubuntu-2404/1.3.0 at images ubuntu-2404 versions 1.3.0 regionOrder 1",
      "`NorthEurop` in the region order of contoso_images/ubuntu-2404/1.3.0 is not a region of the image, which has westeurope, northeurope and uksouth",
      "did you mean `northeurope`",
    ]);
  });

  const outside = (at: string, subject: string) => [
    `error[region-outside-policy] policies/fleet at policies fleet ${at}`,
    `\`NorthEurop\` in ${subject} is not a region of the policy, which has northeurope and westeurope`,
    "did you mean `northeurope`, or add `NorthEurop` to the policy's `regions`",
  ];

  test.each<[string, Partial<ReplicationPolicy>, string, string]>([
    [
      "a tier",
      { tiers: [tier("a", "rest", ["westeurope", "NorthEurop"])] },
      "tiers 0 regions 1",
      "tier a of policy fleet",
    ],
    [
      "a tier's replicas",
      { tiers: [{ ...tier("a", "rest"), replicas: { NorthEurop: 2, default: 1 } }] },
      "tiers 0 replicas NorthEurop",
      "the replicas of tier a of policy fleet",
    ],
    [
      "the order of its regions",
      { regionOrder: ["North Europe", "NorthEurop"] },
      "regionOrder 1",
      "the region order of policy fleet",
    ],
    [
      "the candidates",
      { candidates: { regions: ["NorthEurop"], replicas: 1 } },
      "candidates regions 0",
      "the candidates of policy fleet",
    ],
    [
      "the candidates' replicas",
      { candidates: { regions: "all", replicas: { NorthEurop: 1 } } },
      "candidates replicas NorthEurop",
      "the replicas of the candidates of policy fleet",
    ],
    ["a ring", { rings: [ring("a", ["NorthEurop"])] }, "rings 0 regions 0", "the rings of policy fleet"],
  ])("in %s", (_, parts, at, subject) => {
    expect(report(policy(parts))).toEqual(outside(at, subject));
  });

  test("and that nothing resembles is to be taken out", () => {
    expect(report(policy({ rings: [ring("a", ["mars"])] }))[2]).toBe(
      "take it out, or add `mars` to the policy's `regions`",
    );
  });

  test("is one that it has, in another spelling, or `default`", () => {
    const replicas = { "North Europe": 2, default: 1 };
    expect(
      ruleIds(policy({ tiers: [{ name: "a", take: "rest", regions: ["NorthEurope", "West Europe"], replicas }] })),
    ).toEqual([]);
  });
});

describe("a home region outside the policy", () => {
  test("is one finding for all images whose home it is, at the policy", () => {
    const images = { a: IMAGE, b: OTHER_IMAGE };
    expect(report(example({ gallery: { location: "East US" }, spec: { images } }))).toEqual([
      "error[home-outside-policy] policies/fleet at policies fleet regions",
      "`eastus` is the home region of 2 images (contoso_images/a and contoso_images/b), but not a region of policy fleet, which has northeurope and westeurope; Azure keeps every version in its home region",
      "add `eastus` to the regions of policy fleet, or change the `location`",
    ]);
  });

  test("stands at the image's own location", () => {
    expect(report(example({ image: { location: "eastus" } }))[0]).toBe(
      "error[home-outside-policy] contoso_images/ubuntu-2404 at images ubuntu-2404 location",
    );
  });

  test("stands at the version's own location, and names the version", () => {
    expect(report(example({ version: { location: "eastus" } })).slice(0, 2)).toEqual([
      "error[home-outside-policy] contoso_images/ubuntu-2404/1.3.0 at images ubuntu-2404 versions 1.3.0 location",
      "`eastus` is the home region of 1 image (contoso_images/ubuntu-2404/1.3.0), but not a region of policy fleet, which has northeurope and westeurope; Azure keeps every version in its home region",
    ]);
  });

  test("matters to an image that has no versions yet", () => {
    expect(ruleIds(example({ gallery: { location: "eastus" }, image: { versions: {} } }))).toEqual([
      "image-without-versions",
      "home-outside-policy",
    ]);
  });

  test("does not matter to a version that is placed by itself, nor to an image whose versions all set theirs", () => {
    const placed = { ...VERSION, placement: { eastus: 1 } };
    const sited = { ...VERSION, location: "westeurope" };
    const spec = example({ gallery: { location: "eastus" }, image: { versions: { "1.0.0": placed, "1.1.0": sited } } });
    expect(ruleIds(spec)).toEqual([]);
  });
});

describe("a tier that is wider than the one before it", () => {
  const tiers = (...regions: Placement["regions"][]) =>
    regions.map((where, index) => tier(`t${index}`, index === regions.length - 1 ? "rest" : 1, where));

  test("is a warning that names the regions", () => {
    expect(report(policy({ tiers: tiers(["westeurope"], "all", "all") }))).toEqual([
      "warning[tier-wider-than-previous] policies/fleet at policies fleet tiers 1 regions",
      "policy fleet, tier t1, covers northeurope, which tier t0 before it does not: when newer versions are withdrawn or deleted, a version may leave there before an older one has arrived",
      "add northeurope to tier t0, or take it out of tier t1",
    ]);
  });

  test.each<Placement["regions"][]>([
    ["all", "all", ["westeurope"]],
    ["all", ["westeurope"], "home"],
    [["westeurope"], "home", ["West Europe"]],
    ["home", "home", "home"],
  ])("is not among %j, %j, %j", (...regions) => {
    expect(ruleIds(policy({ tiers: tiers(...regions) }))).toEqual([]);
  });

  test.each<Placement["regions"][]>([
    ["home", "all"],
    [["northeurope"], "home"],
    ["home", ["northeurope"]],
  ])("is the second of %j, %j", (...regions) => {
    expect(ruleIds(policy({ tiers: tiers(...regions) }))).toEqual(["tier-wider-than-previous"]);
  });

  test("may be so for the home of one version only", () => {
    const spec = example({
      policy: { tiers: tiers(["westeurope"], "home") },
      image: { versions: { "1.0.0": VERSION, "1.1.0": { ...VERSION, location: "northeurope" } } },
    });
    expect(report(spec).at(-1)).toBe("add northeurope to tier t0, or take it out of tier t1");
  });
});
