import type { ReplicationPolicy } from "../../../lib/spec/policy";
import { latest, places, planned, targetRegion, waits } from "../../support/planned";

const REGIONS = { westeurope: {}, northeurope: {}, eastus: {} };

/** Every version everywhere. */
function everywhere(parts: Partial<ReplicationPolicy> & { replicas?: ReplicationPolicy["tiers"][0]["replicas"] }) {
  const { replicas = 1, ...policy } = parts;
  const tiers = [{ name: "all", take: "rest" as const, regions: "all" as const, replicas }];
  return { regions: REGIONS, tiers, ...policy };
}

const RANKED: ReplicationPolicy = {
  regions: REGIONS,
  tiers: [
    { name: "latest", take: 1, regions: "all", replicas: 5 },
    { name: "standby", take: 1, regions: ["westeurope", "northeurope"], replicas: 2 },
    { name: "archive", take: "rest", regions: "home", replicas: 1 },
  ],
};

describe("replicas", () => {
  test("by region are those of the region, whatever its spelling, else the default", () => {
    const replicas = { "West Europe": 7, default: 4 };
    expect(places(planned(everywhere({ replicas }), { "1.0.0": {} }))).toEqual({
      "1.0.0": "westeurope 7, eastus 4, northeurope 4",
    });
  });

  test("by region are 1 for a region that is not named, without a default", () => {
    expect(places(planned(everywhere({ replicas: { westeurope: 7 } }), { "1.0.0": {} }))).toEqual({
      "1.0.0": "westeurope 7, eastus 1, northeurope 1",
    });
  });

  test("by demand are sized where demand is declared, and 1 elsewhere", () => {
    // 400 / 20 = 20; 120 / 20 + 2 scale sets = 8
    const demand = { westeurope: { vms: 400 }, "East US": { vms: 120, scaleSets: 2 } };
    expect(places(planned(everywhere({ replicas: "demand" }), { "1.0.0": {} }, { demand }))).toEqual({
      "1.0.0": "westeurope 20, eastus 8, northeurope 1",
    });
  });

  test.each([
    [{}, 100],
    [{ replicasPerRegion: 20 }, 20],
    [{ replicasPerRegion: 200 }, 130],
    [{ replicasPerRegion: 20.9 }, 20],
    [{ replicasPerRegion: 0.5 }, 1],
    [{ replicasPerRegion: Infinity }, 130],
    // These mean nothing, which is an error of a rule.
    [{ replicasPerRegion: 0 }, 100],
    [{ replicasPerRegion: NaN }, 100],
    // Of another thing.
    [{ replicasPerVersion: 20 }, 100],
  ])("by demand are cut at the spec's own limit: %j", (limits, count) => {
    const parts = { demand: { westeurope: { scaleSets: 130 } }, limits };
    const definition = planned(everywhere({ replicas: "demand" }), { "1.0.0": {} }, parts);
    expect(targetRegion(definition, "1.0.0", "westeurope")?.replicas).toBe(count);
  });

  test("that somebody wrote are not cut, whatever the limit", () => {
    const definition = planned(everywhere({ replicas: 21 }), { "1.0.0": {} }, { limits: { replicasPerRegion: 20 } });
    expect(targetRegion(definition, "1.0.0", "westeurope")?.replicas).toBe(21);
  });

  test("by demand may stand beside numbers", () => {
    const replicas = { westeurope: "demand", default: 2 } as const;
    const demand = { westeurope: { vms: 400 }, eastus: { vms: 400 } };
    expect(places(planned(everywhere({ replicas }), { "1.0.0": {} }, { demand }))).toEqual({
      "1.0.0": "westeurope 20, eastus 2, northeurope 2",
    });
  });

  test("by demand follow the policy's sizing", () => {
    // (400 / 50 + 1) * 1.5 = 13.5
    const sizing = { vmsPerReplica: 50, overProvision: 1.5, minimum: 10 };
    const demand = { westeurope: { vms: 400, scaleSets: 1 }, eastus: { vms: 1 } };
    expect(places(planned(everywhere({ replicas: "demand", sizing }), { "1.0.0": {} }, { demand }))).toEqual({
      "1.0.0": "westeurope 14, eastus 10, northeurope 1",
    });
  });

  test("by demand take an image's own entry for a region instead of the spec's", () => {
    const demand = { westeurope: { vms: 400 }, eastus: { vms: 400 } };
    const image = { demand: { "West Europe": { scaleSets: 5 } } };
    expect(places(planned(everywhere({ replicas: "demand" }), { "1.0.0": {} }, { demand, image }))).toEqual({
      "1.0.0": "westeurope 5, eastus 20, northeurope 1",
    });
  });

  test("by demand are sized for candidates too", () => {
    const candidates = { regions: "all", replicas: "demand" } as const;
    const definition = planned(
      everywhere({ candidates }),
      { "1.0.0": { state: "candidate" } },
      { demand: { eastus: { vms: 100 } } },
    );
    expect(places(definition)).toEqual({ "1.0.0": "westeurope 1 hidden, eastus 5 hidden, northeurope 1 hidden" });
  });
});

describe("storage", () => {
  const storageOf = (policy: ReplicationPolicy, versions: Parameters<typeof planned>[1], region: string) =>
    planned(policy, versions).versions.map(
      ({ version, targetRegions }) =>
        `${version} ${targetRegions.find(({ name }) => name === region)?.storageAccountType}`,
    );

  test("is the region's, and Standard_LRS where the policy names none", () => {
    const regions = { westeurope: { storage: "Premium_LRS" }, northeurope: {} } as const;
    expect(storageOf(everywhere({ regions }), { "1.0.0": {} }, "westeurope")).toEqual(["1.0.0 Premium_LRS"]);
    expect(storageOf(everywhere({ regions }), { "1.0.0": {} }, "northeurope")).toEqual(["1.0.0 Standard_LRS"]);
  });

  test("changes from one version on, by number, and stays for those before", () => {
    const storage = { type: "zone-redundant", since: "1.10.0", before: "Premium_LRS" } as const;
    const versions = { "2.0.0": {}, "1.10.1": {}, "1.10.0": {}, "1.9.9": {}, "1.9.0": {} };
    expect(storageOf(everywhere({ regions: { "West Europe": { storage } } }), versions, "westeurope")).toEqual([
      "2.0.0 Standard_ZRS",
      "1.10.1 Standard_ZRS",
      "1.10.0 Standard_ZRS",
      "1.9.9 Premium_LRS",
      "1.9.0 Premium_LRS",
    ]);
  });

  test("of a home outside the policy is Standard_LRS", () => {
    const policy = everywhere({ regions: { eastus: { storage: "Premium_LRS" } } });
    expect(storageOf(policy, { "1.0.0": {} }, "westeurope")).toEqual(["1.0.0 Standard_LRS"]);
  });

  test("of a home that nothing but Azure demands is the policy's", () => {
    const regions = { westeurope: { storage: "Premium_LRS" }, eastus: {} } as const;
    const tiers = [{ name: "all", take: "rest" as const, regions: ["eastus"], replicas: 1 }];
    expect(storageOf({ regions, tiers }, { "1.0.0": {} }, "westeurope")).toEqual(["1.0.0 Premium_LRS"]);
  });

  test("is a version's own where it names the region, in any spelling", () => {
    const versions = { "1.0.0": { storage: { "West Europe": "Standard_ZRS" } } } as const;
    expect(storageOf(everywhere({}), versions, "westeurope")).toEqual(["1.0.0 Standard_ZRS"]);
    expect(storageOf(everywhere({}), versions, "eastus")).toEqual(["1.0.0 Standard_LRS"]);
  });
});

test("a disk encryption set is the region's", () => {
  const regions = { westeurope: { diskEncryptionSetId: "des-we" }, eastus: {} };
  const definition = planned(everywhere({ regions }), { "1.0.0": {} });
  expect(targetRegion(definition, "1.0.0", "westeurope")?.diskEncryptionSetId).toBe("des-we");
  expect(targetRegion(definition, "1.0.0", "eastus")?.diskEncryptionSetId).toBeUndefined();
});

describe("a version's own placement", () => {
  test("hides a version that is withdrawn, and not one beside it that is placed alike", () => {
    const placement = { westeurope: 2, eastus: 2 };
    const withdrawn = { withdrawn: { reason: "broken" } };
    const storage = { eastus: "Premium_LRS" } as const;
    const versions = { "1.2.0": { placement, ...withdrawn }, "1.1.0": { placement }, "1.0.0": { placement, storage } };
    const definition = planned(RANKED, versions);
    expect(places(definition)).toEqual({
      "1.2.0": "westeurope 2 hidden, eastus 2 hidden",
      "1.1.0": "westeurope 2, eastus 2",
      "1.0.0": "westeurope 2, eastus 2",
    });
    expect(targetRegion(definition, "1.1.0", "eastus")?.storageAccountType).toBe("Standard_LRS");
    expect(targetRegion(definition, "1.0.0", "eastus")?.storageAccountType).toBe("Premium_LRS");
  });

  test("is exactly where it is, and it keeps its rank", () => {
    const definition = planned(RANKED, { "1.2.0": { placement: { "North Europe": 4, westeurope: 7 } }, "1.1.0": {} });
    expect(places(definition)).toEqual({
      "1.2.0": "westeurope 7, northeurope 4",
      "1.1.0": "westeurope 2, northeurope 2",
    });
    expect(latest(definition)).toEqual({ westeurope: "1.2.0", northeurope: "1.2.0", eastus: null });
    expect(waits(definition)).toEqual({ "1.2.0": [], "1.1.0": ["1.2.0"] });
  });

  test("gets its home if it does not name it", () => {
    expect(places(planned(RANKED, { "1.2.0": { placement: { eastus: 4 } } }))).toEqual({
      "1.2.0": "westeurope 1 hidden, eastus 4",
    });
  });

  test("may name regions that the policy does not", () => {
    const definition = planned(RANKED, { "1.2.0": { placement: { westeurope: 3, japaneast: 2 } } });
    expect(places(definition)).toEqual({ "1.2.0": "westeurope 3, japaneast 2" });
    expect(latest(definition)["japaneast"]).toBe("1.2.0");
  });

  test("goes before the policy's candidates, and before where a withdrawn one would be", () => {
    const placement = { westeurope: 3 };
    expect(places(planned(RANKED, { "1.2.0": { placement, state: "candidate" } }))["1.2.0"]).toBe(
      "westeurope 3 hidden",
    );
    expect(places(planned(RANKED, { "1.2.0": { placement, withdrawn: { reason: "old" } } }))["1.2.0"]).toBe(
      "westeurope 3 hidden",
    );
  });

  test("leaves a version that may not lose regions where the policy puts it", () => {
    const versions = { "1.2.0": {}, "1.1.0": { allowRegionRemoval: false } };
    expect(places(planned(RANKED, versions))["1.1.0"]).toBe("westeurope 2, northeurope 2");
  });
});

describe("because", () => {
  const RINGS: ReplicationPolicy["rings"] = [{ name: "canary", regions: ["westeurope"] }];
  const because = (definition: ReturnType<typeof planned>, version: string, region: string) =>
    targetRegion(definition, version, region)?.because;

  test("names the tier of a serving version", () => {
    const definition = planned(RANKED, { "1.2.0": {}, "1.1.0": {}, "1.0.0": {} });
    expect(because(definition, "1.1.0", "northeurope")).toEqual({
      clause: "tier",
      tier: "standby",
      tierIndex: 1,
      sized: { count: 2 },
    });
    expect(because(definition, "1.0.0", "westeurope")).toEqual({
      clause: "tier",
      tier: "archive",
      tierIndex: 2,
      sized: { count: 1 },
    });
  });

  test("names the tier that a withdrawn version would be in", () => {
    const definition = planned(RANKED, { "1.2.0": {}, "1.1.0": { withdrawn: { reason: "old" } } });
    expect(because(definition, "1.1.0", "westeurope")).toEqual({
      clause: "withdrawn",
      tier: "standby",
      tierIndex: 1,
      sized: { count: 2 },
    });
  });

  test("says that a version is ahead of its ring", () => {
    const definition = planned({ ...RANKED, rings: RINGS, prestage: true }, { "1.2.0": { ring: "canary" } });
    expect(because(definition, "1.2.0", "westeurope")?.clause).toBe("tier");
    expect(because(definition, "1.2.0", "eastus")).toEqual({
      clause: "prestage",
      tier: "latest",
      tierIndex: 0,
      sized: { count: 5 },
    });
  });

  test("says that candidates are kept there", () => {
    const definition = planned(RANKED, { "1.2.0": { state: "candidate" } });
    expect(because(definition, "1.2.0", "westeurope")).toEqual({ clause: "candidates", sized: { count: 1 } });
  });

  test("says that the version's own placement names the region, or only Azure its home", () => {
    const definition = planned(RANKED, { "1.2.0": { placement: { eastus: 4 } } });
    expect(because(definition, "1.2.0", "eastus")).toEqual({ clause: "placement" });
    expect(because(definition, "1.2.0", "westeurope")).toEqual({ clause: "home" });
  });

  test("holds the arithmetic of a demand, or that there is none", () => {
    const definition = planned(
      everywhere({ replicas: "demand" }),
      { "1.2.0": {} },
      { demand: { eastus: { vms: 2400, scaleSets: 2 } } },
    );
    expect(because(definition, "1.2.0", "eastus")).toMatchObject({
      sized: {
        count: 100,
        sizing: { vms: 2400, scaleSets: 2, vmsPerReplica: 20, overProvision: 1, minimum: 3, needed: 122 },
      },
    });
    expect(because(definition, "1.2.0", "westeurope")).toMatchObject({ sized: { count: 1, noDemand: true } });
  });
});
