import type { GalleryPlan } from "../../../lib/plan/plan";
import { readTerraform, type TerraformReading } from "../../../lib/terraform/read-terraform";

type Body = Record<string, unknown>;

const COMPUTE = "Microsoft.Compute/galleries";
const SOURCE = { id: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images/ubuntu" };
const GALLERY = { name: "contoso_images", resource_group_name: "rg-images", location: "westeurope" };
const IMAGE = {
  type: `${COMPUTE}/images@2024-03-03`,
  name: "ubuntu",
  parent_id: "${azurerm_shared_image_gallery.images.id}",
  location: "westeurope",
};

/** A version as somebody writes it by hand; its profile says where it is. */
function version(publishingProfile: Body, more: Body = {}): Body {
  return {
    type: `${COMPUTE}/images/versions@2024-03-03`,
    name: "1.0.0",
    parent_id: "${azapi_resource.ubuntu.id}",
    location: "westeurope",
    body: { properties: { storageProfile: { source: SOURCE }, publishingProfile } },
    ...more,
  };
}

function read(versions: Body, others: Body = {}): TerraformReading {
  return readTerraform({
    resource: {
      azurerm_shared_image_gallery: { images: GALLERY },
      azapi_resource: { ubuntu: IMAGE, ...versions },
      ...others,
    },
  });
}

/** Replicas, storage and whether it is hidden from `latest`, by region. */
function regionsOf({ plans }: TerraformReading): unknown[] {
  const [plan] = plans as [GalleryPlan];
  return plan.definitions
    .flatMap(({ versions }) => versions)
    .flatMap(({ targetRegions }) => targetRegions)
    .map(({ name, replicas, storageAccountType, excludeFromLatest }) =>
      [name, replicas, storageAccountType, excludeFromLatest ? "hidden" : "shown"].join(" "),
    );
}

test("a version lies in the definition that azapi manages, in a gallery of azurerm", () => {
  const reading = read({ newest: version({ targetRegions: [{ name: "West Europe", regionalReplicaCount: 3 }] }) });
  expect(reading.unresolved).toEqual([]);
  expect(reading.plans.map(({ spec }) => spec.gallery.resourceGroup)).toEqual(["rg-images"]);
  expect(regionsOf(reading)).toEqual(["westeurope 3 Standard_LRS shown"]);
});

describe("a gallery that azapi manages is read with its identity", () => {
  const inGallery = (parentId: string, groups: Body = {}) => {
    const { plans } = readTerraform({
      resource: {
        azapi_resource: {
          images: { type: `${COMPUTE}@2024-03-03`, name: "contoso_images", parent_id: parentId },
          ubuntu: { ...IMAGE, parent_id: "${azapi_resource.images.id}" },
          newest: version({ targetRegions: [{ name: "westeurope", regionalReplicaCount: 1 }] }),
        },
        ...groups,
      },
    });
    return plans.map(({ spec: { gallery }, definitions }) => ({
      gallery,
      images: definitions.map(({ name }) => name),
    }));
  };

  test("in a resource group by its id", () => {
    expect(inGallery("/subscriptions/aaaa/resourceGroups/rg-images")).toEqual([
      {
        gallery: {
          name: "contoso_images",
          resourceGroup: "rg-images",
          subscription: "aaaa",
          location: "",
        },
        images: ["ubuntu"],
      },
    ]);
  });

  test("with its settings, which azurerm has as arguments", () => {
    const { plans, unresolved } = readTerraform({
      resource: {
        azapi_resource: {
          images: {
            type: `${COMPUTE}@2024-03-03`,
            name: "contoso_images",
            parent_id: "/subscriptions/aaaa/resourceGroups/rg-images",
            location: "westeurope",
            tags: { team: "images" },
            identity: { type: "SystemAssigned, UserAssigned", identity_ids: ["/identity"] },
            body: {
              properties: { description: "all of it", softDeletePolicy: { isSoftDeleteEnabled: true } },
            },
            lifecycle: { prevent_destroy: true },
          },
        },
      },
    });
    expect(unresolved).toEqual([]);
    expect(plans.map(({ spec }) => spec.gallery)).toEqual([
      {
        name: "contoso_images",
        resourceGroup: "rg-images",
        subscription: "aaaa",
        location: "westeurope",
        description: "all of it",
        tags: { team: "images" },
        softDelete: true,
        identity: { systemAssigned: true, userAssigned: ["/identity"] },
        protect: true,
      },
    ]);
  });

  test("in a resource group of the same file", () => {
    const groups = { azurerm_resource_group: { rg: { name: "rg-images", location: "westeurope" } } };
    expect(inGallery("${azurerm_resource_group.rg.id}", groups)).toMatchObject([
      { gallery: { name: "contoso_images", resourceGroup: "rg-images" }, images: ["ubuntu"] },
    ]);
  });
});

test("a region that says nothing has the number, the storage and the flag of the profile", () => {
  const profile = {
    replicaCount: 4,
    storageAccountType: "Standard_ZRS",
    excludeFromLatest: true,
    targetRegions: [
      { name: "westeurope" },
      { name: "eastus", regionalReplicaCount: 2, storageAccountType: "Standard_LRS", excludeFromLatest: false },
    ],
  };
  const reading = read({ newest: version(profile) });
  expect(reading.unresolved).toEqual([]);
  expect(regionsOf(reading)).toEqual(["westeurope 4 Standard_ZRS hidden", "eastus 2 Standard_LRS shown"]);
  const latest = reading.plans[0]?.definitions[0]?.latest;
  expect([...(latest ?? [])]).toEqual([
    ["westeurope", null],
    ["eastus", "1.0.0"],
  ]);
});

test("a number of the profile that Terraform alone knows leaves out the regions that have none", () => {
  const targetRegions = [{ name: "westeurope" }, { name: "eastus", regionalReplicaCount: 2 }];
  const reading = read({ newest: version({ replicaCount: "${var.replicas}", targetRegions }) });
  expect(reading.unresolved).toEqual([
    {
      address: "azapi_resource.newest",
      attribute: "target_region[0].regional_replica_count",
      found: "${var.replicas}",
    },
  ]);
  expect(regionsOf(reading)).toEqual(["eastus 2 Standard_LRS shown"]);
});

test("a version that names no regions is named, since nobody knows where it is", () => {
  expect(read({ newest: version({}) }).unresolved).toEqual([
    { address: "azapi_resource.newest", attribute: "target_region", found: "nothing" },
  ]);
});

test("a version of azapi is as little protected as it is written", () => {
  const profile = { targetRegions: [{ name: "westeurope", regionalReplicaCount: 1 }] };
  const first = { lifecycle: { create_before_destroy: true } };
  const anchor = { terraform_data: { anchor: { ...first, depends_on: ["azapi_resource.newest"] } } };
  const plain = read({ newest: version(profile) });
  expect(plain.protections).toEqual({ createBeforeDestroy: false, deletesLast: false });
  const ours = read({ newest: version(profile, first) }, anchor);
  expect(ours.protections).toEqual({ createBeforeDestroy: true, deletesLast: true });
});

describe("what azapi manages in a form that is not read is named", () => {
  const versions = { newest: version({ targetRegions: [{ name: "westeurope", regionalReplicaCount: 3 }] }) };
  const GALLERY_TYPE = `${COMPUTE}@2023-07-03`;
  const named = (address: string, type: string) => [
    { address, attribute: "type", found: `${type}: not read from ${address.split(".")[0] ?? ""}`, isWritten: true },
  ];

  test("an update of an image definition", () => {
    const type = `${COMPUTE}/images@2024-03-03`;
    const update = { type, resource_id: "${azapi_resource.ubuntu.id}", body: { properties: { eula: "x" } } };
    const reading = read(versions, { azapi_update_resource: { eula: update } });
    expect(reading.unresolved).toEqual(named("azapi_update_resource.eula", type));
    // The images are read all the same, and nothing is missing of their gallery.
    expect(regionsOf(reading)).toEqual(["westeurope 3 Standard_LRS shown"]);
    expect([...reading.lost.values()]).toEqual([...read(versions).lost.values()]);
  });

  test("in a state too, and a file without anything else is refused by it", () => {
    const values = { type: `${COMPUTE}/images@2024-03-03`, resource_id: "/subscriptions/s/resourceGroups/rg" };
    const resources = [{ address: "azapi_update_resource.u", mode: "managed", type: "azapi_update_resource", values }];
    expect(() => readTerraform({ format_version: "1.0", values: { root_module: { resources } } })).toThrow(
      `type of azapi_update_resource.u is ${COMPUTE}/images@2024-03-03: not read`,
    );
  });

  test("not what is read, or belongs to another service", () => {
    const update = { type: GALLERY_TYPE, resource_id: "${azurerm_shared_image_gallery.images.id}", body: {} };
    const disk = { type: "Microsoft.Compute/disks@2023-04-02", name: "d" };
    const others = { azapi_update_resource: { soft: update } };
    expect(read({ disk, ...versions }, others).unresolved).toEqual([]);
  });
});
