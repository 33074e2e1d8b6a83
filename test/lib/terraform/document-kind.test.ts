import { NotTerraformError, readTerraform } from "../../../lib/terraform/read-terraform";

const resource = (type: string) => ({ address: `${type}.a`, mode: "managed", type, name: "a", values: { id: "1" } });
const values = (...types: string[]) => ({ root_module: { resources: types.map(resource) } });
const SHOW = "give the output of terraform show -json";

describe("what is no Terraform JSON of a gallery is refused in one line", () => {
  test.each<[string, unknown, string]>([
    ["a list", [], "it is not a Terraform JSON file: an object is expected"],
    ["a text", "x", "it is not a Terraform JSON file: an object is expected"],
    ["nothing", null, "it is not a Terraform JSON file: an object is expected"],
    ["an empty object", {}, "it is neither a gallery.json nor Terraform JSON: it is empty"],
    [
      "some other object",
      { name: "x", version: "1", scripts: {}, more: {} },
      'it is neither a gallery.json nor Terraform JSON: its keys begin with "name", "version", "scripts"',
    ],
    [
      "a raw state",
      { version: 4, terraform_version: "1.11.4", serial: 3, lineage: "x", resources: [] },
      `it is a raw state, whose form is Terraform's own; ${SHOW}`,
    ],
    [
      "a price sheet",
      { BillingCurrency: "USD", Items: [], NextPageLink: null, Count: 0 },
      "it is a price sheet, and holds no galleries; cost takes it as --prices",
    ],
    [
      "a format of the future",
      { format_version: "2.0", values: values() },
      'its format_version is "2.0"; gallerist reads 0.x and 1.x of terraform show -json',
    ],
    [
      "a format that is no text",
      { format_version: 1 },
      "its format_version is 1; gallerist reads 0.x and 1.x of terraform show -json",
    ],
    [
      "schemas of providers",
      { format_version: "1.0", provider_schemas: {} },
      `it is neither a state nor a plan; ${SHOW}`,
    ],
    ["an empty state", { format_version: "1.0" }, "this Terraform state has no gallery resources"],
    [
      "a state of another provider",
      { format_version: "1.0", values: values("aws_instance", "aws_vpc") },
      "this Terraform state has no gallery resources, only 2 others, such as aws_instance.a",
    ],
    [
      "a state of one other thing",
      { format_version: "1.0", values: values("aws_instance") },
      "this Terraform state has no gallery resources, only aws_instance.a",
    ],
    [
      "a state that is misshapen",
      { format_version: "1.0", values: { root_module: [] } },
      "its `root_module` is not an object",
    ],
    [
      "a plan of another provider",
      {
        format_version: "1.2",
        planned_values: values("aws_instance"),
        prior_state: { values: values("aws_instance") },
      },
      "this Terraform plan has no gallery resources, only aws_instance.a",
    ],
    ["a configuration of another provider", { terraform: {} }, "this Terraform JSON has no gallery resources"],
    [
      "a configuration of modules",
      { module: { images: { source: "./images" } } },
      "this Terraform JSON has no gallery resources; what module.images holds is not read; give what terraform show -json prints of a plan",
    ],
  ])("%s", (_, document, message) => {
    expect(() => readTerraform(document)).toThrow(new NotTerraformError(message));
  });

  test.each(["0.1", "0.2", "1.0", "1.12"])("format_version %s is read", (format_version) => {
    const gallery = { ...resource("azurerm_shared_image_gallery"), values: { name: "images" } };
    const { plans } = readTerraform({ format_version, values: { root_module: { resources: [gallery] } } });
    expect(plans.map(({ spec }) => spec.gallery.name)).toEqual(["images"]);
  });
});

test("a configuration of which nothing can be read is refused, not passed as nothing wrong", () => {
  const gallery = { name: "${var.name}", resource_group_name: "rg", location: "uksouth" };
  expect(() => readTerraform({ resource: { azurerm_shared_image_gallery: { g: gallery } } })).toThrow(
    new NotTerraformError(
      "no gallery resource of this Terraform JSON can be read: name of azurerm_shared_image_gallery.g is ${var.name}; give what terraform show -json prints of a plan",
    ),
  );
});
