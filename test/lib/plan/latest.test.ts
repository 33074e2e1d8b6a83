import { latestOf } from "../../../lib/plan/latest";

const inRegions = (version: string, regions: Readonly<Record<string, boolean>>) => ({
  version,
  targetRegions: Object.entries(regions).map(([name, isShown]) => ({ name, excludeFromLatest: !isShown })),
});

test("latest is the newest version that is there and not hidden there", () => {
  const versions = [
    inRegions("1.2.0", { westeurope: false, northeurope: true }),
    inRegions("1.1.0", { westeurope: true, northeurope: true, eastus: false }),
    inRegions("1.0.0", { westeurope: true, uksouth: true }),
  ];
  expect([...latestOf(versions)].sort()).toEqual([
    ["northeurope", "1.2.0"],
    ["uksouth", "1.0.0"],
    ["westeurope", "1.1.0"],
  ]);
});

test("what is no version number is never latest", () => {
  const versions = [inRegions("1.0.0", { westeurope: true }), inRegions("draft", { westeurope: true, eastus: true })];
  expect([...latestOf(versions)]).toEqual([["westeurope", "1.0.0"]]);
});

test("nothing has no latest", () => {
  expect(latestOf([]).size).toBe(0);
});
