import { plan } from "../../../../lib/plan/plan";
import type { ReplicationPolicy, Sizing } from "../../../../lib/spec/policy";
import { reasonsOf } from "../../../../lib/reports/explain/because";
import { example, VERSION, type ExampleParts } from "../../../../lib/check/facts/examples";
import type { Demand } from "../../../../lib/spec/demand";
import type { ImageDefinitionSpec } from "../../../../lib/spec/image-definition-spec";
import type { ImageVersionSpec } from "../../../../lib/spec/image-version-spec";

/** Why a version of an example is in a region. */
function because(parts: ExampleParts, version: string, region: string): string {
  const definition = plan(example(parts)).definitions[0];
  const planned = definition?.versions.find((candidate) => candidate.version === version);
  const target = planned?.targetRegions.find(({ name }) => name === region);
  if (!definition || !planned || !target) throw new Error(`${version} is not in ${region}`);
  return reasonsOf(definition)(planned, target);
}

const versions = (given: Record<string, Partial<ImageVersionSpec>>): Partial<ImageDefinitionSpec> => ({
  versions: Object.fromEntries(Object.entries(given).map(([version, spec]) => [version, { ...VERSION, ...spec }])),
});
const THREE: Partial<ReplicationPolicy> = {
  tiers: [
    { name: "latest", take: 1, regions: "all", replicas: 3 },
    { name: "standby", take: 2, regions: "all", replicas: 1 },
    { name: "archive", take: "rest", regions: "home", replicas: 1 },
  ],
};

describe("a tier", () => {
  const image = versions({ "1.3.0": {}, "1.2.0": {}, "1.1.0": {}, "1.0.0": {} });

  test("the first takes the newest", () => {
    expect(because({ policy: THREE, image }, "1.3.0", "northeurope")).toBe(
      "policy fleet, tier latest takes the newest 1: rank 1 in northeurope; 3 replicas",
    );
  });

  test("those between take the next", () => {
    expect(because({ policy: THREE, image }, "1.1.0", "westeurope")).toBe(
      "policy fleet, tier standby takes the next 2: rank 3 in westeurope; 1 replica",
    );
  });

  test("the last takes the rest", () => {
    expect(because({ policy: THREE, image }, "1.0.0", "westeurope")).toBe(
      "policy fleet, tier archive takes the rest: rank 4 in westeurope; 1 replica",
    );
  });

  test("is the one that takes the rank, where two have one name", () => {
    const policy = {
      tiers: [
        { name: "fleet", take: 1, regions: "all", replicas: 3 },
        { name: "fleet", take: "rest", regions: "all", replicas: 1 },
      ],
    } as const;
    expect(because({ policy, image }, "1.2.0", "westeurope")).toBe(
      "policy fleet, tier fleet takes the rest: rank 2 in westeurope; 1 replica",
    );
  });

  test("an only one takes every version", () => {
    const policy = { tiers: [{ name: "all", take: "rest", regions: "all", replicas: 2 }] } as const;
    expect(because({ policy, image }, "1.0.0", "westeurope")).toBe(
      "policy fleet, tier all takes every version: rank 4 in westeurope; 2 replicas",
    );
  });
});

describe("replicas by demand", () => {
  const sizedFor = (demand: Demand | undefined, sizing?: Sizing): string => {
    const tiers = [{ name: "all", take: "rest", regions: "all", replicas: "demand" }] as const;
    const policy = sizing ? { tiers, sizing } : { tiers };
    const parts = demand ? { policy, spec: { demand: { westeurope: demand } } } : { policy };
    return because(parts, "1.3.0", "westeurope").split("; ")[1] as string;
  };

  test.each<[Demand, Sizing | undefined, string]>([
    [{ vms: 400 }, undefined, "20 replicas for 400 VMs at 20 per replica"],
    [{ vms: 120, scaleSets: 2 }, undefined, "8 replicas for 120 VMs at 20 per replica and 2 scale sets"],
    [
      { vms: 100, scaleSets: 1 },
      { overProvision: 1.5 },
      "9 replicas for 100 VMs at 20 per replica and 1 scale set, times 1.5",
    ],
    [{ vms: 400 }, { vmsPerReplica: 50 }, "8 replicas for 400 VMs at 50 per replica"],
  ])("%j with %j", (demand, sizing, text) => {
    expect(sizedFor(demand, sizing)).toBe(text);
  });

  test("the minimum is named where it decides, and only there", () => {
    expect(sizedFor({ vms: 59 })).toBe("3 replicas for 59 VMs at 20 per replica");
    expect(sizedFor({ vms: 40 })).toBe("3 replicas, the minimum, for 40 VMs at 20 per replica");
    expect(sizedFor({ vms: 1 }, { minimum: 0 })).toBe("1 replica for 1 VM at 20 per replica");
  });

  test("the cut to 100 is named where it bites, and only there", () => {
    expect(sizedFor({ vms: 2000 })).toBe("100 replicas for 2000 VMs at 20 per replica");
    expect(sizedFor({ vms: 2001 })).toBe(
      "100 replicas, the most that Azure keeps, of the 101 needed for 2001 VMs at 20 per replica",
    );
  });

  test("so is the cut to another limit of the spec", () => {
    const tiers = [{ name: "all", take: "rest", regions: "all", replicas: "demand" }] as const;
    const told = (vms: number) =>
      because(
        { policy: { tiers }, spec: { demand: { westeurope: { vms } }, limits: { replicasPerRegion: 20 } } },
        "1.3.0",
        "westeurope",
      ).split("; ")[1];
    expect(told(400)).toBe("20 replicas for 400 VMs at 20 per replica");
    expect(told(401)).toBe("20 replicas, the most that Azure keeps, of the 21 needed for 401 VMs at 20 per replica");
  });

  test("a region without a demand says so", () => {
    expect(sizedFor(undefined)).toBe("1 replica, since no demand is declared there");
  });
});

test("a withdrawn version stays where its rank would have put it", () => {
  const image = versions({ "1.1.0": {}, "1.0.0": { withdrawn: { reason: "broken" } } });
  expect(because({ policy: THREE, image }, "1.0.0", "westeurope")).toBe(
    "withdrawn, kept until it is deleted: policy fleet, tier standby takes the next 2: would be rank 2 in westeurope; 1 replica",
  );
});

test("a pre-staged version is ahead of its ring", () => {
  const policy = { ...THREE, prestage: true, rings: [{ name: "canary", regions: ["westeurope"] }] };
  const image = versions({ "1.1.0": { ring: "canary" }, "1.0.0": {} });
  expect(because({ policy, image }, "1.1.0", "northeurope")).toBe(
    "replicated ahead of its ring: policy fleet, tier latest takes the newest 1: would be rank 1 in northeurope; 3 replicas",
  );
});

test("a candidate is where the policy keeps candidates", () => {
  const policy = { candidates: { regions: ["northeurope"], replicas: 2 } };
  expect(because({ policy, version: { state: "candidate" } }, "1.3.0", "northeurope")).toBe(
    "policy fleet keeps candidates in northeurope; 2 replicas",
  );
});

test("a version's own placement", () => {
  expect(because({ version: { placement: { "West Europe": 5 } } }, "1.3.0", "westeurope")).toBe(
    "the version's own placement names westeurope",
  );
});

test("home, where nothing else put it", () => {
  expect(because({ version: { placement: { northeurope: 5 } } }, "1.3.0", "westeurope")).toBe(
    "no clause puts it here; Azure keeps every version in its home region",
  );
});

test("a policy that is not there", () => {
  expect(because({ image: { policy: "none" } }, "1.3.0", "westeurope")).toBe(
    "no policy is found for it, so it stays in its home region",
  );
});
