import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { StorageAccount } from "@cdktf/provider-azurerm/lib/storage-account";
import { UserAssignedIdentity } from "@cdktf/provider-azurerm/lib/user-assigned-identity";
import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import { Gallery } from "../../constructs/gallery";
import { GalleryApplication } from "../../constructs/gallery-application";
import { ImageSource } from "../../constructs/image-source";
import type { ManagedIdentity } from "../../lib/spec/gallery-spec";
import { IMAGE_ID, named, newApp, newStack, only, synthesized } from "../support/synthesized";

const SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
const PROPS = { name: "contoso_images", resourceGroup: "rg", location: "westeurope" };
const ACCOUNT_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/packages`;
const BLOB_CONTRIBUTOR = "/providers/Microsoft.Authorization/roleDefinitions/ba92f5b4-2d11-453d-a403-e96b0029c9fe";
const IDENTITY: ManagedIdentity = { systemAssigned: true, storageAccounts: [{ storageAccountId: ACCOUNT_ID }] };
const POLICY = {
  regions: { westeurope: {} },
  tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
} as const;
const AGENT = { os: "linux", policy: POLICY } as const;
const VERSION = {
  package: { uri: "https://packages.blob.core.windows.net/p/agent.zip" },
  actions: { install: "./install.sh", remove: "./remove.sh" },
};

/** A stack whose provider has a subscription. */
function newStackOf(subscriptionId: string, app = newApp()) {
  const stack = new TerraformStack(app, "images");
  new AzurermProvider(stack, "azurerm", { features: [{}], subscriptionId });
  return { app, stack };
}

test("a gallery with an identity is azapi's, and versions of applications wait for the role of the identity", () => {
  const { app, stack } = newStackOf(SUBSCRIPTION);
  const gallery = new Gallery(stack, "images", { ...PROPS, identity: IDENTITY, softDelete: true, protect: true });
  gallery.addApplication("agent", AGENT).addVersion("1.0.0", VERSION);
  const resources = synthesized(app);
  const at = gallery.resource.friendlyUniqueId;
  expect(named(resources, "azapi_resource", "contoso_images")).toEqual({
    type: "Microsoft.Compute/galleries@2024-03-03",
    name: "contoso_images",
    parent_id: `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg`,
    location: "westeurope",
    body: { properties: { softDeletePolicy: { isSoftDeleteEnabled: true } } },
    identity: { type: "SystemAssigned" },
    lifecycle: { prevent_destroy: true },
  });
  expect(only(resources, "azurerm_role_assignment")).toEqual({
    scope: ACCOUNT_ID,
    role_definition_id: `/subscriptions/${SUBSCRIPTION}${BLOB_CONTRIBUTOR}`,
    principal_id: `\${azapi_resource.${at}.identity[0].principal_id}`,
    principal_type: "ServicePrincipal",
  });
  const [role] = Object.keys(resources["azurerm_role_assignment"] ?? {});
  expect(only(resources, "azurerm_gallery_application_version")["depends_on"]).toEqual([
    `azurerm_role_assignment.${role}`,
  ]);
});

test("images and grants of a gallery with an identity name it as before", () => {
  const { app, stack } = newStackOf(SUBSCRIPTION);
  const gallery = new Gallery(stack, "images", { ...PROPS, identity: { systemAssigned: true } });
  const identifier = { publisher: "contoso", offer: "linux", sku: "ubuntu" };
  const ubuntu = gallery.addImageDefinition("ubuntu", { identifier, os: "linux", policy: POLICY });
  ubuntu.addVersion("1.0.0", { source: ImageSource.managedImage(IMAGE_ID) });
  gallery.grantRead("00000000-0000-0000-0000-00000000000a");
  const resources = synthesized(app);
  const at = `azapi_resource.${gallery.resource.friendlyUniqueId}`;
  expect(only(resources, "azurerm_shared_image")["gallery_name"]).toBe(`\${${at}.name}`);
  expect(only(resources, "azurerm_shared_image_version")["depends_on"]).toBeUndefined();
  expect(only(resources, "azurerm_role_assignment")["scope"]).toBe(`\${${at}.id}`);
});

test("ids of identities, accounts and principals may be tokens, and the role stands below the account's subscription", () => {
  const { app, stack } = newStackOf(SUBSCRIPTION);
  const common = { resourceGroupName: "rg", location: "westeurope" };
  const reader = new UserAssignedIdentity(stack, "reader", { name: "reader", ...common });
  const account = new StorageAccount(stack, "account", {
    name: "packages",
    accountTier: "Standard",
    accountReplicationType: "LRS",
    ...common,
  });
  new Gallery(stack, "images", {
    ...PROPS,
    identity: {
      userAssigned: [reader.id],
      storageAccounts: [{ storageAccountId: account.id, principalId: reader.principalId }],
    },
  });
  const resources = synthesized(app);
  expect(only(resources, "azapi_resource")["identity"]).toEqual({
    type: "UserAssigned",
    identity_ids: ["${azurerm_user_assigned_identity.reader.id}"],
  });
  expect(only(resources, "azurerm_role_assignment")).toEqual({
    scope: "${azurerm_storage_account.account.id}",
    role_definition_id: `\${join("/", slice(split("/", azurerm_storage_account.account.id), 0, 3))}${BLOB_CONTRIBUTOR}`,
    principal_id: "${azurerm_user_assigned_identity.reader.principal_id}",
    principal_type: "ServicePrincipal",
  });
});

test("two accounts that are tokens have two roles, and whether there is an identity may be no token", () => {
  const { app, stack } = newStackOf(SUBSCRIPTION);
  const accounts = ["a", "b"].map((name) => new TerraformVariable(stack, name, { type: "string" }).stringValue);
  const storageAccounts = accounts.map((storageAccountId) => ({ storageAccountId }));
  new Gallery(stack, "images", { ...PROPS, identity: { systemAssigned: true, storageAccounts } });
  const flag = new TerraformVariable(stack, "flag", { type: "bool" }).booleanValue;
  const identity = { systemAssigned: flag } as unknown as ManagedIdentity;
  expect(() => new Gallery(stack, "other", { ...PROPS, name: "other", identity })).toThrow(
    'gallery "other": `identity.systemAssigned` is a token',
  );
  const roles = Object.values(synthesized(app)["azurerm_role_assignment"] ?? {});
  expect(roles.map(({ scope }) => scope).sort()).toEqual(["${var.a}", "${var.b}"]);
});

test("an application in another stack than its gallery does not depend on a role that is not there", () => {
  const { app, stack } = newStackOf(SUBSCRIPTION);
  const gallery = new Gallery(stack, "images", { ...PROPS, identity: IDENTITY });
  const agent = new GalleryApplication(newStack(app, "team"), "agent", { gallery, ...AGENT });
  agent.addVersion("1.0.0", VERSION);
  const version = only(synthesized(app, "team"), "azurerm_gallery_application_version");
  expect(version["depends_on"]).toBeUndefined();
});

test("community sharing of such a gallery is an action of azapi, and an alias of azurerm is that of its roles", () => {
  const app = newApp();
  const stack = newStack(app);
  const provider = new AzurermProvider(stack, "other", {
    features: [{}],
    alias: "other",
    subscriptionId: SUBSCRIPTION,
  });
  new Gallery(stack, "images", {
    ...PROPS,
    provider,
    identity: IDENTITY,
    sharing: {
      community: { prefix: "contoso", publisherEmail: "a@b.example", publisherUri: "https://b.example", eula: "terms" },
    },
  });
  const resources = synthesized(app);
  expect(only(resources, "azapi_resource_action")["body"]).toEqual({ operationType: "EnableCommunity" });
  expect(only(resources, "azurerm_role_assignment")["provider"]).toBe("azurerm.other");
  expect(only(resources, "azapi_resource")["parent_id"]).toBe(`/subscriptions/${SUBSCRIPTION}/resourceGroups/rg`);
});

describe("the subscription of a gallery with an identity", () => {
  test("may be a token, which findings know as an expression", () => {
    const app = newApp();
    const stack = newStack(app);
    const subscription = new TerraformVariable(stack, "subscription", { type: "string" }).stringValue;
    const gallery = new Gallery(stack, "images", { ...PROPS, subscription, identity: { systemAssigned: true } });
    gallery.addApplication("agent", AGENT).addVersion("1.0.0", { ...VERSION, scriptBehaviorAfterReboot: "rerun" });
    const resources = synthesized(app);
    expect(gallery.plan.spec.gallery.subscription).toBe("${var.subscription}");
    expect(gallery.application("agent").plan.versions[0]?.hasParentById).toBe(true);
    expect(named(resources, "azapi_resource", "contoso_images")["parent_id"]).toBe(
      "/subscriptions/${var.subscription}/resourceGroups/rg",
    );
    expect(named(resources, "azapi_resource", "1.0.0")["parent_id"]).toMatch(
      /^\$\{azurerm_gallery_application\.\w+\.id\}$/,
    );
  });

  test("may be known only after the gallery was made", () => {
    const app = newApp();
    const stack = new TerraformStack(app, "images");
    const gallery = new Gallery(stack, "images", { ...PROPS, identity: { systemAssigned: true } });
    new AzurermProvider(stack, "azurerm", { features: [{}], subscriptionId: SUBSCRIPTION });
    expect(gallery.galleryName).toContain("TfToken");
    expect(only(synthesized(app), "azapi_resource")["parent_id"]).toBe(
      `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg`,
    );
  });

  test("is asked for at synth where nothing says it", () => {
    const stack = newStack(newApp());
    new Gallery(stack, "images", { ...PROPS, identity: { systemAssigned: true } });
    expect(() => Testing.synth(stack, true)).toThrow(/subscription/);
  });
});

test("a definition of a gallery that is managed elsewhere, in a subscription that is a token, is named by its id", () => {
  const app = newApp();
  const stack = newStack(app);
  const subscription = new TerraformVariable(stack, "subscription", { type: "string" }).stringValue;
  const shared = Gallery.fromGalleryAttributes(stack, "shared", { ...PROPS, subscription });
  const identifier = { publisher: "contoso", offer: "linux", sku: "ubuntu" };
  const ubuntu = shared.addImageDefinition("ubuntu", { identifier, os: "linux", policy: POLICY });
  const source = ImageSource.galleryImageVersion(
    `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute/galleries/dev/images/ubuntu/versions/1.0.0`,
  );
  ubuntu.addVersion("1.0.0", { source });
  expect(only(synthesized(app), "azapi_resource")["parent_id"]).toMatch(/^\$\{azurerm_shared_image\.\w+\.id\}$/);
});
