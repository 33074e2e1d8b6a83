import { check } from "../../../lib/index";
import { plan } from "../../../lib/plan/plan";
import { example } from "../../../lib/check/facts/examples";
import type { TerraformSettings } from "../../../lib/spec/terraform-settings";
import type { ImageSourceSpec } from "../../../lib/spec/image-version-spec";
import { report, ruleIds } from "../../support/report";

const settings = (terraform: TerraformSettings) => example({ spec: { terraform } });

describe("settings of Terraform", () => {
  test.each(["4.55.0", "= 4.55.0", ">= 4.55.0, < 6.0.0", "~> 4.60", "!= 4.61.0,>=4", "> 4.55.0-beta1"])(
    "a version constraint may be %s",
    (azurermVersion) => {
      expect(ruleIds(settings({ azurermVersion }))).toEqual([]);
    },
  );

  test.each(["latest", "", "4.55.0,", ">= 4.55.0 < 6", "v4.55.0", "=> 4"])(
    "a version constraint is not %j",
    (azurermVersion) => {
      expect(report(settings({ azurermVersion }))).toEqual([
        "error[invalid-terraform-settings] contoso_images at terraform azurermVersion",
        `\`azurermVersion\` is "${azurermVersion}", which is not a version constraint`,
        'write one such as ">= 4.55.0, < 6.0.0"',
      ]);
    },
  );

  test("name one backend", () => {
    expect(ruleIds(settings({ backend: { azurerm: {} } }))).toEqual([]);
    expect(report(settings({ backend: { s3: {}, azurerm: {} } }))).toEqual([
      "error[invalid-terraform-settings] contoso_images at terraform backend",
      "`backend` names `s3` and `azurerm`; Terraform keeps its state in exactly one",
      "name one, or leave `backend` out for a state in the directory",
    ]);
    expect(report(settings({ backend: {} }))[1]).toBe(
      "`backend` names no backend; Terraform keeps its state in exactly one",
    );
  });

  test("leave the provider's alias and version alone", () => {
    expect(ruleIds(settings({ provider: { features: {}, use_oidc: true } }))).toEqual([]);
    expect(report(settings({ provider: { alias: "x", version: "3.0" } }))).toEqual([
      "error[invalid-terraform-settings] contoso_images at terraform provider alias",
      "`provider` sets `alias`, which a gallery file cannot set",
      "leave it out",
      "error[invalid-terraform-settings] contoso_images at terraform provider version",
      "`provider` sets `version`, which a gallery file cannot set",
      "write it as `azurermVersion`",
    ]);
  });
});

describe("a subscription", () => {
  test("is named by its id", () => {
    expect(ruleIds(example({ gallery: { subscription: "AAAAAAAA-2222-3333-4444-555555555555" } }))).toEqual([]);
    expect(report(example({ gallery: { subscription: "production" } }))).toEqual([
      "error[invalid-subscription] contoso_images at gallery subscription",
      "`production` is not the id of a subscription: Azure's are GUIDs, such as `11111111-2222-3333-4444-555555555555`",
      "write the subscription's id, not its name, or leave it out",
    ]);
  });

  test("may be an expression in a program, not in a file", () => {
    const spec = example({ gallery: { subscription: "${var.subscription}" } });
    expect(check([plan(spec)])).toEqual([]);
    expect(report(spec)[0]).toBe("error[invalid-subscription] contoso_images at gallery subscription");
  });
});

test.each<[keyof ImageSourceSpec, ImageSourceSpec]>([
  ["managedImage", { managedImage: "" }],
  ["blob", { blob: { uri: "", storageAccountId: "/account" } }],
])("a source that is empty is none: %s", (kind, source) => {
  expect(report(example({ version: { source } }))).toEqual(
    expect.arrayContaining([
      `error[missing-source] contoso_images/ubuntu-2404/1.3.0 at images ubuntu-2404 versions 1.3.0 source ${kind}`,
      `contoso_images/ubuntu-2404/1.3.0 has an empty \`${kind}\` as its source`,
      "write the id of what it is made from; a variable of a pipeline may have been empty",
    ]),
  );
});
