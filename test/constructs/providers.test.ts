import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformStack } from "cdktf";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AzapiProvider } from "../../constructs/azapi";
import { Gallery } from "../../constructs/gallery";
import { ImageSource } from "../../constructs/image-source";
import { example } from "../../lib/check/facts/examples";
import { FLEET, newApp, newStack, synthesized } from "../support/synthesized";

const SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
const PROPS = { name: "contoso_images", resourceGroup: "rg", location: "westeurope" };

/** A stack with two providers of each kind, of which the second has an alias. */
function twoOfEach() {
  const app = newApp();
  const stack = newStack(app);
  new AzapiProvider(stack, "azapi");
  const provider = new AzurermProvider(stack, "other azurerm", { features: [{}], alias: "other" });
  const azapiProvider = new AzapiProvider(stack, "other azapi", { alias: "second" });
  return { app, stack, provider, azapiProvider };
}

/** The providers that resources name, by their types. */
function namedProviders(app: ReturnType<typeof newApp>): Record<string, readonly unknown[]> {
  const types = Object.entries(synthesized(app)).map(([type, resources]) => {
    const named = Object.values(resources).map((attributes) => attributes["provider"]);
    return [type, [...new Set(named)]] as const;
  });
  return Object.fromEntries(types);
}

/** All four kinds of resources that go through azapi, and all that go through azurerm. */
function addEverything(gallery: Gallery): void {
  gallery.grantRead("00000000-0000-0000-0000-00000000000a");
  const identifier = { publisher: "contoso", offer: "linux", sku: "both" };
  const both = { os: "linux", policy: FLEET, generation: "V2" } as const;
  const security = "trusted-launch-and-confidential-vm-supported";
  gallery.addImageDefinition("both", { ...both, identifier, security });
  const plain = gallery.addImageDefinition("plain", { ...both, identifier: { ...identifier, sku: "plain" } });
  const compute = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute`;
  plain.addVersion("1.0.0", { source: ImageSource.snapshot(`${compute}/snapshots/a`) });
  plain.addVersion("1.1.0", { source: ImageSource.published() });
  plain.addVersion("1.2.0", {
    source: ImageSource.galleryImageVersion(`${compute}/galleries/dev/images/i/versions/1.2.0`),
  });
}

test("each resource has the provider of its kind that the gallery is given", () => {
  const { app, stack, provider, azapiProvider } = twoOfEach();
  const sharing = { direct: { subscriptions: [SUBSCRIPTION] } };
  addEverything(new Gallery(stack, "images", { ...PROPS, softDelete: true, sharing, provider, azapiProvider }));
  expect(namedProviders(app)).toEqual({
    azurerm_shared_image_gallery: ["azurerm.other"],
    azurerm_shared_image: ["azurerm.other"],
    azurerm_shared_image_version: ["azurerm.other"],
    azurerm_role_assignment: ["azurerm.other"],
    azapi_resource: ["azapi.second"],
    azapi_update_resource: ["azapi.second"],
    azapi_resource_action: ["azapi.second"],
    terraform_data: [undefined],
  });
});

test("an azurerm provider says nothing of azapi, which is then the stack's own", () => {
  const { app, stack, provider } = twoOfEach();
  new Gallery(stack, "images", { ...PROPS, softDelete: true, provider });
  expect(namedProviders(app)).toEqual({
    azurerm_shared_image_gallery: ["azurerm.other"],
    azapi_update_resource: [undefined],
  });
});

test("a spec's gallery has both, and one that is managed elsewhere", () => {
  const { app, stack, provider, azapiProvider } = twoOfEach();
  const versions = { "1.0.0": { source: ImageSource.published() } };
  Gallery.fromSpec(stack, "spec", example({ image: { versions } }), { provider, azapiProvider });
  const shared = { ...PROPS, name: "shared", subscription: SUBSCRIPTION, provider, azapiProvider };
  Gallery.fromGalleryAttributes(stack, "shared", shared)
    .addExistingImageDefinition("ubuntu", { policy: FLEET })
    .addVersion("1.0.0", { source: ImageSource.published() });
  expect(namedProviders(app)).toMatchObject({
    azurerm_shared_image: ["azurerm.other"],
    azapi_update_resource: ["azapi.second"],
  });
});

test("no provider is added to a stack for a gallery that is given one", () => {
  const app = newApp();
  const stack = newStack(app);
  const azapiProvider = new AzapiProvider(stack, "second", { alias: "second" });
  new Gallery(stack, "images", { ...PROPS, softDelete: true, azapiProvider });
  app.synth();
  const text = readFileSync(join(app.outdir, "stacks", "images", "cdk.tf.json"), "utf8");
  expect((JSON.parse(text) as { provider: { azapi: unknown } }).provider.azapi).toEqual([{ alias: "second" }]);
});

test("a provider of the wrong kind is refused, and one of another stack", () => {
  const { app, stack, provider, azapiProvider } = twoOfEach();
  expect(() => new Gallery(stack, "a", { ...PROPS, provider: azapiProvider })).toThrow(
    'gallery "a": `provider` is the provider azapi; it must be azurerm',
  );
  expect(() => new Gallery(stack, "b", { ...PROPS, azapiProvider: provider })).toThrow(
    'gallery "b": `azapiProvider` is the provider azurerm; it must be azapi',
  );
  expect(() => new Gallery(new TerraformStack(app, "other"), "c", { ...PROPS, azapiProvider })).toThrow(
    'gallery "c": `azapiProvider` is in the stack images, and not in its own',
  );
});
