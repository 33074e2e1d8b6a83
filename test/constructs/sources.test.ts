import { TerraformStack } from "cdktf";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { Gallery } from "../../constructs/gallery";
import { ImageSource } from "../../constructs/image-source";
import type { IImageVersion } from "../../constructs/interfaces";
import type { ImageDefinitionOptions } from "../../constructs/image-definition-options";
import type { ReplicationPolicy } from "../../lib/spec/policy";
import { FLEET, IMAGE_ID, named, newApp, newStack, only, synthesized, type Attributes } from "../support/synthesized";

const SUBSCRIPTION = "aaaaaaaa-1111-1111-1111-111111111111";
const UBUNTU: ImageDefinitionOptions = {
  identifier: { publisher: "contoso", offer: "linux", sku: "ubuntu" },
  os: "linux",
  generation: "V2",
};
const COPY: ImageDefinitionOptions = { ...UBUNTU, identifier: { ...UBUNTU.identifier, sku: "copy" }, policy: FLEET };
const ALL: ReplicationPolicy = { ...FLEET, tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }] };

function idOf(gallery: string, image: string, version: string): string {
  const group = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg`;
  return `${group}/providers/Microsoft.Compute/galleries/${gallery}/images/${image}/versions/${version}`;
}

/** A development gallery with a version, and a production gallery; the copy comes from a function. */
function promoted(
  sourceOf: (first: IImageVersion) => string | IImageVersion,
  subscription: string | undefined = SUBSCRIPTION,
) {
  const app = newApp();
  const stack = newStack(app);
  const settings = { resourceGroup: "rg", location: "westeurope", ...(subscription && { subscription }) };
  const prod = new Gallery(stack, "prod", { ...settings, name: "prod" }).addImageDefinition("copy", COPY);
  const dev = new Gallery(stack, "dev", { ...settings, name: "dev" });
  const first = dev
    .addImageDefinition("ubuntu", { ...UBUNTU, policy: FLEET })
    .addVersion("1.0.0", { source: ImageSource.managedImage(IMAGE_ID) });
  prod.addVersion("1.0.0", { source: ImageSource.galleryImageVersion(sourceOf(first)) });
  const address = `azurerm_shared_image_version.${first.resource.friendlyUniqueId}`;
  return { app, address };
}

const sourceIn = ({ body }: Attributes): unknown =>
  (body as { properties: { storageProfile: { source: { id: unknown } } } }).properties.storageProfile.source.id;

test.each<[string, (first: IImageVersion) => string | IImageVersion]>([
  ["by its literal id", () => idOf("dev", "ubuntu", "1.0.0")],
  ["by its token", ({ imageVersionId }) => imageVersionId],
  ["by its construct", (first) => first],
])("a copy of a version of the same stack, %s, has the literal id and waits for it", (_, sourceOf) => {
  const { app, address } = promoted(sourceOf);
  const copy = only(synthesized(app), "azapi_resource");
  expect(sourceIn(copy)).toBe(idOf("dev", "ubuntu", "1.0.0"));
  expect(copy["depends_on"]).toEqual([address]);
});

test("a copy keeps the reference where the subscription of its source is not known", () => {
  const { app, address } = promoted(({ imageVersionId }) => imageVersionId, "");
  const copy = only(synthesized(app), "azapi_resource");
  expect(sourceIn(copy)).toBe(`\${${address}.id}`);
  expect(copy["depends_on"]).toBeUndefined();
});

test("the subscription of a provider counts, also one that is added late", () => {
  const app = newApp();
  const stack = new TerraformStack(app, "images");
  const gallery = new Gallery(stack, "dev", { name: "dev", resourceGroup: "rg", location: "westeurope" });
  const first = gallery
    .addImageDefinition("ubuntu", { ...UBUNTU, policy: FLEET })
    .addVersion("1.0.0", { source: ImageSource.managedImage(IMAGE_ID) });
  gallery
    .addImageDefinition("copy", COPY)
    .addVersion("1.0.0", { source: ImageSource.galleryImageVersion(first.imageVersionId) });
  new AzurermProvider(stack, "azurerm", { features: [{}], subscriptionId: SUBSCRIPTION });
  const copy = only(synthesized(app), "azapi_resource");
  expect(sourceIn(copy)).toBe(idOf("dev", "ubuntu", "1.0.0"));
  expect(copy["depends_on"]).toHaveLength(1);
});

describe("versions of one image", () => {
  const both = (policy: ReplicationPolicy) => {
    const app = newApp();
    const settings = { name: "dev", resourceGroup: "rg", location: "westeurope", subscription: SUBSCRIPTION };
    const ubuntu = new Gallery(newStack(app), "dev", settings).addImageDefinition("ubuntu", { ...UBUNTU, policy });
    const first = ubuntu.addVersion("1.0.0", { source: ImageSource.managedImage(IMAGE_ID) });
    ubuntu.addVersion("1.1.0", { source: ImageSource.galleryImageVersion(first.imageVersionId) });
    const resources = synthesized(app);
    expect(sourceIn(named(resources, "azapi_resource", "1.1.0"))).toBe(idOf("dev", "ubuntu", "1.0.0"));
    return [
      named(resources, "azurerm_shared_image_version", "1.0.0")["depends_on"],
      named(resources, "azapi_resource", "1.1.0")["depends_on"],
    ];
  };

  test("wait for their source", () => {
    const [first, copy] = both(ALL);
    expect(first).toBeUndefined();
    expect(copy).toHaveLength(1);
  });

  test("do not wait for one that waits for them", () => {
    const [first, copy] = both(FLEET);
    expect(first).toHaveLength(1);
    expect(copy).toBeUndefined();
  });

  test.each<[string, ReplicationPolicy, string | undefined]>([
    ["refuse a reference to one that waits for them", FLEET, "dev/ubuntu/1.1.0 refers to its source dev/ubuntu/1.0.0"],
    ["may refer to one that does not", ALL, undefined],
  ])("%s, where the subscription is not known", (_, policy, message) => {
    const app = newApp();
    const settings = { name: "dev", resourceGroup: "rg", location: "westeurope" };
    const ubuntu = new Gallery(newStack(app), "dev", settings).addImageDefinition("ubuntu", { ...UBUNTU, policy });
    const first = ubuntu.addVersion("1.0.0", { source: ImageSource.managedImage(IMAGE_ID) });
    ubuntu.addVersion("1.1.0", { source: ImageSource.galleryImageVersion(first) });
    if (message === undefined) expect(() => app.synth()).not.toThrow();
    else expect(() => app.synth()).toThrow(message);
  });
});

test("a copy of another stack's version depends on no address, which Terraform would not know there", () => {
  const app = newApp();
  const settings = { resourceGroup: "rg", location: "westeurope", subscription: SUBSCRIPTION };
  new Gallery(newStack(app, "dev"), "dev", { ...settings, name: "dev" })
    .addImageDefinition("ubuntu", { ...UBUNTU, policy: FLEET })
    .addVersion("1.0.0", { source: ImageSource.managedImage(IMAGE_ID) });
  const source = ImageSource.galleryImageVersion(idOf("dev", "ubuntu", "1.0.0"));
  new Gallery(newStack(app), "prod", { ...settings, name: "prod" })
    .addImageDefinition("copy", COPY)
    .addVersion("1.0.0", { source });
  const copy = only(synthesized(app), "azapi_resource");
  expect(sourceIn(copy)).toBe(idOf("dev", "ubuntu", "1.0.0"));
  expect(copy["depends_on"]).toBeUndefined();
});

test("a version that is added after the plan was read is found as a source", () => {
  const app = newApp();
  const settings = { name: "dev", resourceGroup: "rg", location: "westeurope", subscription: SUBSCRIPTION };
  const gallery = new Gallery(newStack(app), "dev", settings);
  const copies = gallery.addImageDefinition("copy", COPY);
  copies.addVersion("1.0.0", { source: ImageSource.galleryImageVersion(idOf("dev", "ubuntu", "1.0.0")) });
  expect(copies.plan.versions).toHaveLength(1);
  gallery
    .addImageDefinition("ubuntu", { ...UBUNTU, policy: FLEET })
    .addVersion("1.0.0", { source: ImageSource.managedImage(IMAGE_ID) });
  expect(only(synthesized(app), "azapi_resource")["depends_on"]).toHaveLength(1);
});
