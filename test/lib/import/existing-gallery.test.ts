import { withoutPrivateSharing } from "../../../lib/import/existing-gallery";
import { readTerraform } from "../../../lib/terraform/read-terraform";

const ONE = "11111111-aaaa-1111-1111-111111111111";
const TWO = "22222222-2222-2222-2222-222222222222";
const PRIVATE = { sharing: [{ permission: "Private", community_gallery: [] }] };

interface Given {
  readonly subscription?: string;
  readonly name?: string;
  readonly sharing?: readonly object[];
}

/** Which galleries of a state are taken for existing ones: `true` for each that is, and what is noted of them. */
function existing(...galleries: readonly Given[]) {
  const resources = galleries.map(({ subscription, name = "images", sharing = [] }, index) => ({
    address: `azurerm_shared_image_gallery.g${index}`,
    mode: "managed",
    type: "azurerm_shared_image_gallery",
    name: `g${index}`,
    values: {
      ...(subscription !== undefined && {
        id: `/subscriptions/${subscription}/resourceGroups/rg/providers/Microsoft.Compute/galleries/${name}`,
      }),
      name,
      resource_group_name: "rg",
      location: "westeurope",
      sharing,
    },
  }));
  const document = { format_version: "1.0", terraform_version: "1.11.4", values: { root_module: { resources } } };
  const { plans, notCarried } = withoutPrivateSharing(readTerraform(document).plans, document);
  return {
    existing: plans.map(({ spec }) => spec.gallery.existing === true),
    where: notCarried.map(({ where }) => where),
  };
}

describe("a gallery that is private by choice", () => {
  test("is marked as existing, and its namesake in another subscription is not", () => {
    expect(existing({ subscription: ONE }, { subscription: TWO, ...PRIVATE })).toEqual({
      existing: [false, true],
      where: [`images (subscription ${TWO})`],
    });
    expect(existing({ subscription: ONE, ...PRIVATE }, { subscription: TWO })).toEqual({
      existing: [true, false],
      where: [`images (subscription ${ONE})`],
    });
  });

  test("is noted by its name alone where there is no other of its name", () => {
    expect(existing({ subscription: ONE, ...PRIVATE }, { subscription: ONE, name: "apps" })).toEqual({
      existing: [true, false],
      where: ["images"],
    });
  });

  test("is found where the state does not say in which subscription it is", () => {
    expect(existing(PRIVATE, { name: "apps" })).toEqual({ existing: [true, false], where: ["images"] });
  });

  test("is marked in each subscription where it is one", () => {
    const { existing: all } = existing({ subscription: ONE, ...PRIVATE }, { subscription: TWO, ...PRIVATE });
    expect(all).toEqual([true, true]);
  });
});
