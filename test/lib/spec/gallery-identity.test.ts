import { galleryRefs, pathIn, type GalleryIdentity } from "../../../lib/spec/gallery-identity";

/** What tells each gallery from the others: "name, resource group, subscription". */
function aparts(...galleries: readonly (readonly [name: string, resourceGroup: string, subscription?: string])[]) {
  const all = galleries.map(([name, resourceGroup, subscription]): GalleryIdentity => ({
    name,
    resourceGroup,
    ...(subscription !== undefined && { subscription }),
  }));
  const refs = galleryRefs(all);
  return all.map((gallery) => refs.get(gallery)?.apart);
}

describe("galleries of one name are told apart", () => {
  test("by their subscriptions", () => {
    expect(aparts(["images", "rg", "dev"], ["images", "rg", "prod"])).toEqual([
      "subscription dev",
      "subscription prod",
    ]);
  });

  test("by their resource groups where the subscription is the same, or not known", () => {
    const groups = ["resource group a", "resource group b"];
    expect(aparts(["images", "a", "dev"], ["images", "b", "DEV"])).toEqual(groups);
    expect(aparts(["images", "a"], ["images", "b"])).toEqual(groups);
    expect(aparts(["images", "a"], ["images", "b", "dev"])).toEqual(["resource group a", "subscription dev"]);
  });

  test("by both where neither is enough", () => {
    expect(aparts(["images", "a", "dev"], ["images", "b", "dev"], ["images", "a", "prod"])).toEqual([
      "subscription dev, resource group a",
      "subscription dev, resource group b",
      "subscription prod",
    ]);
  });

  test("whatever the capitals of their name", () => {
    expect(aparts(["images", "a"], ["Images", "b"])).toEqual(["resource group a", "resource group b"]);
  });

  test("but not from themselves: several plans may be of one gallery", () => {
    expect(aparts(["images", "a", "dev"], ["IMAGES", "A", "DEV"])).toEqual([null, null]);
  });

  test("and others need nothing", () => {
    expect(aparts(["images", "a", "dev"], ["apps", "a", "prod"])).toEqual([null, null]);
    expect(aparts(["__proto__", "a"], ["constructor", "b"])).toEqual([null, null]);
  });

  test("as far as they can be: an empty group says nothing", () => {
    expect(aparts(["images", ""], ["images", "b"])).toEqual([null, "resource group b"]);
  });
});

test("what only Terraform knows is not known", () => {
  const gallery = { name: "images", resourceGroup: "${var.group}", subscription: "" };
  expect(galleryRefs([gallery]).get(gallery)).toEqual({
    name: "images",
    subscription: null,
    resourceGroup: null,
    apart: null,
  });
});

test("a path names its gallery where it must", () => {
  expect(pathIn({ apart: null }, "images/ubuntu")).toBe("images/ubuntu");
  expect(pathIn({ apart: "subscription dev" }, "images/ubuntu")).toBe("images/ubuntu (subscription dev)");
});
