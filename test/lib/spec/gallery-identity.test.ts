import {
  compareGalleries,
  galleryRefs,
  isKnown,
  merged,
  nameBeside,
  nameInSubscription,
  pathIn,
  type GalleryIdentity,
} from "../../../lib/spec/gallery-identity";

type Written = readonly [name: string, resourceGroup: string, subscription?: string];

function gallery([name, resourceGroup, subscription]: Written): GalleryIdentity {
  return { name, resourceGroup, ...(subscription !== undefined && { subscription }) };
}

describe("two galleries are", () => {
  const WHOLE: Written = ["images", "rg", "dev"];
  const compared = (a: Written, b: Written) => {
    const [one, other] = [gallery(a), gallery(b)];
    expect(compareGalleries(other, one)).toBe(compareGalleries(one, other));
    return compareGalleries(one, other);
  };

  test("the same where all is known and equal, whatever its capitals", () => {
    expect(compared(WHOLE, WHOLE)).toBe("same");
    expect(compared(WHOLE, ["Images", "RG", "DEV"])).toBe("same");
  });

  test.each<[string, Written]>([
    ["the name", ["apps", "rg", "dev"]],
    ["the resource group", ["images", "rg2", "dev"]],
    ["the subscription", ["images", "rg", "prod"]],
  ])("different where %s is another", (_, other) => {
    expect(compared(WHOLE, other)).toBe("different");
  });

  test.each<[string, Written]>([
    ["no subscription", ["images", "rg"]],
    ["an empty subscription", ["images", "rg", ""]],
    ["an expression for its subscription", ["images", "rg", "${var.subscription}"]],
    ["an empty resource group", ["images", "", "dev"]],
    ["an expression for its resource group", ["images", "rg-${var.stage}", "dev"]],
    ["no name", ["", "rg", "dev"]],
  ])("maybe the same where one has %s", (_, other) => {
    expect(compared(WHOLE, other)).toBe("maybe");
    expect(compared(other, other)).toBe("maybe");
  });

  test("different where something is not known, but what is known differs", () => {
    expect(compared(["images", "rg"], ["images", "rg2", "dev"])).toBe("different");
    expect(compared(["images", "", "dev"], ["images", "rg", "prod"])).toBe("different");
    expect(compared(["images", ""], ["apps", ""])).toBe("different");
  });
});

test("names are compared in a subscription whatever the resource group", () => {
  const [a, b, c, d] = (
    [
      ["images", "rg", "dev"],
      ["Images", "${x}", "DEV"],
      ["images", "rg"],
      ["images", "rg", "prod"],
    ] as const
  ).map((each) => nameInSubscription(gallery(each))) as [
    GalleryIdentity,
    GalleryIdentity,
    GalleryIdentity,
    GalleryIdentity,
  ];
  expect([compareGalleries(a, b), compareGalleries(a, c), compareGalleries(a, d)]).toEqual([
    "same",
    "maybe",
    "different",
  ]);
});

test("what one source does not know of a gallery another may", () => {
  const both = (a: Written, b: Written) => merged(gallery(a), gallery(b));
  expect(both(["images", ""], ["IMAGES", "rg", "dev"])).toEqual(gallery(["images", "rg", "dev"]));
  expect(both(["images", "rg", "dev"], ["images", "RG"])).toEqual(gallery(["images", "rg", "dev"]));
  expect(both(["images", "${a}", "${s}"], ["images", "rg", "dev"])).toEqual(gallery(["images", "rg", "dev"]));
  // An expression says more than nothing.
  expect(both(["images", "", ""], ["images", "${b}", "${s}"])).toEqual(gallery(["images", "${b}", "${s}"]));
  expect(both(["images", "${a}", "${s}"], ["images", ""])).toEqual(gallery(["images", "${a}", "${s}"]));
  expect(both(["images", "${a}"], ["images", "${b}"]).resourceGroup).toBe("${a}");
});

test("a text is known that is there and holds no expression", () => {
  expect(["rg", "$rg", "{rg}"].map(isKnown)).toEqual([true, true, true]);
  expect([undefined, "", "${x}", "rg-${x}"].map(isKnown)).toEqual([false, false, false, false]);
});

/** What tells each gallery from the others: "name, resource group, subscription". */
function qualifiers(...galleries: readonly Written[]) {
  const all = galleries.map(gallery);
  const refs = galleryRefs(all);
  return all.map((each) => refs.get(each)?.qualifier);
}

describe("galleries of one name are told apart", () => {
  test("by their subscriptions", () => {
    expect(qualifiers(["images", "rg", "dev"], ["images", "rg", "prod"])).toEqual([
      "subscription dev",
      "subscription prod",
    ]);
  });

  test("by their resource groups where the subscription is the same, or not known", () => {
    const groups = ["resource group a", "resource group b"];
    expect(qualifiers(["images", "a", "dev"], ["images", "b", "DEV"])).toEqual(groups);
    expect(qualifiers(["images", "a"], ["images", "b"])).toEqual(groups);
    expect(qualifiers(["images", "a"], ["images", "b", "dev"])).toEqual(["resource group a", "subscription dev"]);
  });

  test("by both where neither is enough", () => {
    expect(qualifiers(["images", "a", "dev"], ["images", "b", "dev"], ["images", "a", "prod"])).toEqual([
      "subscription dev, resource group a",
      "subscription dev, resource group b",
      "subscription prod",
    ]);
  });

  test("whatever the capitals of their name", () => {
    expect(qualifiers(["images", "a"], ["Images", "b"])).toEqual(["resource group a", "resource group b"]);
  });

  test("but not from themselves: several plans may be of one gallery", () => {
    expect(qualifiers(["images", "a", "dev"], ["IMAGES", "A", "DEV"])).toEqual([null, null]);
  });

  test("and others need nothing", () => {
    expect(qualifiers(["images", "a", "dev"], ["apps", "a", "prod"])).toEqual([null, null]);
    expect(qualifiers(["__proto__", "a"], ["constructor", "b"])).toEqual([null, null]);
  });

  test("as far as they can be: an empty group says nothing", () => {
    expect(qualifiers(["images", ""], ["images", "b"])).toEqual([null, "resource group b"]);
  });

  test("by an expression where that is all there is", () => {
    expect(qualifiers(["images", "${a}"], ["images", "${b}"])).toEqual(["resource group ${a}", "resource group ${b}"]);
  });
});

test("what only Terraform knows is not known", () => {
  const given = { name: "images", resourceGroup: "${var.group}", subscription: "" };
  expect(galleryRefs([given]).get(given)).toEqual({
    name: "images",
    subscription: null,
    resourceGroup: null,
    qualifier: null,
  });
});

test("beside another one a gallery is called by its name, and by where it is if that is the name of both", () => {
  const beside = (one: Written, other: Written) => nameBeside(gallery(one), gallery(other));
  expect(beside(["images", "rg", "dev"], ["apps", "rg2", "prod"])).toBe("images");
  expect(beside(["images", "rg", "dev"], ["Images", "rg2", "DEV"])).toBe("images in resource group rg");
  expect(beside(["images", "rg", "dev"], ["images", "rg", "prod"])).toBe(
    "images in resource group rg of subscription dev",
  );
  expect(beside(["images", "rg", "dev"], ["images", "rg2"])).toBe("images in resource group rg of subscription dev");
  expect(beside(["images", "rg", "${x}"], ["images", "rg2", "dev"])).toBe("images in resource group rg");
});

test("a path names its gallery where it must", () => {
  expect(pathIn({ qualifier: null }, "images/ubuntu")).toBe("images/ubuntu");
  expect(pathIn(undefined, "images/ubuntu")).toBe("images/ubuntu");
  expect(pathIn({ qualifier: "subscription dev" }, "images/ubuntu")).toBe("images/ubuntu (subscription dev)");
});
