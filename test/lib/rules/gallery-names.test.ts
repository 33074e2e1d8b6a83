import { check } from "../../../lib/index";
import { plan } from "../../../lib/plan/plan";
import { example } from "../../../lib/check/facts/examples";
import type { GallerySettings, GallerySpec } from "../../../lib/spec/gallery-spec";
import { report, ruleIds } from "../../support/report";

const ONE = "aaaaaaaa-1111-1111-1111-111111111111";
const TWO = "22222222-2222-2222-2222-222222222222";

/** A gallery whose images no other one has. */
let images = 0;
function gallery(settings: Partial<GallerySettings>): GallerySpec {
  const image = example().images?.["ubuntu-2404"];
  const name = `image-${images++}`;
  const identifier = { publisher: "contoso", offer: "linux", sku: name };
  return example({ gallery: settings, spec: { images: { [name]: { ...image, identifier } } } });
}

describe("a gallery name that stands twice in a subscription", () => {
  test("is an error in another resource group, whatever the capitals", () => {
    const first = gallery({ resourceGroup: "rg-one", subscription: ONE });
    const second = gallery({ name: "Contoso_Images", resourceGroup: "rg-two", subscription: ONE.toUpperCase() });
    expect(report(first, second)).toEqual([
      "error[duplicate-gallery-name] Contoso_Images at gallery name",
      "gallery Contoso_Images in resource group rg-two has the name of one in rg-one; a gallery name is unique in a subscription, whatever the resource group",
      "give one of them another name",
    ]);
  });

  test("is a warning when one of the subscriptions is not known", () => {
    const first = gallery({ resourceGroup: "rg-one" });
    const second = gallery({ resourceGroup: "rg-two", subscription: ONE });
    expect(report(first, second)).toEqual([
      "warning[possibly-duplicate-gallery-name] contoso_images at gallery name",
      "gallery contoso_images in resource group rg-two has the name of one in rg-one, and their subscriptions are not both known; a gallery name is unique in a subscription",
      "set `subscription` in both, or give one of them another name",
    ]);
  });

  test.each<[string, Partial<GallerySettings>, Partial<GallerySettings>, string[]]>([
    ["two subscriptions", { subscription: ONE }, { subscription: TWO }, []],
    ["another name", { subscription: ONE }, { subscription: ONE, name: "others" }, []],
    ["two that are not known", {}, {}, ["possibly-duplicate-gallery-name"]],
    ["one that exists", { subscription: ONE, existing: true }, { subscription: ONE }, ["duplicate-gallery-name"]],
  ])("%s, in either order", (_, a, b, ids) => {
    const one = gallery({ resourceGroup: "rg-one", ...a });
    const two = gallery({ resourceGroup: "rg-two", ...b });
    expect(ruleIds(one, two)).toEqual(ids);
    expect(ruleIds(two, one)).toEqual(ids);
  });

  test("is left to another rule in one resource group", () => {
    const settings = { resourceGroup: "rg-one", subscription: ONE };
    expect(ruleIds(gallery(settings), gallery({ ...settings, resourceGroup: "RG-One" }))).toEqual([
      "gallery-created-twice",
    ]);
    expect(ruleIds(gallery(settings), gallery({ ...settings, existing: true }))).toEqual([]);
  });

  test("is found once for each gallery too many, between galleries of other subscriptions", () => {
    const specs = ["rg-one", "rg-two", "rg-three"].map((resourceGroup) =>
      gallery({ resourceGroup, subscription: ONE }),
    );
    const elsewhere = gallery({ resourceGroup: "rg-four", subscription: TWO });
    expect(ruleIds(elsewhere, ...specs)).toEqual(["duplicate-gallery-name", "duplicate-gallery-name"]);
  });
});

describe("a gallery in a resource group that Terraform alone knows", () => {
  const known = gallery({ resourceGroup: "rg-one", subscription: ONE });
  const unknown = (existing: boolean) =>
    gallery({ resourceGroup: "${azurerm_resource_group.rg.name}", subscription: ONE, existing });
  const idsOf = (specs: GallerySpec[]) => check(specs.map(plan)).map(({ rule }) => rule);

  test("may be the one that exists", () => {
    expect(idsOf([known, unknown(true)])).toEqual([]);
  });

  test("is one too many when both are created, in whatever group", () => {
    expect(idsOf([known, unknown(false)])).toEqual(["duplicate-gallery-name"]);
  });
});
