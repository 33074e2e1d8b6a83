import { example, VERSION } from "../../../../lib/check/facts/examples";
import { definitions } from "../../../../lib/check/facts/items";
import { placementLine } from "../../../../lib/check/facts/placement-lines";
import { plan, type TargetRegion, type VersionPlan } from "../../../../lib/plan/plan";
import { report } from "../../../support/report";

const TWINS = {
  tiers: [
    { name: "fleet", take: 1, regions: "all", replicas: 3 },
    { name: "fleet", take: "rest", regions: "all", replicas: 1 },
  ],
} as const;

describe("the line that decides replicas", () => {
  const line = (index: number) => {
    const spec = example({ policy: TWINS, image: { versions: { "1.1.0": VERSION, "1.0.0": VERSION } } });
    const [item] = definitions([plan(spec)]);
    if (!item) throw new Error("no definition");
    const version = item.definition.versions[index] as VersionPlan;
    return placementLine(item, version, version.targetRegions[0] as TargetRegion);
  };

  test("is the tier that took the version, where two tiers have one name", () => {
    expect(line(0).at).toEqual(["policies", "fleet", "tiers", 0, "replicas"]);
    expect(line(1).at).toEqual(["policies", "fleet", "tiers", 1, "replicas"]);
    expect(line(1).subject).toBe("policy fleet, tier fleet,");
  });

  test("is the one that a finding points at", () => {
    const policy = {
      regions: { westeurope: {}, northeurope: {}, eastus: {} },
      tiers: [
        { ...TWINS.tiers[0], replicas: 1 },
        { ...TWINS.tiers[1], replicas: 50 },
      ],
    };
    const found = report(example({ policy, image: { versions: { "1.1.0": VERSION, "1.0.0": VERSION } } }));
    expect(found.filter((text) => text.includes("[too-many-replicas-over-regions]"))).toEqual([
      "warning[too-many-replicas-over-regions] policies/fleet at policies fleet tiers 1 replicas",
    ]);
  });
});
