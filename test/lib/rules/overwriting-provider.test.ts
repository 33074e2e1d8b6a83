import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformStack } from "cdktf";
import { Gallery } from "../../../constructs/gallery";
import { example } from "../../../lib/check/facts/examples";
import { check, readTerraform } from "../../../lib/index";
import type { Json } from "../../support/plan-json";
import { configurationJson, planJson, shownGallery, unchanged } from "../../support/plan-json";
import { ruleIds } from "../../support/report";
import { newApp } from "../../support/synthesized";

const SWITCH = "skip_import_check_on_create_and_allow_overwriting_existing_resources";
const RULE = "overwriting-provider";

/** The findings of this rule in Terraform JSON. */
function found(document: Json): string[] {
  return check(readTerraform(document).plans).flatMap(({ rule }) => (rule === RULE ? [rule] : []));
}

describe("a provider that may overwrite what exists is an error", () => {
  test.each([
    ["an object", { features: { [SWITCH]: true } }, [RULE]],
    ["a list of one", { features: [{ [SWITCH]: true }] }, [RULE]],
    ["a text", { features: { [SWITCH]: "true" } }, [RULE]],
    ["off", { features: { [SWITCH]: false } }, []],
    ["in another feature", { features: { virtual_machine: { [SWITCH]: true } } }, []],
    ["nowhere", {}, []],
  ])("in a spec: %s", (_, provider, rules) => {
    expect(ruleIds(example({ spec: { terraform: { provider } } }))).toEqual(rules);
  });

  const PROVIDERS = [{ features: {} }, { alias: "b", features: [{ [SWITCH]: true }] }];

  test("in a configuration: of the provider of each resource", () => {
    expect(found(configurationJson([shownGallery()], { provider: { azurerm: PROVIDERS } }))).toEqual([]);
    const under = configurationJson([shownGallery({ provider: "azurerm.b" })], { provider: { azurerm: PROVIDERS } });
    expect(found(under)).toEqual([RULE]);
  });

  test.each([true, false])("in the configuration of a plan: %s", (constant) => {
    const expressions = { features: [{ [SWITCH]: { constant_value: constant } }] };
    const resource = { address: "azurerm_shared_image_gallery.g", provider_config_key: "azurerm" };
    const configuration = {
      provider_config: { azurerm: { name: "azurerm", expressions } },
      root_module: { resources: [resource] },
    };
    expect(found(planJson([unchanged(shownGallery())], { configuration }))).toEqual(constant ? [RULE] : []);
  });

  test.each([true, false])("in a program, by an override: %s", (isOn) => {
    const stack = new TerraformStack(newApp(), "images");
    const provider = new AzurermProvider(stack, "azurerm", { features: [{}] });
    provider.addOverride("features", [{ [SWITCH]: isOn }]);
    const { plan } = new Gallery(stack, "images", { name: "images", resourceGroup: "rg", location: "westeurope" });
    expect(check([plan]).filter(({ rule }) => rule === RULE)).toHaveLength(isOn ? 1 : 0);
  });

  test("in a program, of the gallery's own provider", () => {
    const stack = new TerraformStack(newApp(), "images");
    new AzurermProvider(stack, "azurerm", { features: [{}] });
    const provider = new AzurermProvider(stack, "other", { alias: "other", features: [{}] });
    provider.addOverride("features", [{ [SWITCH]: true }]);
    const props = { name: "images", resourceGroup: "rg", location: "westeurope" };
    const rulesOf = (id: string, given: object) =>
      check([new Gallery(stack, id, { ...props, ...given }).plan]).filter(({ rule }) => rule === RULE).length;
    expect([rulesOf("a", {}), rulesOf("b", { provider })]).toEqual([0, 1]);
  });
});
