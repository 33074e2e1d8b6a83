import { UserAssignedIdentity } from "@cdktf/provider-azurerm/lib/user-assigned-identity";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformVariable, Token } from "cdktf";
import { Gallery } from "../../constructs/gallery";
import { ImageDefinition } from "../../constructs/image-definition";
import { ImageSource } from "../../constructs/image-source";
import { example } from "../../lib/check/facts/examples";
import { FLEET, IMAGE_ID, named, newApp, newStack, only, synthesized } from "../support/synthesized";

const PRINCIPAL = "00000000-0000-0000-0000-00000000000a";
const OTHER = "00000000-0000-0000-0000-00000000000b";
const SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
const GALLERY_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute/galleries/shared`;
const PROPS = { name: "contoso_images", resourceGroup: "rg", location: "westeurope" };
const UBUNTU = {
  identifier: { publisher: "contoso", offer: "linux", sku: "ubuntu" },
  os: "linux" as const,
  policy: FLEET,
};

describe("a gallery from a spec", () => {
  test("is what the same calls give", () => {
    const [fromSpec, fromCalls] = [newApp(), newApp()];
    const spec = example({
      spec: { demand: { westeurope: { vms: 100 } } },
      image: { versions: { "1.0.0": { source: { managedImage: IMAGE_ID } } } },
    });
    Gallery.fromSpec(newStack(fromSpec), "images", spec);
    const gallery = new Gallery(newStack(fromCalls), "images", {
      name: "contoso_images",
      resourceGroup: "rg-images",
      location: "westeurope",
      policies: spec.policies ?? {},
      demand: { westeurope: { vms: 100 } },
    });
    gallery
      .addImageDefinition("ubuntu-2404", {
        identifier: { publisher: "contoso", offer: "linux", sku: "ubuntu-2404" },
        os: "linux",
        generation: "V2",
        policy: "fleet",
      })
      .addVersion("1.0.0", { source: ImageSource.managedImage(IMAGE_ID) });
    expect(synthesized(fromSpec)).toEqual(synthesized(fromCalls));
  });

  test("that exists already emits its images only, and an existing image its versions only", () => {
    const app = newApp();
    Gallery.fromSpec(newStack(app), "images", example({ gallery: { existing: true }, image: { existing: true } }));
    const resources = synthesized(app);
    expect(Object.keys(resources).sort()).toEqual(["azurerm_shared_image_version", "terraform_data"]);
    expect(only(resources, "azurerm_shared_image_version")).toMatchObject({
      gallery_name: "contoso_images",
      image_name: "ubuntu-2404",
    });
  });

  test("has the provider that is given", () => {
    const app = newApp();
    const stack = newStack(app);
    const provider = new AzurermProvider(stack, "other", { features: [{}], alias: "other" });
    Gallery.fromSpec(stack, "images", example(), { provider });
    for (const type of ["gallery", "", "version"].map((part) =>
      ["azurerm_shared_image", part].filter(Boolean).join("_"),
    )) {
      expect(only(synthesized(app), type)["provider"]).toBe("azurerm.other");
    }
  });
});

describe("a gallery that is managed elsewhere", () => {
  test("is not emitted, its new definitions are", () => {
    const app = newApp();
    const gallery = Gallery.fromGalleryAttributes(newStack(app), "shared", { ...PROPS, name: "shared" });
    gallery.addImageDefinition("ubuntu", UBUNTU);
    const resources = synthesized(app);
    expect(resources).not.toHaveProperty("azurerm_shared_image_gallery");
    expect(only(resources, "azurerm_shared_image")).toMatchObject({
      gallery_name: "shared",
      resource_group_name: "rg",
    });
  });

  test.each([
    ["its id", { galleryId: GALLERY_ID }],
    ["its subscription", { subscription: SUBSCRIPTION }],
  ])("grants when it is given %s", (_, known) => {
    const app = newApp();
    const gallery = Gallery.fromGalleryAttributes(newStack(app), "shared", { ...PROPS, name: "shared", ...known });
    gallery.grantRead(PRINCIPAL);
    expect(only(synthesized(app), "azurerm_role_assignment")).toEqual({
      scope: GALLERY_ID,
      principal_id: PRINCIPAL,
      role_definition_id: `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/cf7c76d2-98a3-4358-a134-615aa78bf44d`,
    });
  });

  test("says what it needs to grant when it has neither", () => {
    const gallery = Gallery.fromGalleryAttributes(newStack(newApp()), "shared", { ...PROPS, name: "shared" });
    expect(() => gallery.grantRead(PRINCIPAL)).toThrow(
      "gallery shared is managed elsewhere: give `galleryId` or `subscription` to use its id",
    );
  });

  test("a definition of it takes versions and grants", () => {
    const app = newApp();
    const gallery = { ...PROPS, name: "shared", galleryId: GALLERY_ID };
    const ubuntu = ImageDefinition.fromImageDefinitionAttributes(newStack(app), "ubuntu", {
      name: "ubuntu-2404",
      gallery,
      policy: FLEET,
    });
    ubuntu.addVersion("1.0.0", { source: ImageSource.managedImage(IMAGE_ID) });
    ubuntu.grantRead(PRINCIPAL);
    const resources = synthesized(app);
    expect(only(resources, "azurerm_shared_image_version")).toMatchObject({
      gallery_name: "shared",
      image_name: "ubuntu-2404",
      target_region: [{ name: "westeurope" }, { name: "northeurope" }],
    });
    expect(only(resources, "azurerm_role_assignment")["scope"]).toBe(`${GALLERY_ID}/images/ubuntu-2404`);
  });
});

describe("grants", () => {
  test.each([
    ["grantRead", "cf7c76d2-98a3-4358-a134-615aa78bf44d"],
    ["grantPublish", "85a2d0d9-2eba-4c9c-b355-11c2cc0788ab"],
    ["grantSharingAdmin", "1ef6a3be-d0ac-425d-8c01-acb62866290b"],
  ] as const)("%s gives the built-in role %s, below the gallery's own subscription", (method, role) => {
    const app = newApp();
    const gallery = new Gallery(newStack(app), "images", PROPS);
    gallery[method](PRINCIPAL, { principalType: "ServicePrincipal", description: "builds ${x}" });
    expect(only(synthesized(app), "azurerm_role_assignment")).toEqual({
      scope: "${azurerm_shared_image_gallery.images_9BF4DCD5.id}",
      role_definition_id:
        '${join("/", slice(split("/", azurerm_shared_image_gallery.images_9BF4DCD5.id), 0, 3))}' +
        `/providers/Microsoft.Authorization/roleDefinitions/${role}`,
      principal_id: PRINCIPAL,
      principal_type: "ServicePrincipal",
      description: "builds $${x}",
    });
  });

  test("the same grant twice is one, to another principal another", () => {
    const app = newApp();
    const gallery = new Gallery(newStack(app), "images", PROPS);
    expect(gallery.grantRead(PRINCIPAL)).toBe(gallery.grantRead(PRINCIPAL));
    gallery.grantRead(OTHER);
    gallery.grantPublish(PRINCIPAL);
    expect(Object.keys(synthesized(app)["azurerm_role_assignment"] ?? {})).toHaveLength(3);
  });

  test("to an identity of the same app, whose id is a token", () => {
    const app = newApp();
    const stack = newStack(app);
    const gallery = new Gallery(stack, "images", PROPS);
    const identity = (name: string) =>
      new UserAssignedIdentity(stack, name, { name, location: "westeurope", resourceGroupName: "rg" });
    const builder = identity("builder");
    gallery.grantPublish(builder.principalId);
    gallery.grantPublish(builder.principalId);
    gallery.grantPublish(identity("other").principalId);
    const principals = Object.values(synthesized(app)["azurerm_role_assignment"] ?? {}).map(
      (role) => role["principal_id"],
    );
    expect(principals.sort()).toEqual([
      "${azurerm_user_assigned_identity.builder.principal_id}",
      "${azurerm_user_assigned_identity.other.principal_id}",
    ]);
  });
});

describe("tokens", () => {
  test("are passed on in ids, names of resource groups, descriptions and tags", () => {
    const app = newApp();
    const stack = newStack(app);
    const group = new ResourceGroup(stack, "group", { name: "rg", location: "westeurope" });
    const team = new TerraformVariable(stack, "team", { type: "string" });
    const image = new TerraformVariable(stack, "image", { type: "string" });
    const gallery = new Gallery(stack, "images", {
      ...PROPS,
      resourceGroup: group.name,
      description: `of ${team.stringValue}, not \${x}`,
      tags: { team: team.stringValue },
    });
    gallery.addImageDefinition("ubuntu", UBUNTU).addVersion("1.0.0", {
      source: ImageSource.managedImage(image.stringValue),
    });
    const resources = synthesized(app);
    expect(only(resources, "azurerm_shared_image_gallery")).toMatchObject({
      resource_group_name: "${azurerm_resource_group.group.name}",
      description: "of ${var.team}, not $${x}",
      tags: { team: "${var.team}" },
    });
    expect(only(resources, "azurerm_shared_image_version")["managed_image_id"]).toBe("${var.image}");
  });

  const text = () => Token.asString({ resolve: () => "later" });
  const count = () => Token.asNumber({ resolve: () => 5 });

  test.each([
    ['gallery "images": `location`', () => new Gallery(newStack(newApp()), "images", { ...PROPS, location: text() })],
    ['gallery "images": `name`', () => new Gallery(newStack(newApp()), "images", { ...PROPS, name: text() })],
    [
      'image definition "ubuntu": `policy.tiers[0].replicas`',
      () =>
        new Gallery(newStack(newApp()), "images", PROPS).addImageDefinition("ubuntu", {
          ...UBUNTU,
          policy: { ...FLEET, tiers: [{ name: "all", take: "rest", regions: "all", replicas: count() }] },
        }),
    ],
    [
      'image definition "ubuntu": `policy.tiers[0].regions`',
      () =>
        new Gallery(newStack(newApp()), "images", PROPS).addImageDefinition("ubuntu", {
          ...UBUNTU,
          policy: {
            ...FLEET,
            tiers: [{ name: "all", take: "rest", regions: Token.asList({ resolve: () => ["a"] }), replicas: 1 }],
          },
        }),
    ],
    [
      "image version contoso_images/ubuntu/1.0.0: `location`",
      () =>
        new Gallery(newStack(newApp()), "images", PROPS)
          .addImageDefinition("ubuntu", UBUNTU)
          .addVersion("1.0.0", { source: ImageSource.managedImage(IMAGE_ID), location: text() }),
    ],
    [
      "image version of contoso_images/ubuntu: the value",
      () =>
        new Gallery(newStack(newApp()), "images", PROPS)
          .addImageDefinition("ubuntu", UBUNTU)
          .addVersion(text(), { source: ImageSource.managedImage(IMAGE_ID) }),
    ],
    [
      "image definition of gallery contoso_images: the value",
      () => new Gallery(newStack(newApp()), "images", PROPS).addImageDefinition(text(), UBUNTU),
    ],
  ])("are refused by name where the plan reads them: %s", (what, build) => {
    expect(build).toThrow(
      `${what} is a token, known only when Terraform runs, but the plan is made at synth: give the literal value`,
    );
  });
});

test("text with `${` reaches Terraform as text, from props and from files", () => {
  const [program, file] = [newApp(), newApp()];
  const spec = example({ gallery: { description: "a ${b} %{c} ${TfToken[TOKEN.0]}", tags: { "k${x}": "v" } } });
  const gallery = { ...PROPS, description: "a ${b} %{c}", tags: { "k${x}": "v" } };
  new Gallery(newStack(program), "images", gallery);
  Gallery.fromSpec(newStack(file), "images", { spec, findings: [], place: () => null, isIncomplete: () => false });
  expect(only(synthesized(program), "azurerm_shared_image_gallery")).toMatchObject({
    description: "a $${b} %%{c}",
    tags: { "k$${x}": "v" },
  });
  expect(only(synthesized(file), "azurerm_shared_image_gallery")).toMatchObject({
    description: 'a $${b} %%{c} ${"$"}{TfToken[TOKEN.0]}',
    tags: { "k$${x}": "v" },
  });
});

test("a version added twice, or a definition, is refused where it happens", () => {
  const gallery = new Gallery(newStack(newApp()), "images", PROPS);
  const ubuntu = gallery.addImageDefinition("ubuntu", UBUNTU);
  ubuntu.addVersion("1.0.0", { source: ImageSource.managedImage(IMAGE_ID) });
  expect(() => ubuntu.addVersion("1.0.0", { source: ImageSource.managedImage(IMAGE_ID) })).toThrow(
    "contoso_images/ubuntu: version 1.0.0 was added before",
  );
  expect(() => gallery.addImageDefinition("ubuntu", UBUNTU)).toThrow(
    "gallery contoso_images: image definition ubuntu was added before",
  );
});

test("the plan can be read before synth, and ids are references", () => {
  const app = newApp();
  const gallery = new Gallery(newStack(app), "images", { ...PROPS, location: "West Europe" });
  const ubuntu = gallery.addImageDefinition("ubuntu", UBUNTU);
  const version = ubuntu.addVersion("1.0.0", { source: ImageSource.managedImage(IMAGE_ID) });
  expect(gallery.location).toBe("westeurope");
  expect(gallery.plan.definitions.map(({ name }) => name)).toEqual(["ubuntu"]);
  expect(ubuntu.plan.latest.get("northeurope")).toBe("1.0.0");
  for (const id of [gallery.galleryId, gallery.galleryName, ubuntu.imageDefinitionId, version.imageVersionId]) {
    expect(Token.isUnresolved(id)).toBe(true);
  }
  expect(named(synthesized(app), "azurerm_shared_image", "ubuntu")).toBeDefined();
});

test("the plan is as of now: a definition and a version that are added later are in it", () => {
  const gallery = new Gallery(newStack(newApp()), "images", PROPS);
  expect(gallery.plan.definitions).toEqual([]);
  const ubuntu = gallery.addImageDefinition("ubuntu", UBUNTU);
  expect(gallery.plan.definitions.map(({ name, versions }) => [name, versions.length])).toEqual([["ubuntu", 0]]);
  ubuntu.addVersion("1.0.0", { source: ImageSource.managedImage(IMAGE_ID) });
  expect(gallery.plan.definitions.map(({ name, versions }) => [name, versions.length])).toEqual([["ubuntu", 1]]);
});

test("one policy for two definitions is one policy in the plan, named after the first", () => {
  const gallery = new Gallery(newStack(newApp()), "images", PROPS);
  gallery.addImageDefinition("ubuntu", UBUNTU);
  gallery.addImageDefinition("debian", { ...UBUNTU, identifier: { ...UBUNTU.identifier, sku: "debian" } });
  expect(Object.keys(gallery.plan.spec.policies ?? {})).toEqual(["ubuntu"]);
  expect(gallery.plan.definitions.map(({ policy }) => policy.name)).toEqual(["ubuntu", "ubuntu"]);
});

describe("what was given", () => {
  test("is copied: one object changed between two calls gives two versions", () => {
    const app = newApp();
    const ubuntu = new Gallery(newStack(app), "images", PROPS).addImageDefinition("ubuntu", UBUNTU);
    const props: { source: { managedImage: string }; state?: "candidate" } = { source: { managedImage: IMAGE_ID } };
    ubuntu.addVersion("1.0.0", props);
    props.state = "candidate";
    props.source.managedImage = `${IMAGE_ID}-other`;
    ubuntu.addVersion("1.1.0", props);
    expect(ubuntu.plan.latest.get("westeurope")).toBe("1.0.0");
    const resources = synthesized(app);
    expect(named(resources, "azurerm_shared_image_version", "1.0.0")).toMatchObject({ managed_image_id: IMAGE_ID });
    expect(named(resources, "azurerm_shared_image_version", "1.0.0")).not.toHaveProperty("exclude_from_latest");
    expect(named(resources, "azurerm_shared_image_version", "1.1.0")).toMatchObject({ exclude_from_latest: true });
  });

  test("is copied: a policy changed afterwards is another one", () => {
    const policy = {
      regions: { westeurope: {} },
      tiers: [{ name: "all", take: "rest" as const, regions: "all" as const, replicas: 1 }],
    };
    const gallery = new Gallery(newStack(newApp()), "images", PROPS);
    const first = gallery.addImageDefinition("first", { ...UBUNTU, policy });
    policy.tiers[0]!.replicas = 7;
    const second = gallery.addImageDefinition("second", { ...UBUNTU, policy });
    for (const image of [first, second]) image.addVersion("1.0.0", { source: ImageSource.managedImage(IMAGE_ID) });
    expect([first, second].map(({ plan }) => plan.versions[0]?.targetRegions[0]?.replicas)).toEqual([1, 7]);
  });

  test("a name means a policy of the gallery, never one that a definition was given as itself", () => {
    const gallery = new Gallery(newStack(newApp()), "images", PROPS);
    gallery.addImageDefinition("linux", UBUNTU);
    const win = gallery.addImageDefinition("win", { ...UBUNTU, policy: "linux" });
    expect(win.plan.policy.name).toBeUndefined();
    expect(Object.keys(gallery.plan.spec.policies ?? {})).toEqual(["linux (its own)"]);
  });
});

test("the id of a gallery that is managed in another stack may be a token", () => {
  const app = newApp();
  const owner = new Gallery(newStack(app, "owner"), "images", PROPS);
  const reader = Gallery.fromGalleryAttributes(newStack(app, "reader"), "images", {
    ...PROPS,
    galleryId: owner.galleryId,
  });
  reader.grantRead(PRINCIPAL);
  expect(only(synthesized(app, "reader"), "azurerm_role_assignment")["scope"]).toMatch(/terraform_remote_state/);
});
