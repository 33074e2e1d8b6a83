import { usedElsewhere, type UsageRow } from "../../../lib/check/usage";

const ONE = "aaaaaaaa-0000-0000-0000-000000000001";
const TWO = "aaaaaaaa-0000-0000-0000-000000000002";

const USAGE: readonly UsageRow[] = [
  { subscription: ONE, region: "westeurope", galleries: 3, imageVersions: 40 },
  { subscription: ONE.toUpperCase(), region: "West Europe", imageVersions: 2 },
  { subscription: ONE, region: "northeurope", imageVersions: 500 },
  { subscription: TWO, region: "westeurope", imageVersions: 7000 },
];

test("rows of one subscription and region add up, however they are written", () => {
  expect(usedElsewhere(USAGE, ONE, "westeurope", "imageVersions")).toBe(42);
  expect(usedElsewhere(USAGE, ONE.toUpperCase(), "westeurope", "galleries")).toBe(3);
});

test("what a row does not say is 0, and so is what no row is about", () => {
  expect(usedElsewhere(USAGE, ONE, "northeurope", "galleries")).toBe(0);
  expect(usedElsewhere(USAGE, TWO, "northeurope", "imageVersions")).toBe(0);
  expect(usedElsewhere([], ONE, "westeurope", "imageVersions")).toBe(0);
});

test("of an unknown subscription nothing is known", () => {
  expect(usedElsewhere(USAGE, undefined, "westeurope", "imageVersions")).toBe(0);
});
