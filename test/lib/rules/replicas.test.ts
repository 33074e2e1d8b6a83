import type { Placement, ReplicationPolicy, Sizing } from "../../../lib/spec/policy";
import { example, IMAGE, OTHER_IMAGE, type ExampleParts } from "../../../lib/check/facts/examples";
import { check } from "../../../lib/index";
import { plan } from "../../../lib/plan/plan";
import type { Demand } from "../../../lib/spec/demand";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import type { LimitSettings } from "../../../lib/spec/limit-settings";
import { report, ruleIds } from "../../support/report";

const V = "images ubuntu-2404 versions 1.3.0";
const tiers = (replicas: Placement["replicas"]): ReplicationPolicy["tiers"] => [
  { name: "latest", take: "rest", regions: "all", replicas },
];
const asking = (replicas: Placement["replicas"]) => example({ policy: { tiers: tiers(replicas) } });

describe("a replica count", () => {
  test.each([1, 2, 50])("may be %p", (count) => {
    expect(ruleIds(asking(count))).toEqual([]);
    expect(ruleIds(asking({ westeurope: count, default: count }))).toEqual([]);
    expect(ruleIds(example({ version: { placement: { westeurope: count } } }))).toEqual([]);
  });

  test.each([0, -1, 1.5, 99.5, NaN, -Infinity])("is not %p", (count) => {
    expect(report(asking(count))).toEqual([
      "error[invalid-replicas] policies/fleet at policies fleet tiers 0 replicas",
      `policy fleet, tier latest, asks for ${count} replicas; a replica count must be a whole number from 1 to 100`,
      "write a whole number or `demand`, or leave the region out of the tier",
    ]);
  });

  test.each([101, 100.5, Infinity])("is not %p: one finding, though it is not whole", (count) => {
    expect(ruleIds(asking(count))).toEqual(["too-many-replicas"]);
  });

  test("is no text: a program may pass one", () => {
    expect(report(asking("three" as unknown as number))[1]).toBe(
      'policy fleet, tier latest, asks for "three" replicas; a replica count must be a whole number from 1 to 100',
    );
  });

  test("is wrong in a record, in the candidates, and in a version's placement", () => {
    const spec = example({
      policy: {
        tiers: tiers({ northeurope: 0, default: 1 }),
        candidates: { regions: "home", replicas: { default: 101 } },
      },
      version: { placement: { "West Europe": 0, northeurope: 101 } },
    });
    expect(report(spec)).toEqual([
      `error[invalid-replicas] contoso_images/ubuntu-2404/1.3.0 at ${V} placement West Europe`,
      "contoso_images/ubuntu-2404/1.3.0 asks for 0 replicas in West Europe; a replica count must be a whole number from 1 to 100",
      "write a whole number, or leave the region out of `placement`",
      `error[too-many-replicas] contoso_images/ubuntu-2404/1.3.0 at ${V} placement northeurope`,
      "contoso_images/ubuntu-2404/1.3.0 asks for 101 replicas in northeurope; Azure keeps at most 100 of one version in a region",
      "lower `replicas` in contoso_images/ubuntu-2404/1.3.0",
      "error[invalid-replicas] policies/fleet at policies fleet tiers 0 replicas northeurope",
      "policy fleet, tier latest, asks for 0 replicas in northeurope; a replica count must be a whole number from 1 to 100",
      "write a whole number or `demand`, or leave the region out of the tier",
      "error[too-many-replicas] policies/fleet at policies fleet candidates replicas default",
      "policy fleet, candidates, asks for 101 replicas; Azure keeps at most 100 of one version in a region",
      "lower `replicas` in policy fleet, candidates",
    ]);
  });
});

describe("sizing", () => {
  const sized = (sizing: Sizing) => example({ policy: { sizing } });

  test.each<[Sizing, string, string, string]>([
    [{ vmsPerReplica: 0 }, "vmsPerReplica", "0", "a number above 0"],
    [{ vmsPerReplica: -1 }, "vmsPerReplica", "-1", "a number above 0"],
    [{ vmsPerReplica: Infinity }, "vmsPerReplica", "Infinity", "a number above 0"],
    [{ overProvision: 0 }, "overProvision", "0", "a number above 0"],
    [{ overProvision: NaN }, "overProvision", "NaN", "a number above 0"],
    [{ minimum: 0 }, "minimum", "0", "a whole number from 1 to 100"],
    [{ minimum: 101 }, "minimum", "101", "a whole number from 1 to 100"],
    [{ minimum: 1.5 }, "minimum", "1.5", "a whole number from 1 to 100"],
  ])("is not %j", (sizing, key, value, allowed) => {
    expect(report(sized(sizing))).toEqual([
      `error[invalid-sizing] policies/fleet at policies fleet sizing ${key}`,
      `policy fleet sets \`${key}\` to ${value}; it must be ${allowed}`,
      `write ${allowed}, or leave \`${key}\` out`,
    ]);
  });

  test("may have part of a machine per replica, and a factor below one", () => {
    expect(ruleIds(sized({ vmsPerReplica: 0.5, overProvision: 0.1, minimum: 1 }))).toEqual([]);
    expect(ruleIds(sized({ vmsPerReplica: 1000, overProvision: 10, minimum: 100 }))).toEqual([]);
  });
});

describe("a demand", () => {
  const demanding = (demand: Demand) => example({ spec: { demand: { westeurope: demand } } });

  test.each<[Demand, string, string]>([
    [{ vms: -1 }, "vms", "-1"],
    [{ vms: 0.5 }, "vms", "0.5"],
    [{ scaleSets: Infinity }, "scaleSets", "Infinity"],
    [{ largestScaleSet: NaN }, "largestScaleSet", "NaN"],
  ])("is not %j", (demand, key, value) => {
    expect(report(demanding(demand))).toEqual([
      `error[invalid-demand] contoso_images at demand westeurope ${key}`,
      `the demand in \`westeurope\` sets \`${key}\` to ${value}; it must be a whole number from 0`,
      `write how many are created at once, or leave \`${key}\` out`,
    ]);
  });

  test("may be nothing at all", () => {
    expect(ruleIds(demanding({ vms: 0, scaleSets: 0, largestScaleSet: 0 }))).toEqual([]);
    expect(ruleIds(demanding({}))).toEqual([]);
  });

  test("of an image stands at the image", () => {
    expect(report(example({ image: { demand: { "West Europe": { vms: -1 } } } })).slice(0, 2)).toEqual([
      "error[invalid-demand] contoso_images/ubuntu-2404 at images ubuntu-2404 demand West Europe vms",
      "the demand of contoso_images/ubuntu-2404 in `West Europe` sets `vms` to -1; it must be a whole number from 0",
    ]);
  });
});

describe("a demand that needs more than 100 replicas", () => {
  const demanding = (demand: Demand, policy: Partial<ReplicationPolicy> = {}) =>
    example({ policy: { tiers: tiers("demand"), ...policy }, spec: { demand: { "West Europe": demand } } });

  test("is cut, which a warning says with the arithmetic", () => {
    expect(report(demanding({ vms: 2400, scaleSets: 4 }, { sizing: { overProvision: 1.5 } }))).toEqual([
      "warning[demand-exceeds-replicas] contoso_images at demand West Europe",
      "the demand in westeurope needs 186 replicas of a version ((2,400 machines / 20 + 4 scale sets) × 1.5); Azure keeps at most 100, which is what 1 image (contoso_images/ubuntu-2404) will get",
      "create fewer at once, raise `vmsPerReplica`, or spread over more regions",
    ]);
  });

  test("is one finding for all images that share the entry, and another for an image's own", () => {
    const images = {
      a: IMAGE,
      b: OTHER_IMAGE,
      c: {
        ...IMAGE,
        identifier: { publisher: "contoso", offer: "linux", sku: "c" },
        demand: { westeurope: { vms: 3000 } },
      },
    };
    const spec = example({
      policy: { tiers: tiers("demand") },
      spec: { demand: { westeurope: { vms: 2020 } }, images },
    });
    expect(report(spec).filter((_, index) => index % 3 < 2)).toEqual([
      "warning[demand-exceeds-replicas] contoso_images at demand westeurope",
      "the demand in westeurope needs 101 replicas of a version (2,020 machines / 20); Azure keeps at most 100, which is what 2 images (contoso_images/a and contoso_images/b) will get",
      "warning[demand-exceeds-replicas] contoso_images/c at images c demand westeurope",
      "the demand in westeurope needs 150 replicas of a version (3,000 machines / 20); Azure keeps at most 100, which is what 1 image (contoso_images/c) will get",
    ]);
  });

  test("is not one of exactly 100, nor one that no tier sizes by, nor one in a region of another tier", () => {
    const home = {
      tiers: [{ name: "latest", take: "rest" as const, regions: "home" as const, replicas: "demand" as const }],
    };
    expect(ruleIds(demanding({ vms: 2000 }, home))).not.toContain("demand-exceeds-replicas");
    expect(ruleIds(demanding({ vms: 2001 }, home))).toEqual(["demand-exceeds-replicas"]);
    expect(ruleIds(demanding({ vms: 9000 }, { tiers: tiers(3) }))).toEqual(["fewer-replicas-than-demand"]);
    const north = { name: "latest", take: "rest" as const, regions: ["northeurope"], replicas: "demand" as const };
    expect(ruleIds(demanding({ vms: 9000 }, { tiers: [north] }))).toEqual(["unserved-demand"]);
  });

  test("matters to candidates only where there is one", () => {
    const policy: Partial<ReplicationPolicy> = { tiers: tiers(1), candidates: { regions: "all", replicas: "demand" } };
    const spec = demanding({ vms: 9000 }, policy);
    expect(ruleIds(spec)).toEqual(["fewer-replicas-than-demand"]);
    const image = { ...IMAGE, versions: { "1.0.0": { ...IMAGE.versions!["1.3.0"]!, state: "candidate" as const } } };
    expect(ruleIds({ ...spec, images: { ubuntu: image } })).toEqual(
      ["unserved-demand", "demand-exceeds-replicas"].sort(),
    );
  });

  test("is left to another rule when the sizing itself is wrong", () => {
    expect(ruleIds(demanding({ vms: 100 }, { sizing: { vmsPerReplica: 0 } }))).toEqual(["invalid-sizing"]);
    expect(ruleIds(demanding({ vms: 100 }, { sizing: { minimum: 101 } }))).toEqual(["invalid-sizing"]);
  });
});

describe("more replicas than are recommended", () => {
  test("are a warning at the line that asks for them", () => {
    expect(report(asking({ westeurope: 51, northeurope: 49 }))).toEqual([
      "warning[more-replicas-than-recommended] policies/fleet at policies fleet tiers 0 replicas westeurope",
      "policy fleet, tier latest, asks for 51 replicas in westeurope; 50 of one version in a region are enough for most uses",
      "lower `replicas`, or declare the `demand` that needs so many and write `replicas: demand`",
    ]);
    expect(ruleIds(asking({ westeurope: 50, northeurope: 50 }))).toEqual([]);
  });

  const sized = (demand: Record<string, Demand>, parts: ExampleParts = {}) =>
    example({ policy: { tiers: tiers("demand"), ...parts.policy }, spec: { demand, ...parts.spec } });

  test("are a warning at the demand that needs them, with the arithmetic, up to what is an error or is cut", () => {
    expect(report(sized({ "West Europe": { vms: 1001 } }))).toEqual([
      "warning[more-replicas-than-recommended] contoso_images at demand West Europe",
      "the demand in westeurope needs 51 replicas of a version (1,001 machines / 20); 50 of one version in a region are enough for most uses",
      "create fewer at once, raise `vmsPerReplica`, or spread over more regions",
    ]);
    expect(ruleIds(sized({ westeurope: { vms: 1000 } }))).toEqual([]);
    expect(ruleIds(sized({ westeurope: { vms: 1980 } }))).toEqual(["more-replicas-than-recommended"]);
    expect(ruleIds(sized({ westeurope: { vms: 2001 } }))).toEqual(["demand-exceeds-replicas"]);
  });

  test("are one finding for each entry, whatever the number of tiers, images and versions that it sizes", () => {
    const versions = { "1.1.0": IMAGE.versions!["1.3.0"]!, "1.0.0": IMAGE.versions!["1.3.0"]! };
    const tiersOfDemand = ["latest", "older"].map((name, index) => ({
      name,
      take: index === 0 ? 1 : ("rest" as const),
      regions: "all" as const,
      replicas: "demand" as const,
    }));
    const images = { a: { ...IMAGE, versions }, b: { ...OTHER_IMAGE, versions } };
    const spec = sized({ westeurope: { scaleSets: 51 } }, { policy: { tiers: tiersOfDemand }, spec: { images } });
    expect(ruleIds(spec)).toEqual(["more-replicas-than-recommended"]);
  });

  test("are told where the least of a policy asks for them", () => {
    expect(report(sized({ westeurope: { vms: 20 } }, { policy: { sizing: { minimum: 51 } } }))[1]).toBe(
      "the demand in westeurope needs 51 replicas of a version (20 machines / 20, at least 51); 50 of one version in a region are enough for most uses",
    );
  });

  test("are as many as the limit says; above Azure's own limit they are an error alone", () => {
    const spec = (count: number, limits: object) =>
      example({ version: { placement: { westeurope: count } }, spec: { limits } });
    expect(ruleIds(spec(60, { recommendedReplicasPerRegion: 60 }))).toEqual([]);
    expect(ruleIds(spec(61, { recommendedReplicasPerRegion: 60 }))).toEqual(["more-replicas-than-recommended"]);
    expect(ruleIds(spec(101, {}))).toEqual(["too-many-replicas"]);
  });
});

describe("Azure's own limit of replicas in a region", () => {
  test("may be another one, because Microsoft raised it", () => {
    const limits = { replicasPerRegion: 200, recommendedReplicasPerRegion: 200, replicasPerVersion: 200 };
    const spec = (count: number) => example({ version: { placement: { westeurope: count } }, spec: { limits } });
    expect(ruleIds(spec(200))).toEqual([]);
    expect(report(spec(201))[1]).toBe(
      "contoso_images/ubuntu-2404/1.3.0 asks for 201 replicas in westeurope; Azure keeps at most 200 of one version in a region",
    );
    expect(report(spec(150.5))[1]).toBe(
      "contoso_images/ubuntu-2404/1.3.0 asks for 150.5 replicas in westeurope; a replica count must be a whole number from 1 to 200",
    );
  });
});

describe("a limit of the spec below what a demand needs", () => {
  const sized = (vms: number, replicasPerRegion: number) =>
    example({
      policy: { tiers: tiers("demand") },
      spec: { demand: { westeurope: { vms } }, limits: { replicasPerRegion } },
    });

  test("cuts the replicas, which a warning at the demand says, and nothing else", () => {
    expect(report(sized(401, 20))).toEqual([
      "warning[demand-exceeds-replicas] contoso_images at demand westeurope",
      "the demand in westeurope needs 21 replicas of a version (401 machines / 20); Azure keeps at most 20, which is what 1 image (contoso_images/ubuntu-2404) will get",
      "create fewer at once, raise `vmsPerReplica`, or spread over more regions",
    ]);
    expect(ruleIds(sized(400, 20))).toEqual([]);
    expect(ruleIds(sized(1400, 60))).toEqual(["demand-exceeds-replicas"]);
    expect(ruleIds(sized(2400, 60))).toEqual(["demand-exceeds-replicas"]);
  });
});

describe("a limit of the spec above Azure's usual one", () => {
  const sized = (vms: number, limits: LimitSettings) =>
    example({
      policy: { tiers: tiers("demand") },
      spec: { demand: { westeurope: { vms } }, limits: { recommendedReplicasPerRegion: 1000, ...limits } },
    });
  const raised = { replicasPerRegion: 1200, replicasPerVersion: 5000 };

  test("lets a demand have more than 100, and cuts at the raised number", () => {
    expect(ruleIds(sized(2001, { replicasPerVersion: 5000 }))).toEqual(["demand-exceeds-replicas"]);
    expect(ruleIds(sized(2001, raised))).toEqual([]);
    expect(ruleIds(sized(20_001, raised))).toEqual(["more-replicas-than-recommended"]);
    expect(report(sized(24_001, raised)).slice(0, 2)).toEqual([
      "warning[demand-exceeds-replicas] contoso_images at demand westeurope",
      "the demand in westeurope needs 1,201 replicas of a version (24,001 machines / 20); Azure keeps at most 1,200, which is what 1 image (contoso_images/ubuntu-2404) will get",
    ]);
  });

  test("counts over all regions too, but for what it cuts", () => {
    expect(ruleIds(sized(24_000, { replicasPerRegion: 1200, recommendedReplicasPerRegion: 1200 }))).toEqual([
      "too-many-replicas-over-regions",
    ]);
    expect(ruleIds(sized(24_001, { replicasPerRegion: 1200, recommendedReplicasPerRegion: 1200 }))).toEqual([
      "demand-exceeds-replicas",
    ]);
  });
});

describe("a limit of the app below what a demand needs, which the plan does not know", () => {
  const found = (vms: number, replicasPerRegion: number, spec: Partial<GallerySpec> = {}) =>
    check([plan(example({ policy: { tiers: tiers("demand") }, spec: { demand: { westeurope: { vms } }, ...spec } }))], {
      limits: { replicasPerRegion },
    }).map(({ rule, problem }) => `${rule}: ${problem}`);

  test("is an error at the demand, and the only finding there", () => {
    expect(found(401, 20)).toEqual([
      "too-many-replicas: the demand in westeurope needs 21 replicas of a version (401 machines / 20); Azure keeps at most 20 of one version in a region",
    ]);
    expect(found(400, 20)).toEqual([]);
    expect(found(2400, 60).map((text) => text.split(":")[0])).toEqual(["too-many-replicas"]);
  });

  test("is none where the spec's own limit cuts the replicas to as few", () => {
    expect(found(401, 20, { limits: { replicasPerRegion: 20 } }).map((text) => text.split(":")[0])).toEqual([
      "demand-exceeds-replicas",
    ]);
    expect(found(441, 20, { limits: { replicasPerRegion: 21 } }).map((text) => text.split(":")[0])).toEqual([
      "too-many-replicas",
    ]);
  });

  test("does not raise what the plan gives", () => {
    expect(found(2001, 200)).toEqual([
      "demand-exceeds-replicas: the demand in westeurope needs 101 replicas of a version (2,001 machines / 20); Azure keeps at most 100, which is what 1 image (contoso_images/ubuntu-2404) will get",
    ]);
  });
});

describe("replicas of one version over all regions", () => {
  const help =
    "lower `replicas` or cover fewer regions; acknowledge this if Azure accepts it, since its documents disagree on whether regions add up";

  test("are a warning above 100, at the tier, with the largest sum and the versions", () => {
    const policy = { tiers: [{ ...tiers({ westeurope: 50, northeurope: 50, eastus: 1 })[0]! }] };
    const regions = { westeurope: {}, northeurope: {}, eastus: {} };
    const versions = { "1.1.0": IMAGE.versions!["1.3.0"]!, "1.0.0": IMAGE.versions!["1.3.0"]! };
    expect(report(example({ policy: { ...policy, regions }, image: { versions } }))).toEqual([
      "warning[too-many-replicas-over-regions] policies/fleet at policies fleet tiers 0 replicas",
      "policy fleet, tier latest, gives 2 versions (contoso_images/ubuntu-2404/1.1.0 and contoso_images/ubuntu-2404/1.0.0) up to 101 replicas over all regions; Azure's documents allow 100 of one version",
      help,
    ]);
    expect(ruleIds(asking({ westeurope: 50, northeurope: 50 }))).toEqual([]);
  });

  test("stand at a version's own placement", () => {
    const placed = (northeurope: number) => example({ version: { placement: { westeurope: 50, northeurope } } });
    expect(ruleIds(placed(50))).toEqual([]);
    const spec = example({ version: { placement: { westeurope: 50, northeurope: 50, eastus: 50 } } });
    expect(report(spec).slice(0, 2)).toEqual([
      `warning[too-many-replicas-over-regions] contoso_images/ubuntu-2404/1.3.0 at ${V} placement`,
      "contoso_images/ubuntu-2404/1.3.0 gives 1 version (contoso_images/ubuntu-2404/1.3.0) up to 150 replicas over all regions; Azure's documents allow 100 of one version",
    ]);
  });
});
