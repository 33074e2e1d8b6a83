import { findRegion, REGION_DATA_DATE, regionName, REGIONS } from "../../../lib/azure/regions";

test.each(["westeurope", "West Europe", "WESTEUROPE", " west  europe "])("%j is westeurope", (text) => {
  expect(regionName(text)).toBe("westeurope");
  expect(findRegion(text)?.displayName).toBe("West Europe");
});

test.each(["", "eastus9", "constructor", "__proto__"])("%j is no known region", (text) => {
  expect(findRegion(text)).toBeUndefined();
});

test("zones are known: three in West Europe, none in West US", () => {
  expect(findRegion("westeurope")?.zones).toBe(3);
  expect(findRegion("westus")?.zones).toBe(0);
});

test("a name is the display name in lower case without spaces, and stands once", () => {
  expect(REGIONS.filter(({ name, displayName }) => regionName(displayName) !== name.toLowerCase())).toEqual([]);
  expect(new Set(REGIONS.map(({ name }) => name)).size).toBe(REGIONS.length);
});

test("the data say how old they are", () => {
  expect(REGION_DATA_DATE).toMatch(/^20\d\d-\d\d-\d\d$/);
});
