import { AzurermProvider, type AzurermProviderConfig } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import { Construct } from "constructs";
import { AzapiProvider } from "../../constructs/azapi";
import { Gallery } from "../../constructs/gallery";
import type { GalleryProviders } from "../../constructs/gallery-props";
import { findingsOf, plansOf } from "../../constructs/testing";

type SignIn = Omit<AzurermProviderConfig, "features">;

function newStack(): TerraformStack {
  return new TerraformStack(Testing.app(), "images");
}

/** Adds a gallery that needs azapi. */
function addGallery(stack: TerraformStack, providers: GalleryProviders = {}): void {
  const settings = { name: "contoso_images", resourceGroup: "rg", location: "usgovvirginia", softDelete: true };
  new Gallery(stack, "gallery", { ...settings, ...providers });
}

/** The azapi provider blocks of a stack. */
function azapiOf(stack: TerraformStack): unknown {
  return (JSON.parse(Testing.synth(stack)) as { provider: { azapi: unknown } }).provider.azapi;
}

/** The rules of all findings about providers and regions. */
function rulesOf(stack: TerraformStack): string[] {
  return findingsOf(stack.node.root)
    .map(({ rule }) => rule)
    .filter((rule) => rule !== "no-images");
}

/** Every argument of azurerm's sign-in, and azapi's argument of that meaning. */
const ARGUMENTS: [given: SignIn, written: Record<string, unknown>][] = [
  [{ adoPipelineServiceConnectionId: "a" }, { oidc_azure_service_connection_id: "a" }],
  [{ auxiliaryTenantIds: ["a", "b"] }, { auxiliary_tenant_ids: ["a", "b"] }],
  [{ clientCertificate: "a" }, { client_certificate: "a" }],
  [{ clientCertificatePassword: "a" }, { client_certificate_password: "a" }],
  [{ clientCertificatePath: "a" }, { client_certificate_path: "a" }],
  [{ clientId: "a" }, { client_id: "a" }],
  [{ clientIdFilePath: "a" }, { client_id_file_path: "a" }],
  [{ clientSecret: "a" }, { client_secret: "a" }],
  [{ clientSecretFilePath: "a" }, { client_secret_file_path: "a" }],
  [{ environment: "usgovernment" }, { environment: "usgovernment" }],
  [{ oidcRequestToken: "a" }, { oidc_request_token: "a" }],
  [{ oidcRequestUrl: "a" }, { oidc_request_url: "a" }],
  [{ oidcToken: "a" }, { oidc_token: "a" }],
  [{ oidcTokenFilePath: "a" }, { oidc_token_file_path: "a" }],
  [{ subscriptionId: "a" }, { subscription_id: "a" }],
  [{ tenantId: "a" }, { tenant_id: "a" }],
  [{ useAksWorkloadIdentity: true }, { use_aks_workload_identity: true }],
  [{ useCli: false }, { use_cli: false }],
  [{ useMsi: true }, { use_msi: true }],
  [{ useOidc: true }, { use_oidc: true }],
  [{ metadataHost: "a" }, {}],
  [{ msiApiVersion: "a" }, {}],
  [{ msiEndpoint: "a" }, {}],
  [{ partnerId: "a", storageUseAzuread: true }, {}],
];

test.each(ARGUMENTS)("the sign-in %j of azurerm is %j for azapi", (given, written) => {
  const stack = newStack();
  new AzurermProvider(stack, "azurerm", { features: [{}], ...given });
  addGallery(stack);
  expect(azapiOf(stack)).toEqual([written]);
});

test("tokens are passed on, and a provider in a construct of its own, or added later, is found", () => {
  const stack = newStack();
  addGallery(stack);
  const tenant = new TerraformVariable(stack, "tenant", { type: "string" });
  new AzurermProvider(new Construct(stack, "providers"), "azurerm", { features: [{}], tenantId: tenant.stringValue });
  expect(azapiOf(stack)).toEqual([{ tenant_id: "${var.tenant}" }]);
});

test("azapi signs in as the default azurerm provider, or as the only one", () => {
  const stack = newStack();
  const provider = new AzurermProvider(stack, "gov", { features: [{}], alias: "gov", environment: "usgovernment" });
  addGallery(stack, { provider });
  expect(azapiOf(stack)).toEqual([{ environment: "usgovernment" }]);
  new AzurermProvider(stack, "azurerm", { features: [{}], environment: "china" });
  expect(azapiOf(stack)).toEqual([{ environment: "china" }]);
});

test("the app's own azapi provider stays as it is", () => {
  const stack = newStack();
  new AzurermProvider(stack, "azurerm", { features: [{}], environment: "usgovernment", clientId: "a" });
  new AzapiProvider(stack, "azapi", { client_id: "b" });
  addGallery(stack);
  expect(azapiOf(stack)).toEqual([{ client_id: "b" }]);
});

describe("findings", () => {
  test.each(["metadataHost", "msiApiVersion", "msiEndpoint"])("name %s, which azapi does not have", (argument) => {
    const stack = newStack();
    new AzurermProvider(stack, "azurerm", { features: [{}], [argument]: "a" });
    addGallery(stack);
    expect(rulesOf(stack)).toEqual(["sign-in-without-azapi-form"]);
  });

  test("are none where azapi says by itself how to sign in, and where nothing needs azapi", () => {
    const own = newStack();
    new AzurermProvider(own, "azurerm", { features: [{}], metadataHost: "a" });
    new AzapiProvider(own, "azapi", { client_id: "b" });
    addGallery(own);
    expect(rulesOf(own)).toEqual([]);
    const without = newStack();
    new AzurermProvider(without, "azurerm", { features: [{}], metadataHost: "a" });
    new Gallery(without, "gallery", { name: "contoso_images", resourceGroup: "rg", location: "usgovvirginia" });
    expect(rulesOf(without)).toEqual([]);
  });

  test("name the cloud of an azapi provider of the app's own that is another", () => {
    const stack = newStack();
    new AzurermProvider(stack, "azurerm", { features: [{}], environment: "usgovernment" });
    new AzapiProvider(stack, "azapi");
    addGallery(stack);
    expect(rulesOf(stack)).toEqual(["azapi-in-another-cloud"]);
  });

  test("name the cloud of the default provider where the gallery's own is in another", () => {
    const stack = newStack();
    new AzurermProvider(stack, "azurerm", { features: [{}] });
    const provider = new AzurermProvider(stack, "gov", { features: [{}], alias: "gov", environment: "usgovernment" });
    addGallery(stack, { provider });
    expect(rulesOf(stack)).toEqual(["azapi-in-another-cloud"]);
  });

  test("are none where both are in one cloud", () => {
    const stack = newStack();
    const environment = "usgovernment";
    const provider = new AzurermProvider(stack, "gov", { features: [{}], alias: "gov", environment });
    const azapiProvider = new AzapiProvider(stack, "azapi", { alias: "gov", environment });
    addGallery(stack, { provider, azapiProvider });
    expect(rulesOf(stack)).toEqual([]);
  });

  test("name a region of another cloud than the provider's", () => {
    const stack = newStack();
    new AzurermProvider(stack, "azurerm", { features: [{}], environment: "china" });
    addGallery(stack);
    expect(rulesOf(stack)).toEqual(["region-of-another-cloud"]);
  });
});

test("a spec holds no secret of a provider", () => {
  const stack = newStack();
  new AzurermProvider(stack, "azurerm", { features: [{}], environment: "usgovernment", clientSecret: "secret-1" });
  addGallery(stack);
  expect(JSON.stringify(plansOf(stack.node.root))).not.toContain("secret-1");
});
