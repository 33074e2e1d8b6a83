import { plan, type ItemPlan } from "../../../lib/plan/plan";
import { applicationExample, APPLICATION_VERSION } from "../../../lib/check/facts/examples";
import type { ReplicationPolicy } from "../../../lib/spec/policy";
import { planned } from "../../support/planned";

const POLICY: ReplicationPolicy = {
  regions: { westeurope: {}, "North Europe": {}, eastus: {} },
  tiers: [
    { name: "latest", take: 1, regions: "all", replicas: 5 },
    { name: "standby", take: 1, regions: ["westeurope", "northeurope"], replicas: 2 },
    { name: "archive", take: "rest", regions: "home", replicas: 1 },
  ],
  gate: "replicated",
};

function gates({ versions }: ItemPlan): Record<string, readonly string[] | undefined> {
  return Object.fromEntries(versions.map(({ version, gate }) => [version, gate]));
}

test("a version has a gate in the regions where others wait for it", () => {
  // 1.2.0 waits for 1.3.0 everywhere; 1.1.0 waits for 1.2.0 where that is, and for 1.3.0 in eastus.
  expect(gates(planned(POLICY, { "1.3.0": {}, "1.2.0": {}, "1.1.0": {} }))).toEqual({
    "1.3.0": ["eastus", "northeurope", "westeurope"],
    "1.2.0": ["northeurope", "westeurope"],
    "1.1.0": undefined,
  });
});

test("one that nothing waits for has none, and neither has any without `gate` in the policy", () => {
  const { gate: _, ...open } = POLICY;
  expect(gates(planned(POLICY, { "1.3.0": {} }))).toEqual({ "1.3.0": undefined });
  expect(gates(planned(open, { "1.3.0": {}, "1.2.0": {} }))).toEqual({ "1.3.0": undefined, "1.2.0": undefined });
});

test("a gate names only regions where the version is: a ring that it has not reached is none", () => {
  const rings = [
    { name: "canary", regions: ["westeurope"] },
    { name: "broad", regions: "rest" },
  ] as const;
  const versions = { "1.3.0": { ring: "canary" }, "1.2.0": {}, "1.1.0": {} };
  expect(gates(planned({ ...POLICY, rings }, versions))).toEqual({
    "1.3.0": ["westeurope"],
    "1.2.0": ["eastus", "northeurope", "westeurope"],
    "1.1.0": undefined,
  });
});

test("a withdrawn version waits for its successor behind the gate, and not where it goes at once", () => {
  const reason = "breaks cloud-init";
  const tiers: ReplicationPolicy["tiers"] = [{ name: "all", take: "rest", regions: "home", replicas: 1 }];
  const policy = { ...POLICY, tiers };
  expect(gates(planned(policy, { "1.3.0": { withdrawn: { reason } }, "1.2.0": {} }))).toEqual({
    "1.3.0": undefined,
    "1.2.0": ["westeurope"],
  });
  expect(gates(planned(policy, { "1.3.0": { withdrawn: { reason, immediate: true } }, "1.2.0": {} }))).toEqual({
    "1.3.0": undefined,
    "1.2.0": undefined,
  });
});

test("the order in which versions of an application are made is no gate", () => {
  const tiers: ReplicationPolicy["tiers"] = [{ name: "all", take: "rest", regions: "all", replicas: 1 }];
  const versions = { "1.1.0": APPLICATION_VERSION, "1.0.0": APPLICATION_VERSION };
  const application = (policy: ReplicationPolicy): ItemPlan =>
    plan(applicationExample({ policy, application: { versions } })).applications[0] as ItemPlan;
  expect(application({ ...POLICY, tiers }).versions.map(({ madeAfter }) => madeAfter)).toEqual([undefined, "1.1.0"]);
  expect(gates(application({ ...POLICY, tiers }))).toEqual({ "1.1.0": undefined, "1.0.0": undefined });
  expect(gates(application(POLICY))).toEqual({
    "1.1.0": ["eastus", "northeurope", "westeurope"],
    "1.0.0": undefined,
  });
});
