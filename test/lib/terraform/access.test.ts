import { readTerraform } from "../../../lib/terraform/read-terraform";
import type { AccessGrant } from "../../../lib/spec/access-spec";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import { terraformJson } from "../../support/emitted";

const SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
const [ADA, BEN] = ["44444444-4444-4444-4444-444444444444", "55555555-5555-5555-5555-555555555555"] as const;
const GALLERY_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute/galleries/g`;
const IMAGE = { identifier: { publisher: "p", offer: "o", sku: "s" }, os: "linux" } as const;

const ACCESS: AccessGrant[] = [
  { role: "sharing-admin", principals: [ADA] },
  { role: "reader", principals: [BEN], principalType: "Group", description: "web ${team}" },
  { role: "publisher", principals: [ADA], images: ["a"], condition: "c" },
  { role: "reader", principals: [BEN], images: ["a"] },
  { role: "reader", principals: [BEN], applications: ["a"] },
];

test.each([
  ["created", {}, {}],
  ["created with an identity", { identity: { systemAssigned: true } }, { features: undefined }],
  ["created, with items that exist already", {}, { existing: true }],
  ["managed elsewhere", { existing: true }, { existing: true }],
])("what is emitted for a gallery that is %s reads back as the same grants and lock", (_, settings, item) => {
  const spec: GallerySpec = {
    gallery: {
      name: "g",
      resourceGroup: "rg",
      location: "westeurope",
      subscription: SUBSCRIPTION,
      lock: "delete",
      ...settings,
    },
    images: { a: { ...IMAGE, ...item, versions: { "1.0.0": { source: { snapshot: "s" } } } } },
    applications: { a: { os: "linux", ...item } },
    access: ACCESS,
  };
  const { plans, unresolved } = readTerraform(JSON.parse(JSON.stringify(terraformJson([{ spec }]))));
  expect(unresolved).toEqual([]);
  expect(plans).toHaveLength(1);
  const read = plans[0]?.spec;
  const sorted = (access: readonly AccessGrant[] = []) =>
    access.map((grant) => JSON.stringify(Object.entries(grant).sort())).sort();
  expect(sorted(read?.access)).toEqual(sorted(ACCESS));
  expect(read?.gallery.lock).toBe("existing" in settings ? undefined : "delete");
});

const state = (...resources: { type: string; values: object }[]) => ({
  format_version: "1.0",
  terraform_version: "1.11.4",
  values: {
    root_module: {
      resources: [
        {
          type: "azurerm_shared_image_gallery",
          values: { name: "g", resource_group_name: "rg", location: "westeurope", id: GALLERY_ID },
        },
        ...resources,
      ].map((resource, index) => ({
        address: `${resource.type}.r${index}`,
        mode: "managed",
        name: `r${index}`,
        provider_name: "registry.terraform.io/hashicorp/azurerm",
        schema_version: 0,
        ...resource,
      })),
    },
  },
});

const role = (id: string) => `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${id}`;

test("a state says who has which role, by the role's id or its name", () => {
  const { plans } = readTerraform(
    state(
      {
        type: "azurerm_role_assignment",
        values: {
          scope: GALLERY_ID,
          role_definition_id: role("cf7c76d2-98a3-4358-a134-615aa78bf44d"),
          principal_id: ADA,
          principal_type: "User",
          description: "",
        },
      },
      {
        type: "azurerm_role_assignment",
        values: {
          scope: `${GALLERY_ID}/images/i`,
          role_definition_name: "Compute Gallery Artifacts Publisher",
          principal_id: BEN,
        },
      },
      { type: "azurerm_management_lock", values: { name: "keep", scope: GALLERY_ID, lock_level: "CanNotDelete" } },
    ),
  );
  expect(plans[0]?.spec.access).toEqual([
    { role: "reader", principals: [ADA], principalType: "User" },
    { role: "publisher", principals: [BEN], images: ["i"] },
  ]);
  expect(plans[0]?.spec.gallery.lock).toBe("delete");
});

test.each<[what: string, type: string, values: object]>([
  ["another role", "azurerm_role_assignment", { scope: GALLERY_ID, role_definition_name: "Owner", principal_id: ADA }],
  [
    "a role that no grant means there",
    "azurerm_role_assignment",
    { scope: GALLERY_ID, role_definition_name: "Reader", principal_id: ADA },
  ],
  [
    "another gallery",
    "azurerm_role_assignment",
    { scope: `${GALLERY_ID}2`, role_definition_name: "Compute Gallery Image Reader", principal_id: ADA },
  ],
  [
    "a version",
    "azurerm_role_assignment",
    {
      scope: `${GALLERY_ID}/images/i/versions/1.0.0`,
      role_definition_name: "Compute Gallery Image Reader",
      principal_id: ADA,
    },
  ],
  [
    "a principal that is not known",
    "azurerm_role_assignment",
    { scope: GALLERY_ID, role_definition_name: "Compute Gallery Image Reader" },
  ],
  [
    "a resource group",
    "azurerm_management_lock",
    { scope: `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg`, lock_level: "CanNotDelete" },
  ],
  ["a read-only lock", "azurerm_management_lock", { scope: GALLERY_ID, lock_level: "ReadOnly" }],
])("%s is passed over in silence", (_, type, values) => {
  const { plans, unresolved } = readTerraform(state({ type, values }));
  expect(unresolved).toEqual([]);
  expect(plans).toHaveLength(1);
  expect(plans[0]?.spec).not.toHaveProperty("access");
  expect(plans[0]?.spec.gallery).not.toHaveProperty("lock");
});

test("roles of several instances in a configuration are passed over in silence", () => {
  const document = {
    terraform: { required_providers: { azurerm: { source: "hashicorp/azurerm" } } },
    resource: {
      azurerm_shared_image_gallery: { g: { name: "g", resource_group_name: "rg", location: "westeurope" } },
      azurerm_role_assignment: {
        r: {
          for_each: "${var.teams}",
          scope: "${azurerm_shared_image_gallery.g.id}",
          role_definition_name: "Compute Gallery Image Reader",
          principal_id: "${each.value}",
        },
      },
    },
  };
  const { plans, unresolved } = readTerraform(document);
  expect(unresolved).toEqual([]);
  expect(plans[0]?.spec).not.toHaveProperty("access");
});
