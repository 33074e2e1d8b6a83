import { check } from "../../../lib/index";
import type { VersionPlan } from "../../../lib/plan/plan";
import { readTerraform } from "../../../lib/terraform/read-terraform";
import { found } from "../../support/found";
import { configurationOf, readVersions, region } from "../../support/unread";

const OPEN = "${var.replicas}";

/** The only version of a configuration with these target regions. */
function version(target_region: unknown): VersionPlan {
  const [only] = readVersions({ "1.0.0": target_region })[0]?.definitions[0]?.versions ?? [];
  if (!only) throw new Error("a version");
  return only;
}

const names = ({ targetRegions }: VersionPlan): string[] => targetRegions.map(({ name }) => name);

describe("a target region of which something can't be read", () => {
  test("keeps its name, without a place among those that can", () => {
    const read = version([region("westeurope", 1), region("North Europe", OPEN)]);
    expect(names(read)).toEqual(["westeurope"]);
    expect(read.unread).toEqual({
      regions: [
        {
          name: "northeurope",
          missing: [{ attribute: "target_region[1].regional_replica_count", found: OPEN }],
          mayServe: true,
        },
      ],
      elsewhere: false,
    });
  });

  test.each<[string, object, string]>([
    ["storage", region("eastus", 1, { storage_account_type: "${var.storage}" }), "storage_account_type"],
    ["storage that Azure does not have", region("eastus", 1, { storage_account_type: "Tape" }), "storage_account_type"],
    ["flag", region("eastus", 1, { exclude_from_latest_enabled: "${var.hide}" }), "exclude_from_latest_enabled"],
    ["replicas, which are missing", { name: "eastus" }, "regional_replica_count"],
  ])("may be its %s", (_, block, attribute) => {
    const { unread } = version([block]);
    expect(unread?.elsewhere).toBe(false);
    expect(unread?.regions.map(({ name, missing, mayServe }) => [name, missing[0]?.attribute, mayServe])).toEqual([
      ["eastus", `target_region[0].${attribute}`, true],
    ]);
  });

  test("may not serve where it is known to be hidden", () => {
    const flagged = (exclude_from_latest_enabled: boolean) =>
      version([region("eastus", OPEN, { exclude_from_latest_enabled })]).unread?.regions[0]?.mayServe;
    expect([flagged(true), flagged(false)]).toEqual([false, true]);
  });

  test("counts once, as the first block of its name says", () => {
    const twice = version([region("eastus", OPEN), region("East US", 1)]);
    expect([names(twice), twice.unread?.regions.map(({ name }) => name)]).toEqual([[], ["eastus"]]);
    const known = version([region("East US", 1), region("eastus", OPEN)]);
    expect([names(known), known.unread]).toEqual([["eastus"], undefined]);
  });
});

describe("regions may be elsewhere", () => {
  test.each<[string, unknown]>([
    ["a name is an expression", [region("westeurope", 1), region("${var.region}", 1)]],
    ["a block has no name", [region("westeurope", 1), { regional_replica_count: 1 }]],
    ["an item of the list is an expression", [region("westeurope", 1), "${local.more}"]],
  ])("where %s", (_, given) => {
    const read = version(given);
    expect([names(read), read.unread]).toEqual([["westeurope"], { regions: [], elsewhere: true }]);
  });

  test("where the whole list is an expression, or there is none", () => {
    expect(version("${var.regions}").unread).toEqual({ regions: [], elsewhere: true });
    expect(version([]).unread).toEqual({ regions: [], elsewhere: true });
  });

  test("nowhere, where all can be read", () => {
    expect(version([region("westeurope", 1), region("eastus", 2)])).not.toHaveProperty("unread");
  });
});

describe("through azapi", () => {
  const published = (publishingProfile: object, type = "azapi_resource") =>
    readTerraform({
      resource: {
        [type]: {
          v: {
            type: "Microsoft.Compute/galleries/images/versions@2024-03-03",
            name: "1.0.0",
            ...(type === "azapi_resource" ? { location: "westeurope" } : {}),
            parent_id: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/galleries/images/images/ubuntu",
            body: { properties: { publishingProfile } },
          },
        },
      },
    }).plans[0]?.definitions[0]?.versions[0];
  const unreadOf = (profile: object) => published(profile)?.unread?.regions.map(({ name }) => name);

  test("replicas, a flag of the profile, or an edge zone", () => {
    const known = { name: "eastus", regionalReplicaCount: 2 };
    expect(unreadOf({ targetRegions: [known, { name: "westus", regionalReplicaCount: OPEN }] })).toEqual(["westus"]);
    expect(unreadOf({ targetRegions: [known], excludeFromLatest: "${var.hide}" })).toEqual(["eastus"]);
    const zone = { name: "eastus", extendedLocation: { name: "a", type: "EdgeZone" } };
    const withZone = (count: unknown) =>
      published({
        targetRegions: [known],
        targetExtendedLocations: [{ ...zone, extendedLocationReplicaCount: count }],
      });
    expect(withZone(OPEN)?.unread?.regions.map(({ name }) => name)).toEqual(["eastus"]);
    expect(withZone(OPEN)?.targetRegions).toEqual([]);
    expect(withZone(3)?.targetRegions[0]?.edgeZones).toEqual({ a: { replicas: 3 } });
    expect(withZone(3)).not.toHaveProperty("unread");
  });

  test("a version that a pipeline publishes is at home in the first region, whatever of it can be read", () => {
    const homeOf = (...targetRegions: object[]) => published({ targetRegions }, "azapi_update_resource")?.home;
    const [east, west] = [
      { name: "eastus", regionalReplicaCount: OPEN },
      { name: "westus", regionalReplicaCount: 1 },
    ];
    expect([homeOf(east, west), homeOf(west, east)]).toEqual(["eastus", "westus"]);
  });
});

test("replicas that are known after apply", () => {
  const values = {
    name: "1.0.0",
    gallery_name: "images",
    image_name: "ubuntu",
    resource_group_name: "rg",
    location: "westeurope",
    managed_image_id: "id",
    target_region: [{ name: "westeurope", regional_replica_count: 1 }, { name: "northeurope" }],
  };
  const address = "azurerm_shared_image_version.v";
  const after_unknown = { target_region: [{}, { regional_replica_count: true }] };
  const { plans } = readTerraform({
    format_version: "1.2",
    planned_values: {
      root_module: {
        resources: [{ address, mode: "managed", type: "azurerm_shared_image_version", name: "v", values }],
      },
    },
    resource_changes: [{ address, change: { actions: ["create"], after_unknown } }],
  });
  expect(found(plans)).toEqual({ "images/ubuntu": { "1.0.0": "westeurope 1" } });
  expect(plans[0]?.definitions[0]?.versions[0]?.unread?.regions).toEqual([
    {
      name: "northeurope",
      missing: [{ attribute: "target_region[1].regional_replica_count", found: "${known after apply}" }],
      mayServe: true,
    },
  ]);
});

test("a home that is named is no home that is left out, also for a program that has no origins", () => {
  const rules = (...target_region: object[]) =>
    check(readTerraform(configurationOf({ "1.0.0": target_region })).plans).map(({ rule }) => rule);
  expect(rules(region("eastus", 1), region("West Europe", OPEN))).not.toContain("home-outside-policy");
  expect(rules(region("eastus", 1), region("${var.region}", 1))).not.toContain("home-outside-policy");
  expect(rules(region("eastus", 1), region("westus", OPEN))).toContain("home-outside-policy");
});
