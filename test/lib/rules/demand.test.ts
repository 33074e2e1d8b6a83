import type { ReplicationPolicy } from "../../../lib/spec/policy";
import { example, IMAGE, OTHER_IMAGE, VERSION, type ExampleParts } from "../../../lib/check/facts/examples";
import type { Demand } from "../../../lib/spec/demand";
import { report, ruleIds } from "../../support/report";

const demanding = (demand: Record<string, Demand>, parts: ExampleParts = {}) =>
  example({ ...parts, spec: { demand, ...parts.spec } });
const tier = (replicas: ReplicationPolicy["tiers"][number]["replicas"]): Partial<ReplicationPolicy> => ({
  tiers: [{ name: "latest", take: "rest", regions: "all", replicas }],
});

describe("a demand where no version serves", () => {
  test("is an error at the spec's entry", () => {
    expect(report(demanding({ "East US": { vms: 1 } }))).toEqual([
      "error[unserved-demand] contoso_images at demand East US",
      "the demand in `East US` finds no image: versions serve in northeurope and westeurope only",
      "add East US to the policy's regions and its first tier, or take the demand out",
    ]);
  });

  test("is an error at the image's entry, though another image serves there", () => {
    const other = { ...OTHER_IMAGE, versions: { "1.0.0": { ...VERSION, placement: { westeurope: 3 } } } };
    const demand = { northeurope: { scaleSets: 1 } };
    expect(ruleIds(demanding(demand, { spec: { images: { a: IMAGE, b: other } } }))).toEqual([]);
    expect(report(example({ spec: { images: { a: IMAGE, b: { ...other, demand } } } })).slice(0, 2)).toEqual([
      "error[unserved-demand] contoso_images/b at images b demand northeurope",
      "the demand of contoso_images/b in `northeurope` finds no image: versions serve in westeurope only",
    ]);
  });

  test("is one where only a candidate is", () => {
    expect(report(demanding({ westeurope: { largestScaleSet: 1 } }, { version: { state: "candidate" } }))[1]).toBe(
      "the demand in `westeurope` finds no image: no version serves anywhere",
    );
  });

  test("is none of nothing, nor of an image whose policy or versions are missing: other rules tell", () => {
    expect(ruleIds(demanding({ eastus: { vms: 0, scaleSets: 0 } }))).toEqual([]);
    expect(ruleIds(demanding({ eastus: { vms: 1 } }, { image: { policy: "none" } }))).toEqual(["unknown-policy"]);
    expect(ruleIds(demanding({ eastus: { vms: 1 } }, { image: { versions: {} } }))).toEqual(["image-without-versions"]);
  });
});

describe("a demand whose only version is withdrawn", () => {
  const withdrawn = { withdrawn: { reason: "it does not boot" } };

  test("is a warning: a bad image can always be withdrawn", () => {
    expect(report(demanding({ westeurope: { vms: 1 } }, { version: withdrawn }))).toEqual([
      "warning[unserved-demand-after-withdrawal] contoso_images at demand westeurope",
      "the demand in `westeurope` finds no image: ubuntu-2404/1.3.0 would serve there, but is withdrawn",
      "release a version that serves there as soon as there is one",
    ]);
    const ofImage = example({
      image: { demand: { westeurope: { vms: 1 } }, versions: { "1.0.0": { ...VERSION, ...withdrawn } } },
    });
    expect(ruleIds(ofImage)).toEqual(["unserved-demand-after-withdrawal"]);
  });

  test("is an error still where the withdrawn version would not have served", () => {
    expect(ruleIds(demanding({ eastus: { vms: 1 } }, { version: withdrawn }))).toEqual(["unserved-demand"]);
    expect(ruleIds(demanding({ westeurope: { vms: 1 } }, { version: { ...withdrawn, state: "candidate" } }))).toEqual([
      "unserved-demand",
    ]);
  });
});

describe("a demand that finds no image because of a mistake told elsewhere", () => {
  test.each<[string, ExampleParts, string]>([
    ["a ring that the policy does not have", { version: { ring: "canary" } }, "unknown-ring"],
    [
      "a tier with a region that the policy does not have",
      { policy: { tiers: [{ name: "all", take: "rest", regions: ["eastus2"], replicas: 1 }] } },
      "region-outside-policy",
    ],
  ])("is no error of its own: %s", (_, parts, rule) => {
    expect(ruleIds(demanding({ westeurope: { vms: 1 } }, parts))).toEqual([rule]);
  });
});

describe("fewer replicas than a demand needs", () => {
  test("are a warning with the arithmetic, at the line that decides them, with the largest shortfall", () => {
    const demand = { westeurope: { vms: 61 }, northeurope: { vms: 100, scaleSets: 2 } };
    expect(report(demanding(demand))).toEqual([
      "warning[fewer-replicas-than-demand] policies/fleet at policies fleet tiers 0 replicas",
      "policy fleet, tier latest, keeps 3 replicas of contoso_images/ubuntu-2404/1.3.0 in northeurope, where the demand needs 7 (100 machines / 20 + 2 scale sets), and there is 1 such case more",
      "raise `replicas`, or write `replicas: demand`",
    ]);
  });

  test("are none at exactly what is needed, nor where the demand sizes them", () => {
    expect(ruleIds(demanding({ westeurope: { vms: 60 } }))).toEqual([]);
    expect(ruleIds(demanding({ westeurope: { vms: 61 } }))).toEqual(["fewer-replicas-than-demand"]);
    expect(ruleIds(demanding({ westeurope: { vms: 900 } }, { policy: tier("demand") }))).toEqual([]);
  });

  test("follow the policy's sizing and the image's own demand", () => {
    const sizing = { vmsPerReplica: 50, overProvision: 2 };
    expect(ruleIds(demanding({ westeurope: { vms: 75 } }, { policy: { sizing } }))).toEqual([]);
    expect(report(demanding({ westeurope: { vms: 76 } }, { policy: { sizing } }))[1]).toContain(
      "needs 4 ((76 machines / 50) × 2)",
    );
    const image = { demand: { "West Europe": { vms: 60 } } };
    expect(ruleIds(demanding({ westeurope: { vms: 900 } }, { image }))).toEqual([]);
  });

  test("matter for the version that is latest, not for older ones", () => {
    const versions = { "1.1.0": VERSION, "1.0.0": VERSION };
    expect(ruleIds(demanding({ westeurope: { vms: 60 } }, { image: { versions } }))).toEqual([]);
  });

  test("stand at a version's own placement", () => {
    const version = { placement: { westeurope: 3 } };
    expect(report(demanding({ westeurope: { vms: 80 } }, { version }))).toEqual([
      "warning[fewer-replicas-than-demand] contoso_images/ubuntu-2404/1.3.0 at images ubuntu-2404 versions 1.3.0 placement",
      "contoso_images/ubuntu-2404/1.3.0 keeps 3 replicas of contoso_images/ubuntu-2404/1.3.0 in westeurope, where the demand needs 4 (80 machines / 20)",
      "raise the count, or leave `placement` out",
    ]);
  });
});

describe("fewer than three replicas where there is demand", () => {
  test("are a warning, though the demand needs no more", () => {
    expect(report(demanding({ westeurope: { vms: 20 } }, { policy: tier(2) }))).toEqual([
      "warning[few-replicas-under-demand] policies/fleet at policies fleet tiers 0 replicas",
      "policy fleet, tier latest, keeps 2 replicas of contoso_images/ubuntu-2404/1.3.0 in westeurope, where machines are created from it; Azure recommends at least 3 in production",
      "raise `replicas`",
    ]);
    expect(ruleIds(demanding({ westeurope: { vms: 20 } }, { policy: tier(3) }))).toEqual([]);
  });

  test("are left to the other rule where the demand needs more, and are fine without demand", () => {
    expect(ruleIds(demanding({ westeurope: { vms: 41 } }, { policy: tier(2) }))).toEqual([
      "fewer-replicas-than-demand",
    ]);
    expect(ruleIds(demanding({ westeurope: { vms: 0 } }, { policy: tier(2) }))).toEqual([]);
  });

  test("are found where a smaller `minimum` sizes them", () => {
    const policy = { ...tier("demand"), sizing: { minimum: 1 } };
    expect(ruleIds(demanding({ westeurope: { vms: 20 } }, { policy }))).toEqual(["few-replicas-under-demand"]);
  });
});

describe("the largest scale set", () => {
  test("has at most 1,000 instances", () => {
    expect(ruleIds(demanding({ westeurope: { largestScaleSet: 1000 } }))).toEqual([]);
    expect(report(demanding({ "West Europe": { largestScaleSet: 1001 } }))).toEqual([
      "error[oversized-scale-set] contoso_images at demand West Europe largestScaleSet",
      "the demand in `West Europe` has a scale set of 1,001 instances; Azure makes at most 1,000 from a gallery image",
      "divide it into smaller scale sets, and count them in `scaleSets`",
    ]);
  });

  test("is found in an image's own demand, and against another limit", () => {
    const spec = (scaleSetInstances: number) =>
      example({ image: { demand: { westeurope: { largestScaleSet: 600 } } }, spec: { limits: { scaleSetInstances } } });
    expect(ruleIds(spec(600))).toEqual([]);
    expect(report(spec(599)).slice(0, 2)).toEqual([
      "error[oversized-scale-set] contoso_images/ubuntu-2404 at images ubuntu-2404 demand westeurope largestScaleSet",
      "the demand of contoso_images/ubuntu-2404 in `westeurope` has a scale set of 600 instances; Azure makes at most 599 from a gallery image",
    ]);
  });
});
