import { check } from "../../../lib/index";
import { incompleteness } from "../../../lib/parse/incomplete";
import { NotTerraformError, readConfigurations, readTerraform } from "../../../lib/terraform/read-terraform";
import { definitions, found } from "../../support/found";
import { latest, waits } from "../../support/planned";

type Body = Record<string, unknown>;

const SOURCE = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images/ubuntu";

/** Attributes of a version in one region, and what is different. */
function version(parts: Body = {}): Body {
  return {
    name: "1.0.0",
    gallery_name: "images",
    image_name: "ubuntu",
    resource_group_name: "rg",
    location: "westeurope",
    managed_image_id: SOURCE,
    target_region: [{ name: "westeurope", regional_replica_count: 1 }],
    ...parts,
  };
}

/** A configuration of versions by name of resource, and what stands beside them. */
function configuration(versions: Record<string, unknown>, resources: Body = {}, others: Body = {}): Body {
  return { resource: { azurerm_shared_image_version: versions, ...resources }, ...others };
}

const one = (parts: Body = {}, resources: Body = {}, others: Body = {}) =>
  readTerraform(configuration({ v: version(parts) }, resources, others));

const GALLERY = {
  azurerm_shared_image_gallery: { g: { name: "images", resource_group_name: "rg", location: "uksouth" } },
};

test.each([[[]], [null]])("a version whose target regions are %j is named: nobody knows where it is", (given) => {
  expect(one({ target_region: given }).unresolved).toEqual([
    { address: "azurerm_shared_image_version.v", attribute: "target_region", found: "nothing" },
  ]);
});

describe("a version that leaves its home region out", () => {
  const findings = (parts: Body) => {
    const { plans, lost } = one({ ...parts, location: "West Europe" });
    const origins = new Map(
      plans.map(({ spec }) => [
        spec,
        { findings: [], place: () => null, isIncomplete: incompleteness(spec, lost.get(spec) ?? []) },
      ]),
    );
    return check(plans, { origins }).map(({ rule, problem }) => `${rule}: ${problem}`);
  };
  const target = (name: unknown) => ({ name, regional_replica_count: 1 });

  test("is refused by Azure, though the provider takes it", () => {
    expect(findings({ target_region: [target("eastus"), target("North Europe")] })).toEqual([
      "home-outside-policy: `westeurope` is the home region of images/ubuntu/1.0.0, but not one of its target regions, which are eastus and northeurope; Azure keeps every version in its home region",
    ]);
    expect(findings({ target_region: [target("eastus"), target("westeurope")] })).toEqual([]);
  });

  test("is none where a region that cannot be read may be its home", () => {
    expect(findings({ target_region: [target("eastus"), target("${var.home}")] })).toEqual([]);
  });
});

describe("the shapes of Terraform JSON", () => {
  const body = version();
  test.each<[string, unknown]>([
    ["objects all the way", { resource: { azurerm_shared_image_version: { v: body } } }],
    ["a list of resources", { resource: [{ azurerm_shared_image_version: { v: body } }] }],
    ["a list of types", { resource: { azurerm_shared_image_version: [{ v: body }] } }],
    ["a list of bodies", { resource: { azurerm_shared_image_version: { v: [body] } } }],
    [
      "one target region that is no list",
      configuration({ v: version({ target_region: { name: "westeurope", regional_replica_count: 1 } }) }),
    ],
    [
      "comments",
      { "//": "why", resource: { "//": "why", azurerm_shared_image_version: { "//": {}, v: { "//": {}, ...body } } } },
    ],
    [
      "numbers in quotes",
      configuration({ v: version({ target_region: [{ name: "westeurope", regional_replica_count: "1" }] }) }),
    ],
    [
      "a region by its display name",
      configuration({ v: version({ target_region: [{ name: "West Europe", regional_replica_count: 1 }] }) }),
    ],
  ])("%s", (_, document) => {
    const { plans, unresolved } = readTerraform(document);
    expect(unresolved).toEqual([]);
    expect(found(plans)).toEqual({ "images/ubuntu": { "1.0.0": "westeurope 1" } });
  });

  test("files of one directory are one configuration", () => {
    const { plans } = readConfigurations([
      configuration({ a: version({ gallery_name: "${azurerm_shared_image_gallery.g.name}" }) }),
      { resource: GALLERY },
    ]);
    expect(plans.map(({ spec }) => [spec.gallery.location, spec.gallery.existing])).toEqual([["uksouth", undefined]]);
  });

  test("a later file overrides attributes of an earlier one", () => {
    const { plans } = readConfigurations([
      configuration({ a: version() }),
      configuration({ a: { target_region: [{ name: "eastus", regional_replica_count: 2 }] } }),
    ]);
    expect(found(plans)).toEqual({ "images/ubuntu": { "1.0.0": "eastus 2" } });
  });

  test.each(["resource", "locals", "provider", "module"])("%s that is a text", (key) => {
    expect(() => readTerraform({ resource: {}, [key]: "x" })).toThrow(
      new NotTerraformError(`the \`${key}\` of this Terraform JSON is not a block; an object is expected`),
    );
  });
});

describe("references", () => {
  const resources = {
    azurerm_resource_group: { rg: { name: "rg", location: "westeurope" } },
    azurerm_shared_image_gallery: {
      g: { name: "images", resource_group_name: "${azurerm_resource_group.rg.name}", location: "${local.home}" },
    },
    azurerm_shared_image: {
      i: {
        name: '${local.names["image"]}-${local.year}',
        gallery_name: "${azurerm_shared_image_gallery.g.name}",
        resource_group_name: "${azurerm_shared_image_gallery.g.resource_group_name}",
        location: "${azurerm_resource_group.rg.location}",
      },
    },
  };
  const others = {
    locals: [
      { home: "${azurerm_resource_group.rg.location}", year: 2404 },
      { names: { image: "ubuntu" }, few: 2 },
    ],
  };

  test("are followed to literals, through resources and locals", () => {
    const { plans, unresolved } = one(
      {
        gallery_name: "${azurerm_shared_image.i.gallery_name}",
        image_name: "${azurerm_shared_image.i.name}",
        location: "${azurerm_shared_image.i.location}",
        target_region: [{ name: "${local.home}", regional_replica_count: "${local.few}" }],
      },
      resources,
      others,
    );
    expect(unresolved).toEqual([]);
    expect(found(plans)).toEqual({ "images/ubuntu-2404": { "1.0.0": "westeurope 2" } });
    expect(plans[0]?.spec.gallery).toEqual({ name: "images", resourceGroup: "rg", location: "westeurope" });
    expect(definitions(plans).map(({ home, spec }) => [home, spec.existing])).toEqual([["westeurope", undefined]]);
  });

  test.each<[string, string]>([
    ["a variable, even one with a default", "${var.region}"],
    ["a data source", "${data.azurerm_resource_group.rg.location}"],
    ["a function", "${lower(local.home)}"],
    ["a condition", '${local.few > 1 ? local.home : "eastus"}'],
    ["an attribute that Azure decides", "${azurerm_resource_group.rg.managed_by}"],
    ["a resource that is not there", "${azurerm_resource_group.other.location}"],
    ["a local that is not there", "${local.other}"],
    ["something every object has", "${local.constructor}"],
    ["something every object inherits", "${azurerm_resource_group.rg.toString}"],
    ["a directive", "%{ if true }westeurope%{ endif }"],
    ["an expression without an end", "${local.home"],
    ["a map", "${local.names}"],
    ["a circle", "${local.a}"],
    ["part of a text", "west${var.side}"],
  ])("%s is named, not guessed", (_, expression) => {
    const { plans, unresolved } = one(
      {
        target_region: [
          { name: expression, regional_replica_count: 1 },
          { name: "eastus", regional_replica_count: 1 },
        ],
      },
      resources,
      {
        locals: [...others.locals, { a: "${local.b}", b: "${local.a}" }],
        variable: { region: { default: "westeurope" } },
      },
    );
    expect(found(plans)["images/ubuntu"]).toEqual({ "1.0.0": "eastus 1" });
    const words = expression === "${local.names}" ? "something other than a text" : expression;
    expect(unresolved).toEqual([
      { address: "azurerm_shared_image_version.v", attribute: "target_region[0].name", found: words },
    ]);
  });

  test("texts that double each other do not grow without end", () => {
    const locals: Record<string, string> = { a40: "x" };
    for (let index = 0; index < 40; index++) {
      locals[`a${index}`] = `\${local.a${index + 1}}\${local.a${index + 1}}`;
    }
    const { unresolved } = one({ location: "${local.a0}" }, {}, { locals });
    expect(unresolved.map(({ attribute }) => attribute)).toEqual(["location"]);
    expect(
      one({ tags: { a: "${local.a36}" } }, {}, { locals }).plans[0]?.definitions[0]?.versions[0]?.spec.tags,
    ).toEqual({
      a: "x".repeat(16),
    });
  });

  test("text that was escaped is text", () => {
    const { plans } = one({ tags: { a: "$${x} %%{y} $5 100%", b: '${"$"}{TfToken[TOKEN.0]}' } });
    const [definition] = definitions(plans);
    expect(definition?.versions[0]?.spec.tags).toEqual({ a: "${x} %{y} $5 100%", b: "${TfToken[TOKEN.0]}" });
  });

  test("ids that are only passed on stay expressions", () => {
    const { plans, unresolved } = one({
      managed_image_id: "${azurerm_linux_virtual_machine.builder.id}",
      resource_group_name: "${var.group}",
      target_region: [
        {
          name: "westeurope",
          regional_replica_count: 1,
          disk_encryption_set_id: "${azurerm_disk_encryption_set.west.id}",
        },
      ],
    });
    expect(unresolved).toEqual([]);
    expect(plans[0]?.spec.gallery.resourceGroup).toBe("${var.group}");
    const [version] = definitions(plans)[0]?.versions ?? [];
    expect(version?.spec.source).toEqual({ virtualMachine: "${azurerm_linux_virtual_machine.builder.id}" });
    expect(version?.targetRegions[0]?.diskEncryptionSetId).toBe("${azurerm_disk_encryption_set.west.id}");
  });
});

describe("what is left out, and named", () => {
  test.each<[string, Body, string, string]>([
    ["a number of instances", { count: "${var.n}" }, "count", "${var.n}"],
    ["several instances", { for_each: { a: 1 } }, "for_each", "several instances"],
    ["a version without a name", { name: "${var.version}" }, "name", "${var.version}"],
    ["a version of an unknown image", { image_name: "${var.image}" }, "image_name", "${var.image}"],
    ["a version of no gallery", { gallery_name: null }, "gallery_name", "nothing"],
  ])("%s", (_, parts, attribute, words) => {
    const { plans, unresolved } = readTerraform(configuration({ v: version(parts), w: version({ name: "2.0.0" }) }));
    expect(found(plans)).toEqual({ "images/ubuntu": { "2.0.0": "westeurope 1" } });
    expect(unresolved).toEqual([{ address: "azurerm_shared_image_version.v", attribute, found: words }]);
  });

  test.each<[string, Body, string, string]>([
    ["replicas", { regional_replica_count: "${var.n}" }, "regional_replica_count", "${var.n}"],
    ["replicas in words", { regional_replica_count: "three" }, "regional_replica_count", "three"],
    ["no replicas", { regional_replica_count: null }, "regional_replica_count", "nothing"],
    ["storage", { storage_account_type: "${var.s}" }, "storage_account_type", "${var.s}"],
    [
      "storage that Azure does not have",
      { storage_account_type: "UltraSSD_LRS" },
      "storage_account_type",
      "UltraSSD_LRS",
    ],
    ["a flag", { exclude_from_latest_enabled: "${var.f}" }, "exclude_from_latest_enabled", "${var.f}"],
  ])("a target region with unknown %s", (_, parts, attribute, words) => {
    const target_region = [
      { name: "eastus", regional_replica_count: 1 },
      { name: "uksouth", regional_replica_count: 2, ...parts },
    ];
    const { plans, unresolved } = one({ target_region });
    expect(found(plans)).toEqual({ "images/ubuntu": { "1.0.0": "eastus 1" } });
    expect(unresolved.map(({ attribute, found }) => [attribute, found])).toEqual([
      [`target_region[1].${attribute}`, words],
    ]);
  });

  test.each([
    ["East US", { eastus: 1, "East US": 2 }],
    ["eastus", { eastus: 1, "eastus ": 2 }],
  ])("a region that stands there before, as %s, counts once and is kept to be found", (name, placement) => {
    const target_region = [
      { name: "eastus", regional_replica_count: 1 },
      { name, regional_replica_count: 2 },
    ];
    const { plans, unresolved } = one({ target_region });
    expect(found(plans)).toEqual({ "images/ubuntu": { "1.0.0": "eastus 1" } });
    expect(unresolved).toEqual([]);
    expect(plans[0]?.definitions[0]?.versions[0]?.spec.placement).toEqual(placement);
    expect(check(plans).map(({ rule }) => rule)).toContain("duplicate-region");
  });

  test("target regions that a dynamic block makes", () => {
    const { plans, unresolved } = one({
      target_region: undefined,
      dynamic: { target_region: { for_each: "${var.r}" } },
    });
    expect(found(plans)).toEqual({ "images/ubuntu": { "1.0.0": "" } });
    expect(unresolved.map(({ attribute, found }) => [attribute, found])).toEqual([
      ["target_region", "a dynamic block"],
    ]);
  });

  test("nothing of other services, repeated or not", () => {
    const others = {
      azurerm_subnet: { s: { count: 2 } },
      azapi_resource: { r: { type: "Microsoft.Compute/virtualMachines@2024-07-01", for_each: { a: 1 } } },
    };
    expect(one({}, others).unresolved).toEqual([]);
  });

  test("modules", () => {
    const { unresolved } = one({}, {}, { module: { images: { source: "./images" } } });
    expect(unresolved).toEqual([{ address: "module.images", attribute: "source", found: "./images" }]);
  });

  test("a version that two resources create", () => {
    const { plans, unresolved } = readTerraform(
      configuration({ a: version(), b: version({ gallery_name: "IMAGES", image_name: "Ubuntu" }) }),
    );
    expect(found(plans)).toEqual({ "images/ubuntu": { "1.0.0": "westeurope 1" } });
    expect(unresolved).toEqual([
      {
        address: "azurerm_shared_image_version.b",
        attribute: "name",
        found: "1.0.0, which azurerm_shared_image_version.a has too",
      },
    ]);
  });
});

describe("galleries", () => {
  test("what is not a resource here exists elsewhere", () => {
    const { plans } = one();
    expect(plans[0]?.spec).toEqual({
      gallery: { name: "images", resourceGroup: "rg", location: "", existing: true },
      policies: {
        ubuntu: { regions: { westeurope: {} }, tiers: [{ name: "found", take: "rest", regions: "home", replicas: 1 }] },
      },
      images: {
        ubuntu: {
          existing: true,
          policy: "ubuntu",
          versions: {
            "1.0.0": { source: { managedImage: SOURCE }, allowRegionRemoval: false, placement: { westeurope: 1 } },
          },
        },
      },
    });
  });

  test("a version finds its gallery, whatever the capitals", () => {
    const { plans } = one({ gallery_name: "Images", resource_group_name: "RG" }, GALLERY);
    expect(plans.map(({ spec }) => spec.gallery.name)).toEqual(["images"]);
    expect(found(plans)).toEqual({ "images/ubuntu": { "1.0.0": "westeurope 1" } });
  });

  test("two resource groups are two galleries, and so are two subscriptions", () => {
    const provider = {
      azurerm: [
        { features: {}, subscription_id: "a" },
        { alias: "b", features: {}, subscription_id: "b" },
      ],
    };
    const { plans } = readTerraform(
      configuration(
        { a: version(), b: version({ resource_group_name: "other" }), c: version({ provider: "azurerm.b" }) },
        {},
        { provider },
      ),
    );
    expect(plans.map(({ spec: { gallery } }) => [gallery.resourceGroup, gallery.subscription])).toEqual([
      ["rg", "a"],
      ["other", "a"],
      ["rg", "b"],
    ]);
  });
});

describe("a version", () => {
  test("waits for the versions of its image that it depends on, oldest first", () => {
    const { plans } = readTerraform(
      configuration({
        v10: version({
          depends_on: [
            "azurerm_shared_image_version.v12",
            "${azurerm_shared_image_version.v11}",
            "azurerm_shared_image_version.other",
            "azurerm_resource_group.rg",
          ],
        }),
        v11: version({ name: "1.1.0" }),
        v12: version({ name: "1.10.0" }),
        other: version({ name: "2.0.0", image_name: "debian" }),
      }),
    );
    const ubuntu = definitions(plans).find(({ name }) => name === "ubuntu");
    expect(ubuntu && waits(ubuntu)).toEqual({ "1.10.0": [], "1.1.0": [], "1.0.0": ["1.1.0", "1.10.0"] });
  });

  test("waits for what a data source depends on that it depends on, through others too", () => {
    const { resource } = configuration({
      v10: version({ depends_on: ["data.azapi_resource_action.gate"] }),
      v11: version({ name: "1.1.0" }),
    }) as { resource: object };
    const data = {
      azapi_resource_action: { gate: { depends_on: ["data.http.status"] } },
      http: { status: { depends_on: ["azurerm_shared_image_version.v11", "data.azapi_resource_action.gate"] } },
    };
    const { plans } = readTerraform({ resource, data });
    const ubuntu = definitions(plans).find(({ name }) => name === "ubuntu");
    expect(ubuntu && waits(ubuntu)).toEqual({ "1.1.0": [], "1.0.0": ["1.1.0"] });
  });

  test("is latest where its region's flag is not set, whatever its own says", () => {
    const region = (name: string, isExcluded?: boolean) => ({
      name,
      regional_replica_count: 1,
      ...(isExcluded !== undefined && { exclude_from_latest_enabled: isExcluded }),
    });
    const { plans } = readTerraform(
      configuration({
        a: version({
          name: "1.1.0",
          exclude_from_latest: true,
          target_region: [region("westeurope"), region("eastus", true)],
        }),
        b: version({ target_region: [region("eastus", false), region("uksouth", true)] }),
      }),
    );
    const [definition] = definitions(plans);
    expect(definition?.versions.map(({ excludeFromLatest }) => excludeFromLatest)).toEqual([true, false]);
    expect(definition && latest(definition)).toEqual({ westeurope: "1.1.0", eastus: "1.0.0", uksouth: null });
  });

  test("has storage of its own where a newer version has another one", () => {
    const region = (storage_account_type?: string) => ({
      name: "eastus",
      regional_replica_count: 1,
      storage_account_type,
    });
    const { plans } = readTerraform(
      configuration({
        a: version({ name: "1.1.0", target_region: [region("Standard_ZRS")] }),
        b: version({ target_region: [region()] }),
      }),
    );
    const spec = plans[0]?.spec;
    expect(spec?.policies?.["ubuntu"]?.regions).toEqual({ eastus: { storage: "Standard_ZRS" } });
    expect(definitions(plans)[0]?.versions.map((plan) => plan.spec.storage)).toEqual([
      undefined,
      { eastus: "Standard_LRS" },
    ]);
  });

  test("keeps the order of its target regions, and names as keys are only names", () => {
    const target_region = ["uksouth", "__proto__", "westeurope", "constructor"].map((name) => ({
      name,
      regional_replica_count: 1,
    }));
    const { plans } = one({ image_name: "__proto__", target_region });
    expect(found(plans)["images/__proto__"]).toEqual({
      "1.0.0": "uksouth 1, __proto__ 1, westeurope 1, constructor 1",
    });
  });
});

test("encrypted versions may stand beside others, but a version is encrypted in all of its regions or in none", () => {
  const region = (name: string, isEncrypted: boolean) => ({
    name,
    regional_replica_count: 1,
    ...(isEncrypted && { disk_encryption_set_id: "${azurerm_disk_encryption_set." + name + ".id}" }),
  });
  const ids = (...regions: Body[]) => {
    const plain = version({ name: "1.1.0", target_region: [region("eastus", false)] });
    const { plans } = readTerraform(configuration({ a: version({ target_region: regions }), b: plain }));
    return check(plans).filter(({ rule }) => rule === "partly-encrypted");
  };
  expect(ids(region("westeurope", true), region("uksouth", true))).toEqual([]);
  expect(ids(region("westeurope", true), region("uksouth", false))).toMatchObject([{ path: "images/ubuntu/1.0.0" }]);
});
