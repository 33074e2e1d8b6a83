import { isOfAnotherVendor } from "../../../lib/check/facts/other-vendors";
import { nearestRegions } from "../../../lib/check/facts/nearest-regions";
import { example, POLICY } from "../../../lib/check/facts/examples";
import type { RegionSettings } from "../../../lib/spec/policy";
import { report, ruleIds } from "../../support/report";

const gov = (regions: Record<string, RegionSettings>, environment?: string) =>
  example({
    gallery: { location: "usgovvirginia" },
    policy: { regions: { usgovvirginia: {}, ...regions } },
    ...(environment !== undefined && { spec: { terraform: { provider: { environment } } } }),
  });

describe("regions of Azure Government and Azure China", () => {
  test("are known in any spelling", () => {
    expect(ruleIds(gov({ "USGov Texas": {}, usdodcentral: {} }, "usgovernment"))).toEqual([]);
    const china = { gallery: { location: "China East 2" }, policy: { regions: { chinaeast2: {}, chinanorth3: {} } } };
    expect(ruleIds(example(china))).toEqual([]);
  });

  test("have zone-redundant storage where their zones are known", () => {
    const storage = "zone-redundant";
    expect(ruleIds(gov({ usgovvirginia: { storage: "Standard_ZRS" }, usgovtexas: { storage } }))).toEqual([]);
    expect(ruleIds(gov({ usgovtexas: { storage: "Standard_ZRS" } }))).toEqual(["zone-redundant-storage-without-zones"]);
  });

  test("are no place for zone-redundant where zones are not confirmed; Standard_ZRS is doubtful there", () => {
    expect(report(gov({ usgovarizona: { storage: "zone-redundant" } }))).toEqual([
      "error[zone-redundant-in-unknown-region] policies/fleet at policies fleet regions usgovarizona storage",
      "policy fleet asks for zone-redundant storage in `usgovarizona`, a region whose zones gallerist does not know",
      "write `Standard_ZRS` if the region has zones, else `Standard_LRS`",
    ]);
    expect(report(gov({ usgovarizona: { storage: "Standard_ZRS" } })).slice(0, 2)).toEqual([
      "warning[unconfirmed-zone-redundant-storage] policies/fleet at policies fleet regions usgovarizona storage",
      "policy fleet asks for zone-redundant storage in usgovarizona, which is not confirmed to have availability zones",
    ]);
    expect(ruleIds(gov({ usgovarizona: { storage: "Standard_LRS" } }))).toEqual([]);
  });

  test("do not mix with those of another cloud", () => {
    expect(report(gov({ "East US": {} }))).toEqual([
      "error[region-of-another-cloud] policies/fleet at policies fleet regions East US",
      "`East US` is a region of the public cloud, but the gallery is in Azure Government, as its provider's `environment` or its location says",
      "name regions of Azure Government only, or set `environment: public` in `terraform.provider` if all of it is there",
    ]);
    expect(ruleIds(gov({}, "china"))).toEqual(["region-of-another-cloud"]);
    expect(ruleIds(example({ spec: { terraform: { provider: { environment: "usgovernment" } } } }))).toEqual([
      "region-of-another-cloud",
      "region-of-another-cloud",
    ]);
  });

  test.each([
    ["usgovernment", "usdodcentra", "`usdodcentral`"],
    ["public", "usdodcentral", "`uaecentral`"],
    ["usgovernment", "uaecentra", undefined],
    ["china", "chinanorth4", "`chinanorth`, `chinanorth2` or `chinanorth3`"],
    [undefined, "usgovtexa", "`usgovtexas`"],
  ] as const)("in %s the names near %s are %s", (cloud, name, names) => {
    expect(nearestRegions(name, cloud)).toBe(names);
  });

  test("are advised in their own cloud alone", () => {
    expect(report(gov({ usdodcentrall: {} })).at(-1)).toBe(
      "write `usdodcentral`, or acknowledge this if Azure has a region of that name",
    );
    expect(report(gov({ uaecentrall: {} })).at(-1)).toBe("check the spelling; nothing else is needed if Azure has it");
    expect(ruleIds(gov({ eastu: {} }))).toEqual(["unknown-region"]);
  });
});

describe("regions of other vendors", () => {
  test("are not Azure's, and no name is proposed for them", () => {
    const spec = example({
      policy: { regions: { ...POLICY.regions, "us-east-1": { storage: "zone-redundant" } } },
      version: { placement: { westeurope: 1, "US-East-1": 1 } },
    });
    expect(report(spec)).toEqual([
      "error[region-of-another-vendor] policies/fleet at policies fleet regions us-east-1",
      "`us-east-1` is not an Azure region: names of this form are other vendors'",
      "write a region of Azure, such as `eastus` or `westeurope`",
    ]);
  });

  test.each([
    ...["us-east-1", "eu-west-3", "us-gov-west-1", "ap-southeast-2", "us-east-1a", "europe-west4", "us-central1-a"],
    ...["northamerica-northeast1", "uk-london-1", "cn-hangzhou", "eu-de", "nyc3"],
  ])("%s is one", (name) => {
    expect(isOfAnotherVendor(name)).toBe(true);
  });

  test.each(["west-europe", "east-us-2", "us-gov-virginia", "uk-south", "eastus9", "usgovvirginia", ""])(
    "%j is none: it may be a spelling of Azure's",
    (name) => {
      expect(isOfAnotherVendor(name)).toBe(false);
    },
  );
});
