import type { SpecFromText } from "../../../constructs/gallery-props";
import { configurationOf } from "../../../lib/emit/configuration";
import { plan } from "../../../lib/plan/plan";
import { md5, terraformJson } from "../../support/emitted";
import { parseSpec } from "../../../lib/parse/parse-spec";
import { example, type ExampleParts } from "../../../lib/check/facts/examples";

const SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";

function from(parts: ExampleParts = {}): SpecFromText {
  return { spec: example(parts), findings: [], place: () => null, isIncomplete: () => false };
}

interface Configuration {
  terraform: { backend?: unknown; required_providers: { azurerm: { source: string; version: string } } };
  provider: { azurerm: Record<string, unknown>[] };
  resource: Record<string, Record<string, Record<string, unknown>>>;
}

const configuration = (...specs: SpecFromText[]): Configuration => terraformJson(specs) as Configuration;

test("writes one whole configuration: no backend, provider and versions set", () => {
  const { terraform, provider, resource, ...others } = configuration(from());
  expect(others).toEqual({});
  expect(terraform).toEqual({
    required_version: ">= 1.4.0",
    required_providers: { azurerm: { source: "hashicorp/azurerm", version: ">= 4.55.0, < 6.0.0" } },
  });
  expect(provider).toEqual({ azurerm: [{ features: [{}] }] });
  expect(Object.keys(resource)).toEqual([
    "azurerm_shared_image",
    "azurerm_shared_image_gallery",
    "azurerm_shared_image_version",
    "terraform_data",
  ]);
});

test("the order of keys in the file changes nothing", () => {
  const yaml = (images: string[]) => `
gallery: { name: contoso_images, resourceGroup: rg, location: westeurope }
policies:
  fleet:
    regions: { westeurope: {}, eastus: {} }
    tiers: [{ name: all, take: rest, regions: all, replicas: 1 }]
images:
${images.join("\n")}
`;
  const image = (name: string, versions: string[]) => `
  ${name}:
    policy: fleet
    identifier: { publisher: contoso, offer: linux, sku: ${name} }
    os: linux
    versions: { ${versions.map((version) => `${version}: { source: { managedImage: id } }`).join(", ")} }`;
  const one = parseSpec(yaml([image("a", ["1.0.0", "1.1.0"]), image("b", ["1.0.0"])]));
  const other = parseSpec(yaml([image("b", ["1.0.0"]), image("a", ["1.1.0", "1.0.0"])]));
  expect(JSON.stringify(terraformJson([other]))).toBe(JSON.stringify(terraformJson([one])));
});

test("settings of the spec: backend, provider and azurerm's version, all of them text", () => {
  const terraform = {
    backend: { azurerm: { resource_group_name: "rg-${x}", container_name: "state" } },
    provider: { use_oidc: true, tenant_id: "t", features: [{ resource_group: { prevent: true } }] },
    azurermVersion: "~> 4.60",
  };
  const json = configuration(from({ spec: { terraform }, gallery: { subscription: SUBSCRIPTION } }));
  expect(json.terraform.backend).toEqual({
    azurerm: { resource_group_name: "rg-$${x}", container_name: "state" },
  });
  expect(json.terraform.required_providers.azurerm.version).toBe("~> 4.60");
  expect(json.provider.azurerm).toEqual([
    {
      subscription_id: SUBSCRIPTION,
      use_oidc: true,
      tenant_id: "t",
      features: [{ resource_group: { prevent: true } }],
    },
  ]);
});

test("several files are one configuration, with a provider for each subscription", () => {
  const [a, b] = [
    from({ gallery: { name: "a", subscription: SUBSCRIPTION } }),
    from({ gallery: { name: "b", subscription: "22222222-2222-2222-2222-222222222222" } }),
  ];
  const json = configuration(a, b);
  expect(json.provider.azurerm.map(({ alias }) => alias)).toEqual([
    undefined,
    "subscription_22222222-2222-2222-2222-222222222222",
  ]);
  const galleries = Object.values(json.resource["azurerm_shared_image_gallery"] ?? {});
  expect(galleries.map(({ name, provider }) => [name, provider])).toEqual([
    ["a", undefined],
    ["b", "azurerm.subscription_22222222-2222-2222-2222-222222222222"],
  ]);
});

test("a gallery's addresses do not depend on the other files", () => {
  const alone = configuration(from({ gallery: { name: "a" } }));
  const together = configuration(from({ gallery: { name: "b" } }), from({ gallery: { name: "a" } }));
  for (const [type, resources] of Object.entries(alone.resource)) {
    expect(Object.keys(together.resource[type] ?? {})).toEqual(expect.arrayContaining(Object.keys(resources)));
  }
});

test("files that can't be one configuration are refused in one line", () => {
  expect(() => terraformJson([from(), from()])).toThrow(
    "two files describe a gallery named contoso_images: write them to two directories, one call each",
  );
  const settings = (azurermVersion: string) => ({ terraform: { azurermVersion } });
  expect(() =>
    terraformJson([from({ gallery: { name: "a" }, spec: settings("~> 4.60") }), from({ spec: settings("~> 5.0") })]),
  ).toThrow("the files differ in `terraform`: one configuration has one backend and one provider version");
});

test("a tag called // stays: only cdktf's own comments go", () => {
  const { resource } = configuration(from({ gallery: { tags: { "//": "x" } } }));
  expect(Object.values(resource["azurerm_shared_image_gallery"] ?? {})[0]?.["tags"]).toEqual({ "//": "x" });
});

test("two resources that would get one address are refused, and neither is lost", () => {
  const image = { os: "linux", versions: {} } as const;
  const plans = [plan(from({ spec: { images: { "a.b": image, ab: image } } }).spec)];
  expect(
    Object.keys((configurationOf(plans, md5) as unknown as Configuration).resource["azurerm_shared_image"] ?? {}),
  ).toHaveLength(2);
  expect(() => configurationOf(plans, () => "00000000")).toThrow(
    "two resources of gallery contoso_images would have the address azurerm_shared_image.contoso_images_ab_00000000: rename one of them",
  );
});

describe("azapi's provider block", () => {
  const version = { source: { published: true } } as const;
  const azapi = (terraform: NonNullable<ExampleParts["spec"]>["terraform"]): unknown => {
    const { provider } = configuration(from({ version, spec: { ...(terraform && { terraform }) } }));
    return (provider as unknown as { azapi: unknown }).azapi;
  };

  test("signs in as azurerm's does: the cloud, the tenant, the identity and OIDC, under azapi's names", () => {
    const provider = {
      environment: "usgovernment",
      tenant_id: "t",
      client_id: "c",
      use_oidc: true,
      ado_pipeline_service_connection_id: "s",
      storage_use_azuread: true,
      metadata_host: "h",
    };
    expect(azapi({ provider })).toEqual([
      {
        client_id: "c",
        environment: "usgovernment",
        oidc_azure_service_connection_id: "s",
        tenant_id: "t",
        use_oidc: true,
      },
    ]);
    expect(azapi(undefined)).toEqual([{}]);
  });

  test("keeps what is said of it, and takes the cloud alone where that is another way of signing in", () => {
    const provider = { environment: "china", use_oidc: true, client_id: "c" };
    expect(azapi({ provider, azapiProvider: { default_tags: { a: "b" } } })).toEqual([
      { client_id: "c", default_tags: { a: "b" }, environment: "china", use_oidc: true },
    ]);
    expect(azapi({ provider, azapiProvider: { use_cli: true } })).toEqual([{ environment: "china", use_cli: true }]);
    expect(azapi({ provider, azapiProvider: { environment: "public" } })).toEqual([
      { client_id: "c", environment: "public", use_oidc: true },
    ]);
  });
});
