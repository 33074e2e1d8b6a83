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

const PUBLIC = REGIONS.filter(({ cloud }) => cloud === "public");

test("the catalogue has 60 regions of the public cloud, 5 of Azure Government and 6 of Azure China", () => {
  const clouds = REGIONS.map(({ cloud }) => cloud);
  const counts = ["public", "usgovernment", "china"].map((name) => clouds.filter((cloud) => cloud === name).length);
  expect(counts).toEqual([60, 5, 6]);
  expect(clouds).toHaveLength(71);
});

test("regions of other clouds are known with their zones and their place", () => {
  expect(findRegion("USGov Virginia")).toMatchObject({ cloud: "usgovernment", zones: 3, latitude: 37.4 });
  expect(findRegion("usgovarizona")).toMatchObject({ zones: 0, zonesUnconfirmed: true });
  expect(findRegion("China North 3")).toMatchObject({ cloud: "china", zones: 3, longitude: 114.9 });
  expect(REGIONS.filter(({ latitude, longitude }) => Math.abs(latitude) > 90 || Math.abs(longitude) > 180)).toEqual([]);
});

test("regions stand by name, spelled as Azure Resource Manager does", () => {
  const names = REGIONS.map(({ name }) => name);
  expect(names.filter((name) => !/^[a-z]+[0-9]?(euap)?$/.test(name))).toEqual([]);
  expect([...names].sort()).toEqual(names);
});

test("a region is paired with a known other one, or with none; only Sweden South is missing", () => {
  const pairs = REGIONS.flatMap(({ name, pairedRegion }) => (pairedRegion === null ? [] : [[name, pairedRegion]]));
  expect(pairs.filter(([name, paired]) => name === paired)).toEqual([]);
  expect(pairs.filter(([, paired]) => findRegion(paired ?? "") === undefined)).toEqual([
    ["swedencentral", "swedensouth"],
  ]);
});

test("pairs go both ways but for those that Azure made one-sided", () => {
  const pairOf = new Map(REGIONS.map(({ name, pairedRegion }) => [name, pairedRegion]));
  const oneSided = REGIONS.filter(({ name, pairedRegion }) => {
    const back = pairedRegion === null ? undefined : pairOf.get(pairedRegion);
    return back !== undefined && back !== name;
  });
  expect(oneSided.map(({ name }) => name)).toEqual(["brazilsouth", "brazilsoutheast", "westindia", "westus3"]);
});

test("these regions have no zones, so nothing there is zone-redundant", () => {
  const zoneless =
    "australiacentral australiacentral2 australiasoutheast brazilsoutheast canadaeast centraluseuap francesouth " +
    "germanynorth jioindiacentral jioindiawest koreasouth northcentralus norwaywest southafricawest southindia " +
    "switzerlandwest uaecentral ukwest westcentralus westindia westus";
  expect(PUBLIC.filter(({ zones }) => zones === 0).map(({ name }) => name)).toEqual(zoneless.split(" "));
  expect(REGIONS.filter(({ zones }) => zones !== 0 && zones < 3)).toEqual([]);
});

test("zone-redundant storage is in doubt only where there are zones", () => {
  const unconfirmed = REGIONS.filter(({ zrsUnconfirmed }) => zrsUnconfirmed);
  expect(unconfirmed.map(({ name }) => name)).toEqual([
    "austriaeast",
    "belgiumcentral",
    "chilecentral",
    "denmarkeast",
    "indonesiacentral",
    "japanwest",
    "malaysiawest",
    "newzealandnorth",
  ]);
  expect(unconfirmed.filter(({ zones }) => zones === 0)).toEqual([]);
});

test("early-access regions and those open on request only are known", () => {
  expect(REGIONS.filter(({ canary }) => canary).map(({ name }) => name)).toEqual(["centraluseuap", "eastus2euap"]);
  expect(REGIONS.filter(({ accessRestricted }) => accessRestricted).map(({ name }) => name)).toEqual([
    "australiacentral",
    "australiacentral2",
    "brazilsoutheast",
    "francesouth",
    "germanynorth",
    "koreasouth",
    "norwaywest",
    "southafricawest",
    "switzerlandwest",
    "uaecentral",
  ]);
});
