import fc from "fast-check";
import { check } from "../../../lib/check/check";
import { plan, planDefinition } from "../../../lib/plan/plan";
import { tierWiderThanPrevious } from "../../../lib/rules/tier-wider-than-previous";
import type { Placement, Tier } from "../../../lib/spec/policy";
import { example, VERSION } from "../../../lib/check/facts/examples";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import type { ImageVersionSpec } from "../../../lib/spec/image-version-spec";
import { gapsOfWorstApply } from "../../support/worst-apply";

const REGIONS = ["eastus", "uksouth", "westeurope"];

/** What a version is: serving, withdrawn, or only in the first ring; undefined: deleted. */
type State = "serving" | "withdrawn" | "ringed" | undefined;

interface Change {
  readonly tiers: readonly Tier[];
  readonly prestage: boolean;
  readonly before: readonly State[];
  readonly after: readonly State[];
}

const PARTS: Record<NonNullable<State>, Partial<ImageVersionSpec>> = {
  serving: {},
  withdrawn: { withdrawn: { reason: "breaks cloud-init" } },
  ringed: { ring: "canary" },
};

function spec({ tiers, prestage }: Change, states: readonly State[]): GallerySpec {
  const versions = states.flatMap((state, index) =>
    state === undefined ? [] : [[`1.${index}.0`, { ...VERSION, ...PARTS[state] }] as const],
  );
  return example({
    policy: {
      regions: Object.fromEntries(REGIONS.map((name) => [name, {}])),
      tiers,
      rings: [{ name: "canary", regions: ["eastus"] }],
      prestage,
    },
    image: { versions: Object.fromEntries(versions) },
  });
}

function hasGap(change: Change): boolean {
  const [before, after] = [change.before, change.after].map((states) =>
    planDefinition(spec(change, states), "ubuntu-2404"),
  );
  return gapsOfWorstApply(before!, after!).length > 0;
}

function isWarned(change: Change): boolean {
  return check([tierWiderThanPrevious], [plan(spec(change, change.before))]).length > 0;
}

function tier(name: string, take: Tier["take"], regions: Placement["regions"]): Tier {
  return { name, take, regions, replicas: 1 };
}

const arbitraryTiers: fc.Arbitrary<Tier[]> = fc
  .array(
    fc.tuple(fc.constantFrom("all", "home", ...REGIONS.map((name) => [name]), ["eastus", "westeurope"]), fc.nat(1)),
    { minLength: 2, maxLength: 4 },
  )
  .map((list) =>
    list.map(([regions, more], index) =>
      tier(`t${index}`, index === list.length - 1 ? "rest" : 1 + more, regions as Placement["regions"]),
    ),
  );

const arbitraryChange: fc.Arbitrary<Change> = fc
  .tuple(
    arbitraryTiers,
    fc.boolean(),
    fc.array(fc.constantFrom<State>("serving", "serving", "serving", "withdrawn", "ringed"), {
      minLength: 2,
      maxLength: 7,
    }),
    fc.array(fc.tuple(fc.nat(6), fc.constantFrom<State>("serving", "withdrawn", undefined)), { maxLength: 2 }),
  )
  .map(([tiers, prestage, before, edits]) => {
    const after: State[] = [...before];
    for (const [pick, state] of edits) after[pick % before.length] = state;
    return { tiers, prestage, before, after };
  });

test("a middle tier that is wider than its neighbours loses a region when the newest version goes", () => {
  const change: Change = {
    tiers: [tier("latest", 1, "home"), tier("standby", 1, "all"), tier("archive", "rest", "home")],
    prestage: false,
    before: ["serving", "serving", "serving"],
    after: ["serving", "serving", undefined],
  };
  expect(hasGap(change)).toBe(true);
  expect(isWarned(change)).toBe(true);
});

test("a last tier that is wider loses one too, when a withdrawn version moves down past a serving one", () => {
  const change: Change = {
    tiers: [tier("latest", 2, "home"), tier("archive", "rest", "all")],
    prestage: true,
    before: ["serving", "serving", "serving", "withdrawn", "withdrawn"],
    after: ["serving", "withdrawn", "serving", "withdrawn", "withdrawn"],
  };
  expect(hasGap(change)).toBe(true);
  expect(isWarned(change)).toBe(true);
});

test("where there is no warning, no region loses what it had and will have", () => {
  fc.assert(
    fc.property(arbitraryChange, (change) => {
      fc.pre(!isWarned(change));
      expect(hasGap(change)).toBe(false);
    }),
    { numRuns: 1000 },
  );
});
