import { DEFINITIONS, GALLERIES, LIMITS, VERSIONS } from "../../../lib/azure/limits";

test("Azure allows 100 galleries, 1,000 definitions and 10,000 versions per subscription and region", () => {
  expect(LIMITS).toEqual([GALLERIES, DEFINITIONS, VERSIONS]);
  expect(LIMITS.map(({ value, unit }) => `${value} ${unit}`)).toEqual([
    "100 galleries",
    "1000 image definitions",
    "10000 image versions",
  ]);
  expect(new Set(LIMITS.map(({ scope }) => scope))).toEqual(new Set(["subscription and region"]));
});
