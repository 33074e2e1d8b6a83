import { Gallery } from "../../constructs/gallery";
import type { GallerySpec } from "../../lib/spec/gallery-spec";
import { newApp, newStack, synthesized } from "../support/synthesized";
import { terraformJson } from "../support/emitted";

const PROPS = { name: "contoso_images", resourceGroup: "rg", location: "westeurope" };
const IMAGE = {
  identifier: { publisher: "contoso", offer: "linux", sku: "ubuntu" },
  os: "linux",
  generation: "V2",
} as const;
const GUID = "00000000-0000-0000-0000-00000000000A";

type Resources = Record<string, Record<string, Record<string, unknown>>>;

test("grants of a program and those of a file have the same addresses and arguments", () => {
  const app = newApp();
  const gallery = new Gallery(newStack(app), "contoso_images", { ...PROPS, lock: "delete" });
  gallery.grantRead(GUID);
  gallery.grantSharingAdmin(GUID, { principalType: "Group", description: "platform" });
  gallery.addImageDefinition("ubuntu", IMAGE).grantPublish(GUID, { condition: "c" });
  gallery.addApplication("agent", { os: "linux" }).grantRead(GUID);
  const spec: GallerySpec = {
    gallery: { ...PROPS, lock: "delete" },
    images: { ubuntu: IMAGE },
    applications: { agent: { os: "linux" } },
    access: [
      { role: "reader", principals: [GUID] },
      { role: "sharing-admin", principals: [GUID], principalType: "Group", description: "platform" },
      { role: "publisher", principals: [GUID], images: ["ubuntu"], condition: "c" },
      { role: "reader", principals: [GUID], applications: ["agent"] },
    ],
  };
  const { resource } = terraformJson([{ spec }]) as { resource: Resources };
  const ofProgram = synthesized(app);
  expect(Object.keys(ofProgram["azurerm_role_assignment"] ?? {})).toHaveLength(4);
  for (const type of ["azurerm_role_assignment", "azurerm_management_lock"]) {
    const bare = Object.entries(ofProgram[type] ?? {}).map(([name, { "//": _, ...args }]) => [name, args]);
    expect(Object.fromEntries(bare)).toEqual(resource[type]);
  }
});

test("a lock forbids deletion, at the gallery itself", () => {
  const { resource } = terraformJson([{ spec: { gallery: { ...PROPS, lock: "delete" } } }]) as { resource: Resources };
  expect(Object.values(resource["azurerm_management_lock"] ?? {})).toEqual([
    {
      name: "gallery-lock",
      scope: "${azurerm_shared_image_gallery.contoso_images_8D9E6B7A.id}",
      lock_level: "CanNotDelete",
      notes:
        "Nothing in this gallery can be deleted while this lock is here. Terraform manages it: `lock` of the gallery.",
    },
  ]);
});
