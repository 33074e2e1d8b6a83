import { TerraformVariable, Testing } from "cdktf";
import { AzapiProvider } from "../../constructs/azapi";
import { Gallery } from "../../constructs/gallery";
import type { GalleryProps } from "../../constructs/gallery-props";
import type { ImageDefinitionOptions } from "../../constructs/image-definition-options";
import { ImageSource } from "../../constructs/image-source";
import { FLEET, newApp, newStack, type Attributes } from "../support/synthesized";

const SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
const DEFINITION: ImageDefinitionOptions = {
  identifier: { publisher: "contoso", offer: "linux", sku: "ubuntu" },
  os: "linux",
  generation: "V2",
  policy: { ...FLEET, gate: "replicated" },
};
const source = ImageSource.snapshot(
  `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute/snapshots/a`,
);

interface Json {
  readonly data?: { readonly azapi_resource_action: Record<string, Attributes> };
  readonly provider: Record<string, unknown>;
  readonly variable: Record<string, Attributes>;
}

function newGallery(props: Partial<GalleryProps> = {}) {
  const stack = newStack(newApp());
  const settings = { name: "contoso_images", resourceGroup: "rg", location: "westeurope", subscription: SUBSCRIPTION };
  const gallery = new Gallery(stack, "images", { ...settings, ...props });
  const json = (): Json => {
    stack.prepareStack();
    return stack.toTerraform() as Json;
  };
  return { stack, gallery, json };
}

test("a version has a gate when a later one waits for it, in whatever order they are added", () => {
  const { gallery, json } = newGallery();
  const ubuntu = gallery.addImageDefinition("ubuntu", DEFINITION);
  ubuntu.addVersion("1.1.0", { source });
  expect([json().data, Object.keys(json().variable)]).toEqual([undefined, ["gallerist_gate"]]);
  ubuntu.addVersion("1.0.0", { source });
  const [name] = Object.keys(json().data?.azapi_resource_action ?? {});
  expect(name).toMatch(/^images_ubuntu_1_1_0_Gate_[0-9A-F]{8}$/);
});

test("it is read through the gallery's azapi provider", () => {
  const { stack, json, gallery } = newGallery();
  const other = new AzapiProvider(stack, "other", { alias: "other" });
  const settings = { resourceGroup: "rg", location: "westeurope", subscription: SUBSCRIPTION };
  const second = new Gallery(stack, "second", { ...settings, name: "second", azapiProvider: other });
  for (const each of [gallery, second]) {
    const ubuntu = each.addImageDefinition("ubuntu", DEFINITION);
    for (const version of ["1.1.0", "1.0.0"]) ubuntu.addVersion(version, { source });
  }
  const gates = Object.values(json().data?.azapi_resource_action ?? {});
  expect(gates.map(({ provider }) => provider)).toEqual([undefined, "azapi.other"]);
});

test("a variable of the app says more than ours", () => {
  const { stack, json, gallery } = newGallery();
  const ubuntu = gallery.addImageDefinition("ubuntu", DEFINITION);
  ubuntu.addVersion("1.0.0", { source });
  new TerraformVariable(stack, "gallerist_gate", { type: "bool", default: false });
  expect(json().variable["gallerist_gate"]).toMatchObject({ default: false });
});

test("gates and outputs are written as HCL too", () => {
  const { stack, gallery } = newGallery({ outputs: true });
  const ubuntu = gallery.addImageDefinition("ubuntu", DEFINITION);
  for (const version of ["1.1.0", "1.0.0"]) ubuntu.addVersion(version, { source });
  const hcl = Testing.synthHcl(stack) as string;
  expect(hcl).toMatch(/data "azapi_resource_action" "images_ubuntu_1_1_0_Gate_\w+" \{/);
  expect(hcl).toMatch(/lifecycle \{\s+postcondition \{\s+condition\s+= !?\S/);
  expect(hcl).toMatch(/output "latest_image_ubuntu_in_contoso__images" \{/);
});
