import type { RegionSettings, ReplicationPolicy, Storage } from "../../../lib/spec/policy";
import { example, POLICY } from "../../../lib/check/facts/examples";
import { keyOfRegion } from "../../../lib/check/facts/region-mentions";
import { isZoneRedundant } from "../../../lib/check/facts/storage-mentions";
import { nearestRegions } from "../../../lib/check/facts/nearest-regions";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import { report, ruleIds } from "../../support/report";

const policy = (parts: Partial<ReplicationPolicy>) => example({ policy: parts });
const regions = (parts: Record<string, RegionSettings>) => policy({ regions: { ...POLICY.regions, ...parts } });
const V = "images ubuntu-2404 versions 1.3.0";

describe("the same region twice", () => {
  test.each<[string, GallerySpec, string, string]>([
    [
      "in the regions of a policy",
      regions({ "West Europe": {} }),
      "policies/fleet at policies fleet regions westeurope",
      "the regions of policy fleet",
    ],
    [
      "in a tier",
      policy({ tiers: [{ name: "a", take: "rest", regions: ["West Europe", "westeurope"], replicas: 1 }] }),
      "policies/fleet at policies fleet tiers 0 regions 1",
      "tier a of policy fleet",
    ],
    [
      "in the replicas of a tier",
      policy({
        tiers: [{ name: "a", take: "rest", regions: "all", replicas: { westeurope: 1, "West Europe": 2, default: 1 } }],
      }),
      "policies/fleet at policies fleet tiers 0 replicas westeurope",
      "the replicas of tier a of policy fleet",
    ],
    [
      "among candidates",
      policy({ candidates: { regions: ["West Europe", "westeurope"], replicas: 1 } }),
      "policies/fleet at policies fleet candidates regions 1",
      "the candidates of policy fleet",
    ],
    [
      "in two rings",
      policy({
        rings: [
          { name: "a", regions: ["West Europe"] },
          { name: "b", regions: ["northeurope", "westeurope"] },
        ],
      }),
      "policies/fleet at policies fleet rings 1 regions 1",
      "the rings of policy fleet",
    ],
    [
      "in the demand",
      example({ spec: { demand: { westeurope: {}, "West Europe": {} } } }),
      "contoso_images at demand westeurope",
      "the demand",
    ],
    [
      "in an image's demand",
      example({ image: { demand: { westeurope: {}, "West Europe": {} } } }),
      "contoso_images/ubuntu-2404 at images ubuntu-2404 demand westeurope",
      "the demand of contoso_images/ubuntu-2404",
    ],
    [
      "in a placement",
      example({ version: { placement: { westeurope: 1, "West Europe": 2 } } }),
      `contoso_images/ubuntu-2404/1.3.0 at ${V} placement westeurope`,
      "the placement of contoso_images/ubuntu-2404/1.3.0",
    ],
    [
      "in a version's storage",
      example({ version: { storage: { westeurope: "Standard_LRS", "West Europe": "Premium_LRS" } } }),
      `contoso_images/ubuntu-2404/1.3.0 at ${V} storage westeurope`,
      "the storage of contoso_images/ubuntu-2404/1.3.0",
    ],
    [
      "in a policy's order of regions",
      policy({ regionOrder: ["West Europe", "northeurope", "westeurope"] }),
      "policies/fleet at policies fleet regionOrder 2",
      "the region order of policy fleet",
    ],
    [
      "in a version's order of regions",
      example({ version: { regionOrder: ["West Europe", "westeurope"] } }),
      `contoso_images/ubuntu-2404/1.3.0 at ${V} regionOrder 1`,
      "the region order of contoso_images/ubuntu-2404/1.3.0",
    ],
  ])("%s", (_, spec, where, subject) => {
    expect(report(spec)).toEqual([
      `error[duplicate-region] ${where}`,
      `\`West Europe\` and \`westeurope\` in ${subject} are the same region`,
      "keep one of the two, as `westeurope`",
    ]);
  });

  test("in one spelling", () => {
    const tiers = [
      { name: "a", take: "rest" as const, regions: ["westeurope", "northeurope", "westeurope"], replicas: 1 },
    ];
    expect(report(policy({ tiers }))).toEqual([
      "error[duplicate-region] policies/fleet at policies fleet tiers 0 regions 2",
      "`westeurope` stands twice in tier a of policy fleet",
      "keep one of the two, as `westeurope`",
    ]);
  });

  test("is no matter in two lists: two tiers, or a tier and a ring", () => {
    const both = ["westeurope", "North Europe"];
    const tiers = [
      { name: "a", take: 1, regions: both, replicas: 1 },
      { name: "b", take: "rest" as const, regions: both, replicas: 1 },
    ];
    expect(ruleIds(policy({ tiers, rings: [{ name: "c", regions: both }] }))).toEqual([]);
  });
});

describe("a region that is not known", () => {
  test("is one warning at its first place, with the nearest names", () => {
    const spec = example({
      gallery: { location: "West Europ" },
      policy: { regions: { northeurope: {}, westeurop: {} } },
      version: { placement: { westeurop: 1 } },
    });
    expect(report(spec)).toEqual([
      "warning[unknown-region] contoso_images at gallery location",
      "`West Europ` is not a region that gallerist knows (in 3 places)",
      "write `westeurope`; nothing is needed if Azure has a region of that name",
    ]);
  });

  test.each<[string, GallerySpec, string]>([
    ["an image's location", example({ image: { location: "mars", versions: {} } }), "images ubuntu-2404 location"],
    ["a version's location", example({ version: { location: "mars" } }), `${V} location`],
    ["a placement", example({ version: { placement: { mars: 1 } } }), `${V} placement mars`],
    ["the demand", example({ spec: { demand: { mars: {} } } }), "demand mars"],
    ["an image's demand", example({ image: { demand: { mars: {} } } }), "images ubuntu-2404 demand mars"],
  ])("in %s", (_, spec, at) => {
    const lines = report(spec);
    const index = lines.findIndex((line) => line.startsWith("warning[unknown-region]"));
    expect(lines[index]).toMatch(new RegExp(` at ${at}$`));
    expect(lines.slice(index + 1, index + 3)).toEqual([
      "`mars` is not a region that gallerist knows",
      "check the spelling; nothing else is needed if Azure has it",
    ]);
  });

  test("is not repeated for the tiers and rings that refer to it", () => {
    const parts: Partial<ReplicationPolicy> = {
      regions: { ...POLICY.regions, moon1: {} },
      rings: [{ name: "a", regions: ["moon1"] }],
    };
    expect(report(policy(parts))).toHaveLength(3);
  });

  test("may be a name that objects have by birth", () => {
    expect(ruleIds(regions({ constructor: {} }))).toEqual(["unknown-region"]);
  });

  test.each([
    ["eastus9", "`eastus` or `eastus2`"],
    ["uksuoth", "`uksouth`"],
    ["mars", undefined],
    ["", undefined],
  ])("%j resembles %s", (name, names) => {
    expect(nearestRegions(name, "public")).toBe(names);
  });
});

const since = (type: "zone-redundant" | "Standard_ZRS", before: "Standard_LRS" | "Standard_ZRS"): Storage => ({
  type,
  since: "1.0.0",
  before,
});

describe("zone-redundant storage", () => {
  test("needs a region whose zones are known", () => {
    expect(report(regions({ westus9: { storage: "zone-redundant" } })).slice(0, 2)).toEqual([
      "error[zone-redundant-in-unknown-region] policies/fleet at policies fleet regions westus9 storage",
      "policy fleet asks for zone-redundant storage in `westus9`, a region whose zones gallerist does not know",
    ]);
    expect(report(regions({ mars: { storage: since("zone-redundant", "Standard_LRS") } }))).toEqual([
      "error[zone-redundant-in-unknown-region] policies/fleet at policies fleet regions mars storage type",
      "policy fleet asks for zone-redundant storage in `mars`, a region whose zones gallerist does not know",
      "write `Standard_ZRS` if the region has zones, else `Standard_LRS`",
    ]);
  });

  test("is Standard_LRS where a known region has no zones, so it is no mistake", () => {
    expect(ruleIds(regions({ westus: { storage: "zone-redundant" } }))).toEqual([]);
  });
});

describe("Standard_ZRS", () => {
  test("needs zones, in a policy", () => {
    expect(report(regions({ "West US": { storage: "Standard_ZRS" } }))).toEqual([
      "error[zone-redundant-storage-without-zones] policies/fleet at policies fleet regions West US storage",
      "policy fleet asks for Standard_ZRS in westus, which has no availability zones",
      "write `zone-redundant`, which is Standard_LRS where there are no zones",
    ]);
  });

  test("needs zones, before and since a version", () => {
    const storage = since("Standard_ZRS", "Standard_ZRS");
    expect(report(regions({ westus: { storage } }))).toEqual([
      "error[zone-redundant-storage-without-zones] policies/fleet at policies fleet regions westus storage type",
      "policy fleet asks for Standard_ZRS in westus, which has no availability zones",
      "write `zone-redundant`, which is Standard_LRS where there are no zones",
      "error[zone-redundant-storage-without-zones] policies/fleet at policies fleet regions westus storage before",
      "policy fleet asks for Standard_ZRS in westus, which has no availability zones",
      "write `Standard_LRS` or `Premium_LRS`",
    ]);
  });

  test("needs zones, in a version", () => {
    const version = { placement: { westeurope: 1, westus: 1 }, storage: { westus: "Standard_ZRS" as const } };
    expect(report(example({ version }))).toEqual([
      `error[zone-redundant-storage-without-zones] contoso_images/ubuntu-2404/1.3.0 at ${V} storage westus`,
      "contoso_images/ubuntu-2404/1.3.0 asks for Standard_ZRS in westus, which has no availability zones",
      "write `Standard_LRS` or `Premium_LRS`",
    ]);
  });

  test("is accepted in a region that is not known: it may have zones", () => {
    expect(ruleIds(regions({ mars: { storage: "Standard_ZRS" } }))).toEqual(["unknown-region"]);
  });
});

test("storage changes since a version", () => {
  const changing = (text: string) =>
    regions({ eastus: { storage: { type: "Premium_LRS", since: text, before: "Standard_LRS" } } });
  expect(report(changing("2.0"))).toEqual([
    "error[invalid-storage-since] policies/fleet at policies fleet regions eastus storage since",
    'policy fleet changes storage in eastus since "2.0", which is not a version',
    "write `2.0.0`",
  ]);
  expect(report(changing("next")).at(-1)).toBe("write `1.10.0` or another `Major.Minor.Patch`");
  expect(ruleIds(changing("2.0.0"))).toEqual([]);
});

test.each<[Storage | undefined, boolean]>([
  [undefined, false],
  ["Standard_ZRS", false],
  ["zone-redundant", true],
  [since("zone-redundant", "Standard_LRS"), true],
  [since("Standard_ZRS", "Standard_LRS"), false],
])("whether storage %j depends on zones", (storage, expected) => {
  expect(isZoneRedundant(storage)).toBe(expected);
});

test("the key of a region in a record, in whatever spelling", () => {
  expect(keyOfRegion({ "West Europe": 1 }, "westeurope")).toBe("West Europe");
  expect(keyOfRegion({ "West Europe": 1, westeurope: 2 }, "westeurope")).toBe("westeurope");
  expect(keyOfRegion({ westeurope: 1 }, "constructor")).toBeUndefined();
  expect(keyOfRegion(undefined, "westeurope")).toBeUndefined();
});

describe("a region that Azure opens on request", () => {
  const help =
    "request access (https://learn.microsoft.com/troubleshoot/azure/general/region-access-request-process), then acknowledge this; or leave the region out";

  test("is one warning, wherever it is named", () => {
    const spec = example({
      policy: { regions: { ...POLICY.regions, koreasouth: {} } },
      version: { placement: { westeurope: 1, "Korea South": 1 } },
    });
    expect(report(spec)).toEqual([
      "warning[access-restricted-region] policies/fleet at policies fleet regions koreasouth",
      "`koreasouth` is open only to subscriptions that have asked for access to it",
      help,
    ]);
  });

  test("is found in a placement too; one that is open, or unknown, is another matter", () => {
    expect(report(example({ version: { placement: { westeurope: 1, "Norway West": 1 } } })).slice(0, 2)).toEqual([
      `warning[access-restricted-region] contoso_images/ubuntu-2404/1.3.0 at ${V} placement Norway West`,
      "`Norway West` is open only to subscriptions that have asked for access to it",
    ]);
    expect(ruleIds(regions({ koreacentral: {}, norwayeast: {} }))).toEqual([]);
    expect(ruleIds(regions({ mars: {} }))).toEqual(["unknown-region"]);
  });
});

describe("zone-redundant storage that no list confirms", () => {
  test.each(["zone-redundant", "Standard_ZRS"] as const)("is a warning for %s", (storage) => {
    expect(report(regions({ "Japan West": { storage } }))).toEqual([
      "warning[unconfirmed-zone-redundant-storage] policies/fleet at policies fleet regions Japan West storage",
      "policy fleet asks for zone-redundant storage in japanwest, which has availability zones, but is not confirmed to have Standard_ZRS",
      "try it before the first version is published, since its storage can't change later, then acknowledge this; or write `Standard_LRS`",
    ]);
  });

  test("is not one in a confirmed region, nor other storage", () => {
    expect(ruleIds(regions({ japaneast: { storage: "zone-redundant" } }))).toEqual([]);
    expect(ruleIds(regions({ japanwest: { storage: "Premium_LRS" } }))).toEqual([]);
  });
});
