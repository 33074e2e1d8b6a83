import type { ReplicationPolicy } from "../../../lib/spec/policy";
import { latest, places, planned } from "../../support/planned";

/** The newest everywhere, the next two in two regions, the rest at home. */
const THREE_TIERS: ReplicationPolicy = {
  regions: { westeurope: {}, northeurope: {}, eastus: {} },
  tiers: [
    { name: "latest", take: 1, regions: "all", replicas: 5 },
    { name: "standby", take: 2, regions: ["westeurope", "northeurope"], replicas: 2 },
    { name: "archive", take: "rest", regions: "home", replicas: 1 },
  ],
};

const WITH_CANARY: ReplicationPolicy = {
  ...THREE_TIERS,
  rings: [
    { name: "canary", regions: ["westeurope"] },
    { name: "broad", regions: "rest" },
  ],
};

const WITHDRAWN = { withdrawn: { reason: "breaks cloud-init" } };
const CANARY = { ring: "canary" };

describe("versions", () => {
  test("stand newest first, and their parts compare as numbers", () => {
    const { versions } = planned(THREE_TIERS, { "1.9.0": {}, "1.10.0": {}, "2.0.0": {}, "1.2.10": {}, "1.2.9": {} });
    expect(versions.map(({ version }) => version)).toEqual(["2.0.0", "1.10.0", "1.9.0", "1.2.10", "1.2.9"]);
  });

  test("take places by number, not by text: 1.10.0 is the newest", () => {
    expect(places(planned(THREE_TIERS, { "1.9.0": {}, "1.10.0": {} }))).toEqual({
      "1.10.0": "westeurope 5, northeurope 5, eastus 5",
      "1.9.0": "westeurope 2, northeurope 2",
    });
  });
});

describe("tiers", () => {
  test("take versions by rank, the first the newest, each the next ones", () => {
    expect(places(planned(THREE_TIERS, { "1.1.0": {}, "1.2.0": {}, "1.3.0": {}, "1.4.0": {}, "1.5.0": {} }))).toEqual({
      "1.5.0": "westeurope 5, northeurope 5, eastus 5",
      "1.4.0": "westeurope 2, northeurope 2",
      "1.3.0": "westeurope 2, northeurope 2",
      "1.2.0": "westeurope 1",
      "1.1.0": "westeurope 1",
    });
  });

  test("may take several, and one that takes the rest takes all", () => {
    const tiers: ReplicationPolicy["tiers"] = [
      { name: "new", take: 2, regions: "all", replicas: 4 },
      { name: "old", take: "rest", regions: ["northeurope"], replicas: 3 },
    ];
    const policy = { regions: { westeurope: {}, northeurope: {} }, tiers };
    expect(places(planned(policy, { "1.3.0": {}, "1.2.0": {}, "1.1.0": {} }, { location: "northeurope" }))).toEqual({
      "1.3.0": "northeurope 4, westeurope 4",
      "1.2.0": "northeurope 4, westeurope 4",
      "1.1.0": "northeurope 3",
    });
  });

  test("cannot add regions that the policy does not name", () => {
    const tiers: ReplicationPolicy["tiers"] = [
      { name: "all", take: "rest", regions: ["westeurope", "japaneast"], replicas: 2 },
    ];
    expect(places(planned({ regions: { westeurope: {} }, tiers }, { "1.0.0": {} }))).toEqual({
      "1.0.0": "westeurope 2",
    });
  });

  test("name regions in any spelling", () => {
    const tiers: ReplicationPolicy["tiers"] = [
      { name: "all", take: "rest", regions: ["West Europe", "NorthEurope"], replicas: 2 },
    ];
    const regions = { WestEurope: {}, "North Europe": {} };
    expect(places(planned({ regions, tiers }, { "1.0.0": {} }, { location: "WEST EUROPE" }))).toEqual({
      "1.0.0": "westeurope 2, northeurope 2",
    });
  });
});

describe("rings", () => {
  test("a canary leaves the version before it at full replicas everywhere else", () => {
    expect(places(planned(WITH_CANARY, { "1.4.0": CANARY, "1.3.0": {}, "1.2.0": {}, "1.1.0": {} }))).toEqual({
      "1.4.0": "westeurope 5",
      "1.3.0": "westeurope 2, northeurope 5, eastus 5",
      "1.2.0": "westeurope 2, northeurope 2",
      "1.1.0": "westeurope 1, northeurope 2",
    });
  });

  test("each reaches the regions of the rings before it too, and `rest` all that are left", () => {
    const rings: ReplicationPolicy["rings"] = [
      { name: "canary", regions: ["westeurope"] },
      { name: "early", regions: ["North Europe"] },
      { name: "broad", regions: "rest" },
    ];
    const versions = { "1.5.0": CANARY, "1.4.0": { ring: "early" }, "1.3.0": { ring: "broad" }, "1.2.0": {} };
    const definition = planned({ ...THREE_TIERS, rings }, versions);
    expect(places(definition)).toEqual({
      "1.5.0": "westeurope 5",
      "1.4.0": "westeurope 2, northeurope 5",
      "1.3.0": "westeurope 2, northeurope 2, eastus 5",
      "1.2.0": "westeurope 1, northeurope 2",
    });
    expect(latest(definition)).toEqual({ westeurope: "1.5.0", northeurope: "1.4.0", eastus: "1.3.0" });
  });

  test("a version in the last ring is as one in no ring, if the rings name every region", () => {
    const inRing = planned(WITH_CANARY, { "1.4.0": { ring: "broad" }, "1.3.0": {} });
    expect(places(inRing)).toEqual(places(planned(WITH_CANARY, { "1.4.0": {}, "1.3.0": {} })));
  });
});

describe("prestage", () => {
  const PRESTAGED: ReplicationPolicy = { ...WITH_CANARY, prestage: true };

  test("replicates ahead of the ring, hidden there, and takes no one's place", () => {
    const definition = planned(PRESTAGED, { "1.4.0": CANARY, "1.3.0": {}, "1.2.0": {} });
    expect(places(definition)).toEqual({
      "1.4.0": "westeurope 5, northeurope 5 hidden, eastus 5 hidden",
      "1.3.0": "westeurope 2, northeurope 5, eastus 5",
      "1.2.0": "westeurope 2, northeurope 2",
    });
    expect(definition.versions[0]?.excludeFromLatest).toBe(false);
    expect(latest(definition)).toEqual({ westeurope: "1.4.0", northeurope: "1.3.0", eastus: "1.3.0" });
  });

  test("ranks after every newer active version, whether that one reaches the region or not", () => {
    const versions = { "1.5.0": CANARY, "1.4.0": CANARY, "1.3.0": {} };
    expect(places(planned(PRESTAGED, versions))).toEqual({
      "1.5.0": "westeurope 5, northeurope 5 hidden, eastus 5 hidden",
      "1.4.0": "westeurope 2, northeurope 2 hidden",
      "1.3.0": "westeurope 2, northeurope 5, eastus 5",
    });
  });

  test("counts newer withdrawn versions, but not newer candidates", () => {
    const afterWithdrawn = planned(PRESTAGED, { "1.5.0": WITHDRAWN, "1.4.0": CANARY });
    expect(places(afterWithdrawn)["1.4.0"]).toBe("westeurope 5, northeurope 2 hidden");
    const afterCandidate = planned(PRESTAGED, { "1.5.0": { state: "candidate" }, "1.4.0": CANARY });
    expect(places(afterCandidate)["1.4.0"]).toBe("westeurope 5, northeurope 5 hidden, eastus 5 hidden");
  });

  test("counts versions ahead of their ring in a withdrawn version's rank too", () => {
    const versions = { "1.5.0": CANARY, "1.4.0": WITHDRAWN, "1.3.0": {} };
    expect(places(planned(PRESTAGED, versions))["1.4.0"]).toBe("westeurope 2 hidden, northeurope 2 hidden");
    expect(places(planned(WITH_CANARY, versions))["1.4.0"]).toBe(
      "westeurope 2 hidden, northeurope 5 hidden, eastus 5 hidden",
    );
  });
});

describe("a withdrawn version", () => {
  test("stays where it was, hidden everywhere, and the next one takes its place", () => {
    const definition = planned(THREE_TIERS, { "1.4.0": WITHDRAWN, "1.3.0": {}, "1.2.0": {} });
    expect(places(definition)).toEqual({
      "1.4.0": "westeurope 5 hidden, northeurope 5 hidden, eastus 5 hidden",
      "1.3.0": "westeurope 5, northeurope 5, eastus 5",
      "1.2.0": "westeurope 2, northeurope 2",
    });
    expect(definition.versions.map(({ excludeFromLatest }) => excludeFromLatest)).toEqual([true, false, false]);
  });

  test("in the middle takes no one's place", () => {
    const versions = { "1.4.0": {}, "1.3.0": WITHDRAWN, "1.2.0": {}, "1.1.0": {}, "1.0.0": {} };
    expect(places(planned(THREE_TIERS, versions))).toEqual({
      "1.4.0": "westeurope 5, northeurope 5, eastus 5",
      "1.3.0": "westeurope 2 hidden, northeurope 2 hidden",
      "1.2.0": "westeurope 2, northeurope 2",
      "1.1.0": "westeurope 2, northeurope 2",
      "1.0.0": "westeurope 1",
    });
  });

  test("ranks after newer withdrawn ones, as if none were withdrawn", () => {
    const versions = { "1.4.0": WITHDRAWN, "1.3.0": WITHDRAWN, "1.2.0": {} };
    expect(places(planned(THREE_TIERS, versions))).toEqual({
      "1.4.0": "westeurope 5 hidden, northeurope 5 hidden, eastus 5 hidden",
      "1.3.0": "westeurope 2 hidden, northeurope 2 hidden",
      "1.2.0": "westeurope 5, northeurope 5, eastus 5",
    });
  });

  test("stays within its ring", () => {
    expect(places(planned(WITH_CANARY, { "1.4.0": { ...WITHDRAWN, ...CANARY }, "1.3.0": {} }))).toEqual({
      "1.4.0": "westeurope 5 hidden",
      "1.3.0": "westeurope 5, northeurope 5, eastus 5",
    });
  });
});

describe("a candidate", () => {
  const CANDIDATE = { state: "candidate" } as const;

  test("is at home with one replica, hidden, and takes no rank", () => {
    const definition = planned(THREE_TIERS, { "1.4.0": CANDIDATE, "1.3.0": {}, "1.2.0": {} });
    expect(places(definition)).toEqual({
      "1.4.0": "westeurope 1 hidden",
      "1.3.0": "westeurope 5, northeurope 5, eastus 5",
      "1.2.0": "westeurope 2, northeurope 2",
    });
    expect(definition.versions[0]?.excludeFromLatest).toBe(true);
  });

  test("goes where the policy keeps candidates, and home in any case", () => {
    const policy: ReplicationPolicy = {
      ...THREE_TIERS,
      candidates: { regions: ["East US", "northeurope"], replicas: 2 },
    };
    expect(places(planned(policy, { "1.4.0": CANDIDATE }))).toEqual({
      "1.4.0": "westeurope 1 hidden, northeurope 2 hidden, eastus 2 hidden",
    });
  });

  test("stays there when it is withdrawn", () => {
    const policy: ReplicationPolicy = { ...THREE_TIERS, candidates: { regions: "all", replicas: 2 } };
    expect(places(planned(policy, { "1.4.0": { ...CANDIDATE, ...WITHDRAWN } }))).toEqual({
      "1.4.0": "westeurope 2 hidden, northeurope 2 hidden, eastus 2 hidden",
    });
  });

  test("goes there whatever its ring", () => {
    const policy: ReplicationPolicy = { ...WITH_CANARY, candidates: { regions: ["northeurope"], replicas: 2 } };
    expect(places(planned(policy, { "1.4.0": { ...CANDIDATE, ...CANARY } }))).toEqual({
      "1.4.0": "westeurope 1 hidden, northeurope 2 hidden",
    });
  });
});

describe("home", () => {
  const AWAY: ReplicationPolicy = {
    regions: { westeurope: {}, northeurope: {} },
    tiers: [{ name: "away", take: "rest", regions: ["northeurope"], replicas: 4 }],
  };

  test("is added with one replica, hidden there, to a version that nothing puts there", () => {
    expect(places(planned(AWAY, { "1.0.0": {} }))).toEqual({ "1.0.0": "westeurope 1 hidden, northeurope 4" });
  });

  test("is added so when it is none of the policy's regions", () => {
    expect(places(planned(AWAY, { "1.0.0": {} }, { location: "japaneast" }))).toEqual({
      "1.0.0": "japaneast 1 hidden, northeurope 4",
    });
  });

  test("is the image's before the gallery's", () => {
    const image = { location: "North Europe" };
    expect(places(planned(AWAY, { "1.0.0": {} }, { image }))).toEqual({ "1.0.0": "northeurope 4" });
  });

  test("is the version's own before both, and what a tier at home means", () => {
    const versions = { "1.4.0": {}, "1.3.0": {}, "1.2.0": {}, "1.1.0": { location: "North Europe" }, "1.0.0": {} };
    const definition = planned(THREE_TIERS, versions);
    expect(places(definition)["1.1.0"]).toBe("northeurope 1");
    expect(places(definition)["1.0.0"]).toBe("westeurope 1");
    expect(definition.versions.map(({ home }) => home)).toEqual([
      "westeurope",
      "westeurope",
      "westeurope",
      "northeurope",
      "westeurope",
    ]);
  });

  test("keeps a version that no tier takes, hidden", () => {
    const tiers: ReplicationPolicy["tiers"] = [{ name: "latest", take: 1, regions: "all", replicas: 5 }];
    expect(places(planned({ ...THREE_TIERS, tiers }, { "1.1.0": {}, "1.0.0": {} }))).toEqual({
      "1.1.0": "westeurope 5, eastus 5, northeurope 5",
      "1.0.0": "westeurope 1 hidden",
    });
  });

  test("keeps an image without a policy, and its versions serve from there", () => {
    const image = { policy: "no-such-policy" };
    const definition = planned(THREE_TIERS, { "1.1.0": {}, "1.0.0": {} }, { image });
    expect(places(definition)).toEqual({ "1.1.0": "westeurope 1", "1.0.0": "westeurope 1" });
    expect(latest(definition)).toEqual({ westeurope: "1.1.0" });
    expect(definition.policy.name).toBeUndefined();
  });
});

test("versions that are placed alike share their target regions", () => {
  const numbers = Array.from({ length: 50 }, (_, patch) => `1.0.${patch}`);
  const withdrawn = { withdrawn: { reason: "broken" } };
  const { versions } = planned(WITH_CANARY, {
    ...Object.fromEntries(numbers.map((number) => [number, {}])),
    "0.9.0": withdrawn,
    "0.8.0": withdrawn,
  });
  const tiers = new Set(versions.slice(0, 50).map(({ targetRegions }) => targetRegions));
  expect(tiers.size).toBe(WITH_CANARY.tiers.length);
  expect(versions[51]?.targetRegions).toBe(versions[50]?.targetRegions);
  expect(tiers.has(versions[50]?.targetRegions ?? [])).toBe(false);
});

describe("the order of target regions", () => {
  const KEEPING: ReplicationPolicy = {
    regions: { eastus: {}, westus: {}, centralus: {}, westeurope: {}, uksouth: {} },
    tiers: [
      { name: "latest", take: 1, regions: "all", replicas: 1 },
      { name: "standby", take: 1, regions: ["westus", "uksouth"], replicas: 1 },
      { name: "archive", take: "rest", regions: ["westus"], replicas: 1 },
    ],
  };

  test("is home, then those that keep versions longest, then by name", () => {
    expect(places(planned(KEEPING, { "1.0.0": {} }))["1.0.0"]).toBe(
      "westeurope 1, westus 1, uksouth 1, centralus 1, eastus 1",
    );
  });

  test("has a version's own home first, and the gallery's among the others", () => {
    const definition = planned(KEEPING, { "1.0.0": { location: "uksouth" } });
    expect(places(definition)["1.0.0"]).toBe("uksouth 1, westus 1, centralus 1, eastus 1, westeurope 1");
  });

  test("has regions that only a version names last, by name", () => {
    const placement = { westus: 1, japanwest: 1, eastus: 1, japaneast: 1, westeurope: 1 };
    expect(places(planned(KEEPING, { "1.0.0": { placement } }))["1.0.0"]).toBe(
      "westeurope 1, westus 1, eastus 1, japaneast 1, japanwest 1",
    );
  });

  test("has the regions first that the policy's order names, in any spelling, then home, then the others", () => {
    const policy = { ...KEEPING, regionOrder: ["East US", "centralus"] };
    const definition = planned(policy, { "1.1.0": {}, "1.0.0": { location: "uksouth" } });
    expect(places(definition)["1.1.0"]).toBe("eastus 1, centralus 1, westeurope 1, westus 1, uksouth 1");
    expect(places(definition)["1.0.0"]).toBe("uksouth 1, westus 1");
    expect(definition.regions).toEqual(["eastus", "centralus", "westeurope", "westus", "uksouth"]);
  });

  test("has home where the policy's order names it", () => {
    const policy = { ...KEEPING, regionOrder: ["uksouth", "westeurope", "eastus"] };
    expect(places(planned(policy, { "1.0.0": {} }))["1.0.0"]).toBe(
      "uksouth 1, westeurope 1, eastus 1, westus 1, centralus 1",
    );
  });

  test("has the regions first that a version's own order names, before those of the policy's", () => {
    const policy = { ...KEEPING, regionOrder: ["uksouth", "eastus"] };
    const placement = { westus: 1, japanwest: 1, eastus: 1, westeurope: 1 };
    const regionOrder = ["japanwest", "westus", "westus", "ukwest"];
    expect(places(planned(policy, { "1.0.0": { placement, regionOrder } }))["1.0.0"]).toBe(
      "japanwest 1, westus 1, eastus 1, westeurope 1",
    );
    expect(places(planned(policy, { "1.0.0": { placement, regionOrder: [] } }))["1.0.0"]).toBe(
      "eastus 1, westeurope 1, westus 1, japanwest 1",
    );
  });

  test("goes for the whole definition too, whatever region a version calls home", () => {
    const { regions } = planned(KEEPING, { "1.0.0": { location: "japaneast" } });
    expect(regions).toEqual(["westeurope", "westus", "uksouth", "centralus", "eastus", "japaneast"]);
  });
});

describe("latest", () => {
  test("is the highest version that serves in a region, and null where none does", () => {
    const policy: ReplicationPolicy = {
      ...WITH_CANARY,
      rings: [{ name: "canary", regions: ["westeurope"] }],
    };
    expect(latest(planned(policy, { "1.4.0": CANARY }))).toEqual({
      westeurope: "1.4.0",
      northeurope: null,
      eastus: null,
    });
  });

  test("is no withdrawn version, no candidate, and none that home alone keeps", () => {
    expect(latest(planned(THREE_TIERS, { "1.1.0": { state: "candidate" }, "1.0.0": WITHDRAWN }))).toEqual({
      westeurope: null,
      northeurope: null,
      eastus: null,
    });
    const tiers: ReplicationPolicy["tiers"] = [{ name: "away", take: "rest", regions: ["eastus"], replicas: 1 }];
    expect(latest(planned({ ...THREE_TIERS, tiers }, { "1.0.0": {} }))).toEqual({
      westeurope: null,
      northeurope: null,
      eastus: "1.0.0",
    });
  });

  test("is an older version where the newest is not placed", () => {
    const tiers: ReplicationPolicy["tiers"] = [
      { name: "latest", take: 1, regions: ["westeurope"], replicas: 1 },
      { name: "standby", take: "rest", regions: "all", replicas: 1 },
    ];
    expect(latest(planned({ ...THREE_TIERS, tiers }, { "1.1.0": {}, "1.0.0": {} }))).toEqual({
      westeurope: "1.1.0",
      northeurope: "1.0.0",
      eastus: "1.0.0",
    });
  });

  test("is null everywhere for a definition without versions", () => {
    expect(latest(planned(THREE_TIERS, {}))).toEqual({ westeurope: null, northeurope: null, eastus: null });
  });
});
