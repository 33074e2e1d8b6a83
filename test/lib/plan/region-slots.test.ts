import fc from "fast-check";
import { plan, type DefinitionPlan } from "../../../lib/plan/plan";
import { slotOf, type RegionSlot } from "../../../lib/plan/region-slots";
import type { ReplicationPolicy } from "../../../lib/spec/policy";
import { arbitrarySpec } from "../../support/arbitrary-spec";
import { planned } from "../../support/planned";
import { readVersions, region } from "../../support/unread";

const POLICY: ReplicationPolicy = {
  regions: { westeurope: {}, northeurope: {}, eastus: {} },
  tiers: [
    { name: "latest", take: 1, regions: "all", replicas: 5 },
    { name: "standby", take: 1, regions: ["westeurope", "northeurope"], replicas: 2 },
  ],
  rings: [{ name: "canary", regions: ["westeurope"] }],
};

const WITHDRAWN = { withdrawn: { reason: "breaks cloud-init" } };

function slot(definition: DefinitionPlan, version: string, where: string): RegionSlot | undefined {
  const index = definition.versions.findIndex((each) => each.version === version);
  return slotOf(definition, index, where);
}

describe("a slot", () => {
  const definition = planned(POLICY, { "1.3.0": { ring: "canary" }, "1.2.0": WITHDRAWN, "1.1.0": {}, "1.0.0": {} });

  test("holds kind, rank, tier, clause and waits of a version that is there", () => {
    expect(slot(definition, "1.1.0", "westeurope")).toEqual({
      kind: "serving",
      rank: 2,
      tier: 1,
      before: ["1.3.0"],
      clause: "tier",
      isPlaced: true,
      waits: [{ version: "1.3.0", reason: "earlier-tier" }],
    });
    expect(slot(definition, "1.2.0", "northeurope")).toEqual({
      kind: "withdrawn",
      rank: 1,
      tier: 0,
      before: [],
      clause: "withdrawn",
      isPlaced: true,
      waits: [{ version: "1.1.0", reason: "successor" }],
    });
  });

  test("is there for a version that is not", () => {
    expect(slot(definition, "1.3.0", "eastus")).toEqual({
      kind: "prestaged",
      rank: undefined,
      tier: undefined,
      before: [],
      clause: undefined,
      isPlaced: false,
      waits: [],
    });
    expect(slot(definition, "1.0.0", "eastus")).toEqual({
      kind: "serving",
      rank: 2,
      tier: 1,
      before: ["1.1.0"],
      clause: undefined,
      isPlaced: false,
      waits: [{ version: "1.1.0", reason: "earlier-tier" }],
    });
  });

  test("of a version that only Azure keeps at home has that clause, and is not placed", () => {
    expect(slot(definition, "1.0.0", "westeurope")).toMatchObject({
      rank: 3,
      tier: undefined,
      clause: "home",
      isPlaced: false,
    });
  });

  test("lists what is waited for oldest first, whatever the reasons", () => {
    const older = planned(POLICY, { "1.3.0": {}, "1.2.0": {}, "1.1.0": WITHDRAWN });
    expect(slot(older, "1.1.0", "westeurope")?.waits).toEqual([
      { version: "1.2.0", reason: "earlier-tier" },
      { version: "1.3.0", reason: "successor" },
    ]);
    const atOnce = { withdrawn: { reason: "leaks a key", immediate: true } };
    expect(slot(planned(POLICY, { "1.3.0": {}, "1.2.0": {}, "1.1.0": atOnce }), "1.1.0", "westeurope")?.waits).toEqual([
      { version: "1.2.0", reason: "earlier-tier" },
    ]);
  });

  test("may be asked for in a region that nobody names: ranked as in one that no ring reaches, and waiting for none", () => {
    expect(slot(definition, "1.0.0", "japaneast")).toMatchObject({
      kind: "serving",
      rank: 2,
      clause: undefined,
      waits: [],
    });
    expect(slot(definition, "1.3.0", "japaneast")).toMatchObject({ kind: "prestaged", rank: undefined });
  });

  test("is none of a version that the plan does not have, nor of what was found", () => {
    expect(slot(definition, "9.9.9", "westeurope")).toBeUndefined();
    const found = readVersions({ "1.0.0": [region("westeurope", 1)] })[0]?.definitions[0];
    expect(found?.versions).toHaveLength(1);
    expect(found && slotOf(found, 0, "westeurope")).toBeUndefined();
  });
});

test("regions in which versions stand alike share what the plan keeps of them", () => {
  const { slots } = planned(POLICY, { "1.1.0": {}, "1.0.0": {} });
  const shared = slots?.orderIn("northeurope");
  expect(shared).toBeDefined();
  // All three rank alike where no version is in a ring, but the second tier is not in East US.
  expect(slots?.orderIn("eastus")?.ranking).toBe(shared?.ranking);
  expect(slots?.orderIn("eastus")).not.toBe(shared);
});

test("of any spec: slots are what the plan did", () => {
  fc.assert(
    fc.property(arbitrarySpec(), (spec) => {
      for (const definition of plan(spec).definitions) {
        for (const where of definition.regions) {
          const slots = definition.versions.map((_, index) => slotOf(definition, index, where) as RegionSlot);
          definition.versions.forEach(({ targetRegions }, index) => {
            const target = targetRegions.find(({ name }) => name === where);
            const { kind, rank, tier, before, clause, isPlaced } = slots[index] as RegionSlot;
            expect(clause).toBe(target?.because.clause);
            if (target && isPlaced) expect(target.excludeFromLatest).toBe(kind !== "serving");
            if (target && "tier" in target.because) expect(tier).toBe(target.because.tierIndex);
            expect(before).toHaveLength((rank ?? 1) - 1);
          });
          const latest = slots.findIndex(({ kind, isPlaced }) => kind === "serving" && isPlaced);
          expect(definition.latest.get(where)).toBe(definition.versions[latest]?.version ?? null);
        }
      }
    }),
  );
});
