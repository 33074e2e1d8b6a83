import type { ReplicationPolicy } from "../../../lib/spec/policy";
import { planned, waits } from "../../support/planned";

const POLICY: ReplicationPolicy = {
  regions: { westeurope: {}, northeurope: {}, eastus: {} },
  tiers: [
    { name: "latest", take: 1, regions: "all", replicas: 5 },
    { name: "standby", take: 2, regions: ["westeurope", "northeurope"], replicas: 2 },
    { name: "archive", take: "rest", regions: "home", replicas: 1 },
  ],
};

const RINGED: ReplicationPolicy = {
  ...POLICY,
  rings: [
    { name: "canary", regions: ["westeurope"] },
    { name: "early", regions: ["northeurope"] },
    { name: "broad", regions: "rest" },
  ],
};

const WITHDRAWN = { withdrawn: { reason: "breaks cloud-init" } };
const AT_ONCE = { withdrawn: { reason: "leaks a key", immediate: true } };
const CANDIDATE = { state: "candidate" } as const;
const CANARY = { ring: "canary" };

describe("under tiers", () => {
  test("a version waits for the newest of the nearest earlier tier that has any in a region, oldest first", () => {
    // in eastus no standby is kept, so what goes from there waits for the latest
    expect(waits(planned(POLICY, { "1.5.0": {}, "1.4.0": {}, "1.3.0": {}, "1.2.0": {}, "1.1.0": {} }))).toEqual({
      "1.5.0": [],
      "1.4.0": ["1.5.0"],
      "1.3.0": ["1.5.0"],
      "1.2.0": ["1.4.0", "1.5.0"],
      "1.1.0": ["1.4.0", "1.5.0"],
    });
  });

  test("oldest is by number: 1.9.0 before 1.10.0", () => {
    expect(waits(planned(POLICY, { "1.10.0": {}, "1.9.0": {}, "1.8.0": {}, "1.7.0": {} }))["1.7.0"]).toEqual([
      "1.9.0",
      "1.10.0",
    ]);
  });

  test("versions of the first tier wait for none, however many it takes", () => {
    const tiers: ReplicationPolicy["tiers"] = [{ name: "all", take: "rest", regions: "all", replicas: 1 }];
    expect(waits(planned({ ...POLICY, tiers }, { "1.1.0": {}, "1.0.0": {} }))).toEqual({ "1.1.0": [], "1.0.0": [] });
  });

  test("a version that no tier takes waits for those of the last one", () => {
    const tiers = POLICY.tiers.slice(0, 1);
    expect(waits(planned({ ...POLICY, tiers }, { "1.2.0": {}, "1.1.0": {}, "1.0.0": {} }))).toEqual({
      "1.2.0": [],
      "1.1.0": ["1.2.0"],
      "1.0.0": ["1.2.0"],
    });
  });
});

describe("under rings", () => {
  test("a canary is waited for where it is, the version before it elsewhere", () => {
    const versions = { "1.4.0": CANARY, "1.3.0": {}, "1.2.0": {}, "1.1.0": {} };
    expect(waits(planned(RINGED, versions))).toEqual({
      "1.4.0": [],
      "1.3.0": ["1.4.0"],
      "1.2.0": ["1.3.0", "1.4.0"],
      "1.1.0": ["1.3.0"],
    });
  });

  test("each ring adds the newest that reaches it", () => {
    const versions = { "1.5.0": CANARY, "1.4.0": { ring: "early" }, "1.3.0": { ring: "broad" }, "1.2.0": {} };
    expect(waits(planned(RINGED, versions))).toEqual({
      "1.5.0": [],
      "1.4.0": ["1.5.0"],
      "1.3.0": ["1.4.0", "1.5.0"],
      "1.2.0": ["1.3.0", "1.4.0"],
    });
  });

  test("a version that is ahead of its ring is not waited for there, and waits for none there", () => {
    const versions = { "1.4.0": CANARY, "1.3.0": CANARY, "1.2.0": {}, "1.1.0": {} };
    expect(waits(planned({ ...RINGED, prestage: true }, versions))).toEqual({
      "1.4.0": [],
      "1.3.0": ["1.4.0"],
      "1.2.0": ["1.4.0"],
      "1.1.0": ["1.2.0", "1.3.0"],
    });
  });
});

describe("a withdrawn version", () => {
  test("waits for the one that takes over, and that one waits for none", () => {
    expect(waits(planned(POLICY, { "1.4.0": WITHDRAWN, "1.3.0": {}, "1.2.0": {} }))).toEqual({
      "1.4.0": ["1.3.0"],
      "1.3.0": [],
      "1.2.0": ["1.3.0"],
    });
  });

  test("in the middle waits for the newest, and no serving version waits for it", () => {
    const versions = { "1.4.0": {}, "1.3.0": WITHDRAWN, "1.2.0": {}, "1.1.0": {}, "1.0.0": {} };
    expect(waits(planned(POLICY, versions))).toEqual({
      "1.4.0": [],
      "1.3.0": ["1.4.0"],
      "1.2.0": ["1.4.0"],
      "1.1.0": ["1.4.0"],
      "1.0.0": ["1.2.0", "1.4.0"],
    });
  });

  test("waits for the newest serving version of each region, and as an old one for its earlier tier's too", () => {
    const versions = { "1.5.0": WITHDRAWN, "1.4.0": CANARY, "1.3.0": {}, "1.2.0": {}, "1.1.0": WITHDRAWN };
    expect(waits(planned(RINGED, versions))).toMatchObject({
      "1.5.0": ["1.3.0", "1.4.0"],
      // would-be rank 5 in West Europe, 4 elsewhere: behind the standby 1.3.0 in West Europe, 1.2.0 in North Europe
      "1.1.0": ["1.2.0", "1.3.0", "1.4.0"],
    });
  });

  test("waits for a serving version in regions that its own ring does not reach, too", () => {
    const versions = { "1.4.0": { ...WITHDRAWN, ...CANARY }, "1.3.0": CANARY, "1.2.0": {} };
    expect(waits(planned(RINGED, versions))["1.4.0"]).toEqual(["1.2.0", "1.3.0"]);
  });

  test("does not wait to be hidden at once when that is asked for", () => {
    expect(waits(planned(POLICY, { "1.4.0": AT_ONCE, "1.3.0": {} }))).toEqual({ "1.4.0": [], "1.3.0": [] });
  });

  test("waits even then for the tiers before its own, because it shrinks", () => {
    expect(waits(planned(POLICY, { "1.4.0": {}, "1.3.0": AT_ONCE }))["1.3.0"]).toEqual(["1.4.0"]);
  });

  test("waits for newer withdrawn ones, tier by tier, where nothing serves", () => {
    const versions = { "1.4.0": WITHDRAWN, "1.3.0": WITHDRAWN, "1.2.0": WITHDRAWN, "1.1.0": WITHDRAWN };
    expect(waits(planned(POLICY, versions))).toEqual({
      "1.4.0": [],
      "1.3.0": ["1.4.0"],
      "1.2.0": ["1.4.0"],
      "1.1.0": ["1.3.0", "1.4.0"],
    });
  });

  test("never waits for an older withdrawn one, where the ring of that one has not come: that would be a circle", () => {
    const everywhere = { westeurope: 1, northeurope: 1, eastus: 1 };
    const tiers: ReplicationPolicy["tiers"] = [
      { name: "latest", take: 1, regions: "all", replicas: 5 },
      { name: "standby", take: 1, regions: "all", replicas: 2 },
      { name: "archive", take: "rest", regions: "home", replicas: 1 },
    ];
    const versions = {
      "1.2.0": { ...WITHDRAWN, placement: { westeurope: 1 } },
      "1.1.0": { ...WITHDRAWN, placement: everywhere },
      // Behind 1.1.0 in North Europe; in East US it has no rank.
      "1.0.0": { ...WITHDRAWN, ring: "early", placement: everywhere },
    };
    expect(waits(planned({ ...RINGED, tiers }, versions))).toEqual({
      "1.2.0": [],
      "1.1.0": ["1.2.0"],
      "1.0.0": ["1.1.0"],
    });
  });
});

describe("a candidate", () => {
  test("waits for the newest serving version of each region, older or newer than itself", () => {
    expect(waits(planned(RINGED, { "1.5.0": CANDIDATE, "1.4.0": CANARY, "1.3.0": {} }))["1.5.0"]).toEqual([
      "1.3.0",
      "1.4.0",
    ]);
    expect(waits(planned(POLICY, { "1.4.0": {}, "1.3.0": CANDIDATE }))).toEqual({ "1.4.0": [], "1.3.0": ["1.4.0"] });
  });

  test("waits for the newest withdrawn one where nothing serves, and for nothing where that is missing too", () => {
    expect(waits(planned(POLICY, { "1.5.0": CANDIDATE, "1.4.0": WITHDRAWN, "1.3.0": WITHDRAWN }))["1.5.0"]).toEqual([
      "1.4.0",
    ]);
    expect(waits(planned(POLICY, { "1.5.0": CANDIDATE, "1.4.0": CANDIDATE }))).toEqual({ "1.5.0": [], "1.4.0": [] });
  });
});
