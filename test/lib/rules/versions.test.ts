import { computeId, example, POLICY, VERSION } from "../../../lib/check/facts/examples";
import { isDateOrInstant } from "../../../lib/spec/dates";
import { sourceKinds } from "../../../lib/check/facts/source-kinds";
import type { ReplicationPolicy } from "../../../lib/spec/policy";
import type { ImageSourceSpec, ImageVersionSpec } from "../../../lib/spec/image-version-spec";
import { report, ruleIds } from "../../support/report";

const AT = "images ubuntu-2404 versions 1.3.0";
const versions = (record: Record<string, Partial<ImageVersionSpec>>, policy: Partial<ReplicationPolicy> = {}) =>
  example({
    policy,
    image: {
      versions: Object.fromEntries(Object.entries(record).map(([name, parts]) => [name, { ...VERSION, ...parts }])),
    },
  });
const sourced = (source: ImageSourceSpec) => example({ version: { source } });
const ALL_ALIKE: Partial<ReplicationPolicy> = { tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }] };

describe("a source", () => {
  test("is not missing", () => {
    expect(report(sourced({}))).toEqual([
      `error[missing-source] contoso_images/ubuntu-2404/1.3.0 at ${AT} source`,
      "contoso_images/ubuntu-2404/1.3.0 has no source",
      "give it one of `managedImage`, `virtualMachine`, `snapshot`, `blob` or `galleryImageVersion`, or `published: true` if a pipeline publishes it",
    ]);
  });

  test.each<ImageSourceSpec>([
    { managedImage: computeId("images/i") },
    { virtualMachine: computeId("virtualMachines/v") },
    { snapshot: computeId("snapshots/s") },
    {
      blob: {
        uri: "https://x/y.vhd",
        storageAccountId: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/a",
      },
    },
  ])("may be %j", (source) => {
    expect(ruleIds(sourced(source))).toEqual([]);
  });

  test("is one: several are named", () => {
    expect(
      report(
        sourced({
          virtualMachine: computeId("virtualMachines/v"),
          managedImage: computeId("images/i"),
          snapshot: computeId("snapshots/s"),
        }),
      ),
    ).toEqual([
      `error[ambiguous-source] contoso_images/ubuntu-2404/1.3.0 at ${AT} source`,
      "contoso_images/ubuntu-2404/1.3.0 has 3 sources: `managedImage`, `snapshot` and `virtualMachine`; a version is made from exactly one",
      "keep the one that it is made from",
    ]);
  });

  test("of no value does not count", () => {
    expect(
      sourceKinds({ managedImage: computeId("images/i"), snapshot: undefined } as unknown as ImageSourceSpec),
    ).toEqual(["managedImage"]);
    expect(sourceKinds(undefined)).toEqual([]);
  });
});

describe("a ring that the policy does not have", () => {
  const rings = [{ name: "canary", regions: ["westeurope"] }];

  test("is one finding for all versions that name it", () => {
    expect(
      report(versions({ "1.0.0": { ring: "canari" }, "1.1.0": { ring: "canari" }, "1.2.0": {} }, { rings })),
    ).toEqual([
      "error[unknown-ring] contoso_images/ubuntu-2404/1.1.0 at images ubuntu-2404 versions 1.1.0 ring",
      "contoso_images/ubuntu-2404: 2 versions (1.1.0 and 1.0.0) name ring `canari`; policy fleet has canary",
      "did you mean `canary`",
    ]);
  });

  test("when the policy has no rings at all", () => {
    expect(report(versions({ "1.0.0": { ring: "constructor" } }))).toEqual([
      "error[unknown-ring] contoso_images/ubuntu-2404/1.0.0 at images ubuntu-2404 versions 1.0.0 ring",
      "contoso_images/ubuntu-2404: 1 version (1.0.0) names ring `constructor`; policy fleet has no rings",
      "leave `ring` out, or add `rings` to the policy",
    ]);
  });

  test("when there is no policy, and the version is placed by itself", () => {
    const image = {
      existing: true,
      versions: { "1.0.0": { ...VERSION, ring: "canary", placement: { westeurope: 1 } } },
    };
    expect(report(example({ spec: { images: { ubuntu: image } } }))[1]).toBe(
      "contoso_images/ubuntu: 1 version (1.0.0) names ring `canary`; the image has no policy, so it has no rings",
    );
  });

  test("is not asked for when the policy itself is unknown", () => {
    expect(ruleIds(example({ image: { policy: "other" }, version: { ring: "canary" } }))).toEqual(["unknown-policy"]);
  });
});

describe("a version that nothing places", () => {
  const policy: Partial<ReplicationPolicy> = {
    tiers: [{ name: "latest", take: "rest", regions: ["westeurope"], replicas: 2 }],
    rings: [{ name: "far", regions: ["northeurope"] }],
  };

  test("is kept at home, hidden, which a warning says once for all of them", () => {
    expect(report(versions({ "1.0.0": { ring: "far" }, "1.1.0": { ring: "far" }, "1.2.0": {} }, policy))).toEqual([
      "warning[unplaced-version] contoso_images/ubuntu-2404/1.1.0 at images ubuntu-2404 versions 1.1.0",
      "contoso_images/ubuntu-2404: nothing places 2 versions (1.1.0 and 1.0.0); each is kept in its home region (westeurope) with one replica, hidden from latest",
      "widen its ring, or a tier that covers the ring's regions, or leave the version out",
    ]);
  });

  test("may have an empty placement of its own", () => {
    expect(report(example({ version: { placement: {} } }))[1]).toBe(
      "contoso_images/ubuntu-2404: nothing places 1 version (1.3.0); it is kept in its home region (westeurope) with one replica, hidden from latest",
    );
  });

  test("is not mentioned when another mistake is the cause", () => {
    const caused = (parts: Partial<ReplicationPolicy>) => ruleIds(versions({ "1.0.0": {}, "1.1.0": {} }, parts));
    expect(caused({ tiers: [] })).toEqual(["policy-without-tiers"]);
    expect(caused({ regions: {} })).toEqual(["policy-without-regions"]);
    expect(caused({ tiers: [{ name: "a", take: 0, regions: "all", replicas: 1 }] })).toEqual([
      "invalid-take",
      "missing-rest-tier",
    ]);
    expect(caused({ tiers: [{ name: "a", take: "rest", regions: [], replicas: 1 }] })).toEqual(["empty-region-list"]);
    expect(caused({ tiers: [{ name: "a", take: "rest", regions: ["westeurop"], replicas: 1 }] })).toEqual([
      "region-outside-policy",
    ]);
    expect(caused({ regions: { northeurope: {} } })).toEqual(["home-outside-policy"]);
  });
});

describe("a version whose regions may not be removed", () => {
  const fixed = { allowRegionRemoval: false };

  test("is under a policy that does not remove any", () => {
    expect(ruleIds(versions({ "1.0.0": fixed, "1.1.0": fixed }, ALL_ALIKE))).toEqual([]);
  });

  test("or a later tier takes it out of a region, sooner or later: one finding for the definition", () => {
    expect(report(versions({ "1.0.0": fixed, "1.1.0": fixed, "1.2.0": {} }))).toEqual([
      "error[region-removal-forbidden] contoso_images/ubuntu-2404/1.1.0 at images ubuntu-2404 versions 1.1.0 allowRegionRemoval",
      "contoso_images/ubuntu-2404: 2 versions (1.1.0 and 1.0.0) forbid the removal of regions, but policy fleet takes versions out of northeurope when they pass from tier latest to tier archive",
      "let all tiers cover the same regions, give these versions a `placement` of their own, or allow the removal: for a version that exists already, gallerist explain deletion-flag says how",
    ]);
  });

  test("or an earlier tier does, when newer versions are withdrawn", () => {
    const tiers = [
      { name: "latest", take: 1, regions: "home" as const, replicas: 1 },
      { name: "older", take: "rest" as const, regions: "all" as const, replicas: 1 },
    ];
    expect(report(versions({ "1.0.0": fixed }, { tiers }))[1]).toBe(
      "contoso_images/ubuntu-2404: 1 version (1.0.0) forbids the removal of regions, but policy fleet takes versions out of northeurope when they pass from tier older to tier latest",
    );
  });

  test("or it is a candidate in a region that no tier covers", () => {
    const policy: Partial<ReplicationPolicy> = {
      tiers: [{ name: "all", take: "rest", regions: ["westeurope"], replicas: 1 }],
      candidates: { regions: ["northeurope"], replicas: 1 },
    };
    expect(report(versions({ "1.0.0": { ...fixed, state: "candidate" } }, policy))[1]).toBe(
      "contoso_images/ubuntu-2404: 1 version (1.0.0) forbids the removal of regions, but policy fleet takes versions out of northeurope when they pass from the candidates to tier all",
    );
    expect(ruleIds(versions({ "1.0.0": fixed }, policy))).toEqual([]);
  });

  test("or it has a placement of its own", () => {
    expect(ruleIds(versions({ "1.0.0": { ...fixed, placement: { northeurope: 1 } } }))).toEqual([]);
  });

  test("leaves its home never: that is no removal", () => {
    const tiers = [
      { name: "latest", take: 1, regions: "all" as const, replicas: 2 },
      { name: "archive", take: "rest" as const, regions: "home" as const, replicas: 1 },
    ];
    expect(ruleIds(versions({ "1.0.0": fixed }, { regions: { westeurope: {} }, tiers }))).toEqual([]);
  });
});

describe("shallow replication", () => {
  const shallow = { replicationMode: "shallow" as const };

  test("is for one region and one replica", () => {
    expect(report(versions({ "1.0.0": shallow, "1.1.0": shallow }, ALL_ALIKE))).toEqual([
      "error[shallow-version-spread] contoso_images/ubuntu-2404/1.1.0 at images ubuntu-2404 versions 1.1.0 replicationMode",
      "contoso_images/ubuntu-2404: 2 versions (1.1.0 and 1.0.0) with shallow replication would have more than one region or replica; Azure keeps one replica of these, in the home region",
      "write `placement` with the home region and one replica, or leave `replicationMode` out",
    ]);
  });

  test.each([
    [{ westeurope: 1 }, []],
    [{ westeurope: 2 }, ["shallow-version-spread"]],
    [{ northeurope: 1 }, ["shallow-version-spread"]],
  ])("with the placement %j", (placement, ids) => {
    expect(ruleIds(versions({ "1.0.0": { ...shallow, placement } }))).toEqual(ids);
  });
});

test("storage is for regions where the version is", () => {
  expect(report(versions({ "1.0.0": { storage: { "East US": "Premium_LRS", northeurope: "Premium_LRS" } } }))).toEqual([
    "warning[storage-without-placement] contoso_images/ubuntu-2404/1.0.0 at images ubuntu-2404 versions 1.0.0 storage East US",
    "contoso_images/ubuntu-2404/1.0.0 sets storage for `East US`, where it is not placed; it is in westeurope and northeurope",
    "take `East US` out of `storage`, or place the version there",
  ]);
});

test("a withdrawal has a reason", () => {
  for (const reason of ["", " \n"]) {
    expect(report(example({ version: { withdrawn: { reason } } }))).toEqual([
      `error[empty-withdrawal-reason] contoso_images/ubuntu-2404/1.3.0 at ${AT} withdrawn reason`,
      "contoso_images/ubuntu-2404/1.3.0 is withdrawn, and `reason` is empty",
      "say why: those whose machines are pinned to it read the reason in the reports",
    ]);
  }
  expect(ruleIds(example({ version: { withdrawn: { reason: "x" } } }))).toEqual([]);
});

describe("an end of life", () => {
  test("is a date, of a version and of a definition", () => {
    expect(report(example({ image: { endOfLife: "soon" } }))).toEqual([
      "error[invalid-end-of-life] contoso_images/ubuntu-2404 at images ubuntu-2404 endOfLife",
      'the end of life of contoso_images/ubuntu-2404 is "soon", which is not a date',
      "write a date such as 2030-06-30, or an instant such as 2030-06-30T12:00:00Z",
    ]);
    expect(report(example({ version: { endOfLife: "2030-13-01" } })).slice(0, 2)).toEqual([
      `error[invalid-end-of-life] contoso_images/ubuntu-2404/1.3.0 at ${AT} endOfLife`,
      'the end of life of contoso_images/ubuntu-2404/1.3.0 is "2030-13-01", which is not a date',
    ]);
  });

  test.each([
    "2030-01-01",
    "2030-12-31",
    "2028-02-29",
    "2000-02-29",
    "2030-06-30T12:00:00Z",
    "2030-06-30T23:59:59.123+05:30",
    "2030-06-30T00:00:00-00:00",
  ])("%s is one", (text) => {
    expect(isDateOrInstant(text)).toBe(true);
  });

  test.each([
    "",
    "2030",
    "2030-1-1",
    "2030-00-01",
    "2030-13-01",
    "2030-01-00",
    "2030-01-32",
    "2030-04-31",
    "2027-02-29",
    "2100-02-29",
    "30.06.2030",
    "2030-06-30 12:00:00Z",
    "2030-06-30t12:00:00Z",
    "2030-06-30T12:00:00z",
    "2030-06-30T12:00:00",
    "2030-06-30T12:00Z",
    "2030-06-30T24:00:00Z",
    "2030-06-30T12:60:00Z",
    "2030-06-30T12:00:60Z",
    "2030-06-30T12:00:00+24:00",
    "2030-06-30T12:00:00+01:60",
    "2030-06-31T12:00:00Z",
  ])("%j is none", (text) => {
    expect(isDateOrInstant(text)).toBe(false);
  });
});

describe("a timeout", () => {
  test("is more than nothing, of a gallery, a definition and a version", () => {
    const spec = example({
      gallery: { timeoutMinutes: { read: -1 } },
      image: { timeoutMinutes: { update: Infinity } },
    });
    expect(report(spec)).toEqual([
      "error[invalid-timeout] contoso_images at gallery timeoutMinutes read",
      "contoso_images waits -1 minutes to read; a timeout is a number above 0",
      "write how many minutes to wait, or leave `read` out",
      "error[invalid-timeout] contoso_images/ubuntu-2404 at images ubuntu-2404 timeoutMinutes update",
      "contoso_images/ubuntu-2404 waits Infinity minutes to update; a timeout is a number above 0",
      "write how many minutes to wait, or leave `update` out",
    ]);
    expect(report(example({ version: { timeoutMinutes: { delete: 0 } } }))[0]).toBe(
      `error[invalid-timeout] contoso_images/ubuntu-2404/1.3.0 at ${AT} timeoutMinutes delete`,
    );
  });

  test("may be part of a minute, or days", () => {
    expect(ruleIds(example({ version: { timeoutMinutes: { create: 0.5, update: 10_000 } } }))).toEqual([]);
  });
});

test("a version with nothing wrong, under a policy with nothing wrong", () => {
  expect(ruleIds(versions({ "1.0.0": {}, "1.1.0": { state: "candidate" } }, POLICY))).toEqual([]);
});
