import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { Testing, Token, type TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { Gallery } from "../../constructs/gallery";
import { ImageDefinition } from "../../constructs/image-definition";
import { ImageSource } from "../../constructs/image-source";
import { ImageVersion } from "../../constructs/image-version";
import type { IGallery } from "../../constructs/interfaces";
import { example } from "../../lib/check/facts/examples";
import { FLEET, IMAGE_ID, named, newApp, newStack, only, synthesized } from "../support/synthesized";

const PROPS = { name: "contoso_images", resourceGroup: "rg", location: "westeurope" };
const GALLERY_ID =
  "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.Compute/galleries/shared";
const UBUNTU = {
  identifier: { publisher: "contoso", offer: "linux", sku: "ubuntu" },
  os: "linux" as const,
  policy: FLEET,
};
const VERSION = { source: ImageSource.managedImage(IMAGE_ID) };

describe("a definition of its own making", () => {
  test("is what the gallery's method makes, under the same addresses", () => {
    const [byClass, byMethod] = [newApp(), newApp()];
    const gallery = new Gallery(newStack(byClass), "images", PROPS);
    new ImageDefinition(gallery, "ubuntu", { gallery, ...UBUNTU }).addVersion("1.0.0", VERSION);
    new Gallery(newStack(byMethod), "images", PROPS).addImageDefinition("ubuntu", UBUNTU).addVersion("1.0.0", VERSION);
    expect(synthesized(byClass)).toEqual(synthesized(byMethod));
  });

  test("may stand anywhere, under a name that is not its id", () => {
    const app = newApp();
    const stack = newStack(app);
    const gallery = new Gallery(stack, "images", PROPS);
    const team = new Construct(stack, "team");
    const definition = new ImageDefinition(team, "image", { gallery, name: "ubuntu-24.04", ...UBUNTU });
    definition.addVersion("1.0.0", VERSION);
    expect(gallery.plan.definitions.map(({ name }) => name)).toEqual(["ubuntu-24.04"]);
    expect(only(synthesized(app), "azurerm_shared_image")).toMatchObject({
      name: "ubuntu-24.04",
      gallery_name: `\${azurerm_shared_image_gallery.${gallery.resource.friendlyUniqueId}.name}`,
    });
  });

  test("is added to a gallery that is managed elsewhere, or that a spec describes", () => {
    const app = newApp();
    const stack = newStack(app);
    const shared = Gallery.fromGalleryAttributes(stack, "shared", { ...PROPS, name: "shared" });
    const fromSpec = Gallery.fromSpec(stack, "spec", example());
    new ImageDefinition(stack, "one", { gallery: shared, ...UBUNTU });
    new ImageDefinition(stack, "two", { gallery: fromSpec, ...UBUNTU });
    const resources = synthesized(app);
    expect(named(resources, "azurerm_shared_image", "one")["gallery_name"]).toBe("shared");
    expect(named(resources, "azurerm_shared_image", "two")["gallery_name"]).toMatch(/azurerm_shared_image_gallery/);
  });

  test("is added to a gallery of an older stack, and what is wrong with it stops synth", () => {
    const app = newApp();
    const gallery = new Gallery(newStack(app, "platform"), "images", PROPS);
    const stack = newStack(app, "team");
    const definition = new ImageDefinition(stack, "ubuntu", { gallery, ...UBUNTU });
    expect(JSON.stringify(synthesized(app, "team"))).toContain("terraform_remote_state");
    definition.addVersion("1.0.0", { source: VERSION.source, placement: { westeurope: 101 } });
    expect(() => Testing.synth(stack, true)).toThrow("too-many-replicas");
  });

  test("is refused where the gallery has one of its name", () => {
    const stack = newStack(newApp());
    const gallery = new Gallery(stack, "images", PROPS);
    gallery.addImageDefinition("ubuntu", UBUNTU);
    expect(() => new ImageDefinition(stack, "ubuntu", { gallery, ...UBUNTU })).toThrow(
      "gallery contoso_images: image definition ubuntu was added before",
    );
  });

  test("is refused without a gallery of this library", () => {
    const stack = newStack(newApp());
    expect(() => new ImageDefinition(stack, "ubuntu", { gallery: stack as unknown as IGallery, ...UBUNTU })).toThrow(
      "`gallery` must be a Gallery, or what one of its `from…` returns",
    );
  });

  test("is refused in another stack than the provider of its gallery, which Terraform would not find there", () => {
    const app = newApp();
    const stack = newStack(app, "platform");
    const provider = new AzurermProvider(stack, "other", { features: [{}], alias: "other" });
    const gallery = new Gallery(stack, "images", { ...PROPS, provider });
    expect(() => new ImageDefinition(newStack(app, "team"), "ubuntu", { gallery, ...UBUNTU })).toThrow(
      'image definition "ubuntu": `provider` is in the stack platform, and not in its own',
    );
  });
});

describe("a definition that is managed elsewhere", () => {
  test("is of a gallery that is a construct, or of one of which only attributes are known", () => {
    const [byConstruct, byAttributes] = [newApp(), newApp()];
    const known = { ...PROPS, name: "shared", galleryId: GALLERY_ID };
    const shared = Gallery.fromGalleryAttributes(newStack(byConstruct), "shared", known);
    const stack = shared.node.scope as TerraformStack;
    const options = { name: "ubuntu-2404", policy: FLEET };
    for (const ubuntu of [
      ImageDefinition.fromImageDefinitionAttributes(stack, "ubuntu", { gallery: shared, ...options }),
      ImageDefinition.fromImageDefinitionAttributes(newStack(byAttributes), "ubuntu", { gallery: known, ...options }),
    ]) {
      ubuntu.addVersion("1.0.0", { source: ImageSource.published() });
      expect(ubuntu.imageDefinitionId).toBe(`${GALLERY_ID}/images/ubuntu-2404`);
    }
    expect(synthesized(byConstruct)).toEqual(synthesized(byAttributes));
    expect(shared.plan.definitions.map(({ name }) => name)).toEqual(["ubuntu-2404"]);
  });
});

describe("versions of a definition", () => {
  const newUbuntu = () => new Gallery(newStack(newApp()), "images", PROPS).addImageDefinition("ubuntu", UBUNTU);

  test("are seen by number as they are added, in the order of addition", () => {
    const ubuntu = newUbuntu();
    const { versions } = ubuntu;
    const second = ubuntu.addVersion("1.1.0", VERSION);
    const first = ubuntu.addVersion("1.0.0", VERSION);
    const all = [
      ["1.1.0", second],
      ["1.0.0", first],
    ];
    expect([...versions]).toEqual(all);
    expect([...versions.entries()]).toEqual(all);
    expect([...versions.keys()]).toEqual(["1.1.0", "1.0.0"]);
    expect([...versions.values()]).toEqual([second, first]);
    expect([versions.size, versions.has("1.0.0"), versions.has("1.2.0")]).toEqual([2, true, false]);
    expect([versions.get("1.0.0"), versions.get("1.2.0")]).toEqual([first, undefined]);
    const seen: unknown[] = [];
    versions.forEach((version, number, map) => seen.push([number, version, map === versions]));
    expect(seen).toEqual(all.map((pair) => [...pair, true]));
  });

  test("can't be changed by who looks at them, whatever type they are cast to", () => {
    const ubuntu = newUbuntu();
    ubuntu.addVersion("1.0.0", VERSION);
    const cast = ubuntu.versions as Map<string, unknown>;
    expect(cast).not.toBeInstanceOf(Map);
    for (const method of ["set", "delete", "clear"]) expect(method in cast).toBe(false);
    expect(Reflect.ownKeys(cast)).toEqual([]);
    expect(ubuntu.plan.versions.map(({ version }) => version)).toEqual(["1.0.0"]);
  });

  test("know their number, their definition and their id", () => {
    const ubuntu = newUbuntu();
    const added = ubuntu.addVersion("1.0.0", VERSION);
    const version = ubuntu.version("1.0.0");
    expect(version).toBe(added);
    expect(version.version).toBe("1.0.0");
    expect(version.definition).toBe(ubuntu);
    expect(Token.isUnresolved(version.imageVersionId)).toBe(true);
    expect(version.node.defaultChild).toBe(added.resource);
  });

  test("may be made by their class, as the definition's method makes them", () => {
    const [byClass, byMethod] = [newApp(), newApp()];
    const build = (app: typeof byClass) =>
      new Gallery(newStack(app), "images", PROPS).addImageDefinition("ubuntu", UBUNTU);
    const definition = build(byClass);
    new ImageVersion(definition, "1_0_0", { definition, version: "1.0.0", ...VERSION });
    build(byMethod).addVersion("1.0.0", VERSION);
    expect(synthesized(byClass)).toEqual(synthesized(byMethod));
  });

  test("are in the stack of their definition, since they wait for each other", () => {
    const app = newApp();
    const definition = new Gallery(newStack(app), "images", PROPS).addImageDefinition("ubuntu", UBUNTU);
    const props = { definition, version: "1.0.0", ...VERSION };
    expect(() => new ImageVersion(newStack(app, "other"), "version", props)).toThrow(
      "image version contoso_images/ubuntu/1.0.0: it must be in the stack of its definition, images",
    );
    expect(new ImageVersion(new Construct(definition, "versions"), "1", props).version).toBe("1.0.0");
  });
});

describe("what a spec describes", () => {
  const images = { "ubuntu-2204": {}, "ubuntu-2404": {}, debian: {} };
  const versions = { "1.2.0": VERSION, "1.3.0": VERSION };

  test.each([false, true])("is found by name and number, in a gallery that exists: %s", (existing) => {
    const app = newApp();
    const spec = example({ gallery: { existing }, image: { versions } });
    const gallery = Gallery.fromSpec(newStack(app), "images", spec);
    const definition = gallery.imageDefinition("ubuntu-2404");
    expect(definition.plan.name).toBe("ubuntu-2404");
    const { version, imageVersionId } = definition.version("1.2.0");
    expect(version).toBe("1.2.0");
    expect(Token.isUnresolved(imageVersionId)).toBe(true);
  });

  test.each([
    ["ubuntu-2504", "; did you mean `ubuntu-2204` or `ubuntu-2404`"],
    ["Debian", "; did you mean `debian`"],
    ["windows-server", "; it has ubuntu-2204, ubuntu-2404 and debian"],
  ])("is named where something else was meant: %s", (name, hint) => {
    const gallery = Gallery.fromSpec(newStack(newApp()), "images", example({ spec: { images } }));
    expect(() => gallery.imageDefinition(name)).toThrow(
      `gallery contoso_images has no image definition "${name}"${hint}`,
    );
  });

  test("is named where another version was meant, or none is there", () => {
    const gallery = Gallery.fromSpec(newStack(newApp()), "images", example({ image: { versions } }));
    const definition = gallery.imageDefinition("ubuntu-2404");
    expect(() => definition.version("1.3.1")).toThrow(
      'image definition contoso_images/ubuntu-2404 has no version "1.3.1"; did you mean `1.3.0`',
    );
    expect(() => new Gallery(newStack(newApp()), "images", PROPS).imageDefinition("ubuntu")).toThrow(
      'gallery contoso_images has no image definition "ubuntu"; it has none',
    );
  });
});

test.each([
  ["grantRead", "Compute Gallery Image Reader", "cf7c76d2-98a3-4358-a134-615aa78bf44d"],
  ["grantPublish", "Compute Gallery Artifacts Publisher", "85a2d0d9-2eba-4c9c-b355-11c2cc0788ab"],
] as const)("%s of a definition gives %s at the definition alone", (method, _, role) => {
  const app = newApp();
  const ubuntu = new Gallery(newStack(app), "images", PROPS).addImageDefinition("ubuntu", UBUNTU);
  ubuntu[method]("00000000-0000-0000-0000-00000000000a");
  const assignment = only(synthesized(app), "azurerm_role_assignment");
  expect(assignment["scope"]).toBe(`\${azurerm_shared_image.${ubuntu.resource.friendlyUniqueId}.id}`);
  expect(assignment["role_definition_id"]).toMatch(new RegExp(`/roleDefinitions/${role}$`));
});
