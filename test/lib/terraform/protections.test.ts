import { terraformJson } from "../../support/emitted";
import { example } from "../../../lib/check/facts/examples";
import { readTerraform } from "../../../lib/terraform/read-terraform";

type Body = Record<string, unknown>;

const VERSION = {
  name: "1.0.0",
  gallery_name: "images",
  image_name: "ubuntu",
  resource_group_name: "rg",
  location: "westeurope",
  managed_image_id: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images/ubuntu",
  target_region: [{ name: "westeurope", regional_replica_count: 1 }],
};
const FIRST = { lifecycle: { create_before_destroy: true } };

/** What a configuration of two versions and one `terraform_data` says of the order of its apply. */
function protections(versions: Body, anchor: Body, other: Body = versions): unknown {
  return readTerraform({
    resource: {
      azurerm_shared_image_version: { a: { ...VERSION, ...versions }, b: { ...VERSION, name: "1.1.0", ...other } },
      terraform_data: { anchor },
    },
  }).protections;
}

const BOTH = ["azurerm_shared_image_version.a", "azurerm_shared_image_version.b"];

test("what our constructs write is protected", () => {
  const from = { spec: example(), findings: [], place: () => null, isIncomplete: () => false };
  const written: unknown = JSON.parse(JSON.stringify(terraformJson([from])));
  expect(readTerraform(written).protections).toEqual({ createBeforeDestroy: true, deletesLast: true });
});

test("plain Terraform is not", () => {
  expect(protections({}, {})).toEqual({ createBeforeDestroy: false, deletesLast: false });
});

test("every version must be created first, and every one be kept by the same kind of resource", () => {
  expect(protections(FIRST, { ...FIRST, depends_on: BOTH })).toEqual({ createBeforeDestroy: true, deletesLast: true });
  expect(protections(FIRST, { ...FIRST, depends_on: BOTH }, {})).toEqual({
    createBeforeDestroy: false,
    deletesLast: true,
  });
  expect(protections(FIRST, { ...FIRST, depends_on: BOTH.slice(1) })).toEqual({
    createBeforeDestroy: true,
    deletesLast: false,
  });
});

test("a terraform_data that is destroyed first keeps nothing", () => {
  expect(protections(FIRST, { depends_on: BOTH })).toEqual({ createBeforeDestroy: true, deletesLast: false });
});

test("in a state, which shows no lifecycle, the terraform_data stands for both", () => {
  const state = (dependsOn: string[]) =>
    readTerraform({
      format_version: "1.0",
      terraform_version: "1.11.4",
      values: {
        root_module: {
          resources: [
            {
              address: "azurerm_shared_image_version.a",
              mode: "managed",
              type: "azurerm_shared_image_version",
              name: "a",
              values: VERSION,
            },
            {
              address: "terraform_data.anchor",
              mode: "managed",
              type: "terraform_data",
              name: "anchor",
              values: { input: ["1.0.0"] },
              depends_on: dependsOn,
            },
          ],
        },
      },
    }).protections;
  expect(state(BOTH)).toEqual({ createBeforeDestroy: true, deletesLast: true });
  expect(state([])).toEqual({ createBeforeDestroy: false, deletesLast: false });
});
