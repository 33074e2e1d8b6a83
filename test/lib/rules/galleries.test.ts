import { applicationExample, COMMUNITY, example, IMAGE, OTHER_IMAGE } from "../../../lib/check/facts/examples";
import type { CommunitySharing, GallerySettings, Sharing } from "../../../lib/spec/gallery-spec";
import { report, ruleIds } from "../../support/report";

const shared = (sharing: Sharing) => example({ gallery: { sharing } });

describe("a gallery that is created twice", () => {
  const first = (gallery: Partial<GallerySettings> = {}) => example({ gallery, spec: { images: { ubuntu: IMAGE } } });
  const second = (gallery: Partial<GallerySettings> = {}) =>
    example({ gallery, spec: { images: { debian: OTHER_IMAGE } } });
  const one = "11111111-1111-1111-1111-111111111111";
  const two = "22222222-2222-2222-2222-222222222222";

  test("is found whatever its capitals", () => {
    expect(report(first(), second({ name: "Contoso_Images", resourceGroup: "RG-Images" }))).toEqual([
      "error[gallery-created-twice] Contoso_Images at gallery name",
      "gallery Contoso_Images in resource group RG-Images is created twice",
      "set `existing: true` in one of the two, or `subscription` in both if these differ",
    ]);
  });

  test.each([
    ["another name", { name: "others" }, {}, []],
    ["another resource group", { resourceGroup: "rg-others" }, {}, ["possibly-duplicate-gallery-name"]],
    ["another subscription", { subscription: one }, { subscription: two }, []],
    ["the same subscription", { subscription: one }, { subscription: one }, ["gallery-created-twice"]],
    ["a subscription that may be the same", { subscription: one }, {}, ["gallery-created-twice"]],
    ["a gallery that exists", { existing: true }, {}, []],
  ])("%s", (_, a, b, ids) => {
    expect(ruleIds(first(a), second(b))).toEqual(ids);
    expect(ruleIds(second(b), first(a))).toEqual(ids);
  });
});

test("sharing is in one way: none and two are refused", () => {
  expect(report(shared({}))).toEqual([
    "error[ambiguous-sharing] contoso_images at gallery sharing",
    "contoso_images is shared in no way: `sharing` is empty; a gallery is shared in one",
    "name `community` or `direct`, or leave `sharing` out for a private gallery",
  ]);
  expect(report(shared({ community: COMMUNITY, direct: {} })).slice(0, 3)).toEqual([
    "error[ambiguous-sharing] contoso_images at gallery sharing",
    "contoso_images is shared in two ways, `community` and `direct`; a gallery is shared in one",
    "keep one of the two",
  ]);
});

test.each<keyof CommunitySharing>(["publisherEmail", "publisherUri", "eula"])(
  "a community gallery fills in %s",
  (key) => {
    expect(report(shared({ community: { ...COMMUNITY, [key]: "" } }))).toEqual([
      `error[incomplete-community-sharing] contoso_images at gallery sharing community ${key}`,
      `\`${key}\` of contoso_images is empty; a community gallery shows it to everybody`,
      `fill in \`${key}\`; it is public`,
    ]);
    expect(ruleIds(shared({ community: { ...COMMUNITY, [key]: "x" } }))).toEqual([]);
  },
);

test("a spec without images decides nothing", () => {
  const finding = ["warning[no-images] contoso_images at images", "contoso_images has no images and no applications"];
  expect(report(example({ spec: { images: {} } })).slice(0, 2)).toEqual(finding);
  expect(report({ gallery: example().gallery }).slice(0, 2)).toEqual(finding);
});

test("definitions without versions are one warning for their gallery: a pipeline may fill them", () => {
  const { versions: _, ...withoutVersions } = IMAGE;
  const debian = { ...withoutVersions, identifier: { publisher: "contoso", offer: "linux", sku: "debian" } };
  const images = { ubuntu: { ...withoutVersions, versions: {} }, debian, full: OTHER_IMAGE };
  expect(report(example({ spec: { images } }))).toEqual([
    "warning[image-without-versions] contoso_images/debian at images debian",
    "contoso_images has 2 images without versions (debian and ubuntu): nothing of them is replicated",
    "add `versions`; nothing is needed if something else publishes and replicates them",
  ]);
});

describe("a gallery in another subscription than its provider", () => {
  const OWN = "11111111-1111-1111-1111-111111111111";
  const OTHER = "22222222-2222-2222-2222-222222222222";
  const signedInto = (subscription_id: unknown, gallery = {}, image = {}) =>
    example({
      gallery: { subscription: OWN, ...gallery },
      image,
      spec: { terraform: { provider: { subscription_id } } },
    });

  test("would be made elsewhere", () => {
    expect(report(signedInto(OTHER))).toEqual([
      "error[gallery-in-another-subscription] contoso_images at gallery subscription",
      `contoso_images is in subscription ${OWN}, but azurerm signs in to ${OTHER}, and would write it there`,
      "leave `subscription_id` out of `terraform.provider`, which then gets that of the gallery",
    ]);
  });

  test("is one error with its applications", () => {
    const { applications = {} } = applicationExample();
    expect(ruleIds({ ...signedInto(OTHER), applications })).toEqual(["gallery-in-another-subscription"]);
  });

  test("is none where the two are equal without regard to case, or one is not known", () => {
    const letters = "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa";
    expect(ruleIds(signedInto(letters.toUpperCase(), { subscription: letters }))).toEqual([]);
    expect(ruleIds(signedInto(undefined))).toEqual([]);
    expect(ruleIds(signedInto("${var.subscription}"))).toEqual([]);
    expect(ruleIds(signedInto(OTHER, { subscription: "${var.subscription}" }))).toEqual([]);
  });

  test("is an error where azurerm manages an image or a version in it, and none where azapi manages all", () => {
    const versions = { "1.3.0": { source: { published: true } } } as const;
    const elsewhere = { existing: true };
    expect(ruleIds(signedInto(OTHER, elsewhere))).toEqual(["gallery-in-another-subscription"]);
    expect(ruleIds(signedInto(OTHER, elsewhere, { existing: true }))).toEqual(["gallery-in-another-subscription"]);
    expect(ruleIds(signedInto(OTHER, elsewhere, { existing: true, versions }))).toEqual([]);
  });
});
