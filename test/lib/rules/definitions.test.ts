import { example, IMAGE, OTHER_IMAGE, VERSION } from "../../../lib/check/facts/examples";
import { check } from "../../../lib/index";
import { plan } from "../../../lib/plan/plan";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import type { ImageDefinitionSpec } from "../../../lib/spec/image-definition-spec";
import { report, ruleIds } from "../../support/report";

const elsewhere = (images: Record<string, ImageDefinitionSpec>): GallerySpec =>
  example({ gallery: { existing: true }, spec: { images } });

describe("a definition that is planned twice", () => {
  test("is one of the same name in the same gallery, though the gallery and the definition exist", () => {
    const twice = elsewhere({ "ubuntu-2404": { policy: "fleet", existing: true, versions: { "1.4.0": VERSION } } });
    expect(report(example(), twice)).toEqual([
      "error[definition-planned-twice] contoso_images/ubuntu-2404 at images ubuntu-2404",
      "contoso_images/ubuntu-2404 is planned twice, in two specs of one app",
      "keep all versions of a definition under one name in one spec: they are ranked together",
    ]);
  });

  test("may be two names of one spec that differ by capitals", () => {
    expect(report(example({ spec: { images: { ubuntu: IMAGE, Ubuntu: IMAGE } } }))).toEqual([
      "error[definition-planned-twice] contoso_images/ubuntu at images ubuntu",
      "contoso_images/ubuntu is the same definition as contoso_images/Ubuntu: Azure compares names without capitals",
      "keep all versions of a definition under one name in one spec: they are ranked together",
    ]);
  });

  test("says which versions have two writers", () => {
    const twice = elsewhere({ "ubuntu-2404": { policy: "fleet", existing: true, versions: { "1.3.0": VERSION } } });
    expect(report(example(), twice)).toEqual([
      "error[definition-planned-twice] contoso_images/ubuntu-2404 at images ubuntu-2404",
      "contoso_images/ubuntu-2404 is planned twice, in two specs of one app; both write 1 version (1.3.0), and each apply takes away the regions that only the other wrote",
      "keep all versions of a definition under one name in one spec: they are ranked together",
    ]);
  });

  test("is not one of another gallery", () => {
    expect(ruleIds(example(), example({ gallery: { name: "others" } }))).toEqual([]);
  });
});

describe("a version that one spec creates and another one lists as published", () => {
  const KNOWN = { subscription: "11111111-1111-1111-1111-111111111111" };
  const owner = example({ gallery: KNOWN });
  const published = (...versions: string[]) =>
    example({
      gallery: { ...KNOWN, existing: true },
      spec: {
        images: {
          "Ubuntu-2404": {
            policy: "fleet",
            existing: true,
            versions: Object.fromEntries(versions.map((version) => [version, { source: { published: true } }])),
          },
        },
      },
    });
  const warning = [
    "warning[version-with-two-writers] contoso_images/Ubuntu-2404 at images Ubuntu-2404",
    "contoso_images/Ubuntu-2404: 1 version (1.3.0) published here is created in another spec of the app; both write all regions of a version, and each apply takes away what only the other wrote",
    "keep each version in one spec; if the Terraform that creates it ignores changes of its target regions, acknowledge this",
  ];

  test("is a warning, whichever comes first", () => {
    expect(report(owner, published("1.3.0"))).toEqual(warning);
    expect(report(published("1.3.0"), owner)).toEqual(warning);
  });

  test("is a warning beside a stack of Terraform", () => {
    const found = { ...plan(owner), foundIn: "configuration" as const };
    expect(check([plan(published("1.3.0")), found]).map(({ rule }) => rule)).toEqual(["version-with-two-writers"]);
  });

  test("is an error where the list has others too, which are ranked with it", () => {
    expect(ruleIds(owner, published("1.3.0", "1.4.0"))).toEqual(["definition-planned-twice"]);
    expect(ruleIds(owner, published("1.4.0"))).toEqual(["definition-planned-twice"]);
  });

  test("is an error where two specs list it as published: both manage its regions", () => {
    expect(ruleIds(published("1.3.0"), published("1.3.0"))).toEqual(["definition-planned-twice"]);
    expect(ruleIds(owner, published("1.3.0"), published("1.3.0"))).toEqual([
      "definition-planned-twice",
      "version-with-two-writers",
    ]);
  });
});

describe("an identifier", () => {
  test("is unique in a gallery, whatever its capitals, over all specs of the app", () => {
    const identifier = { publisher: "Contoso", offer: "Linux", sku: "Ubuntu-2404" };
    expect(report(example(), elsewhere({ "ubuntu-copy": { ...IMAGE, identifier } }))).toEqual([
      "error[duplicate-identifier] contoso_images/ubuntu-copy at images ubuntu-copy identifier",
      "contoso_images/ubuntu-copy has the identifier Contoso/Linux/Ubuntu-2404 of contoso_images/ubuntu-2404; it is unique in a gallery",
      "change the publisher, the offer or the SKU of one of them",
    ]);
  });

  test("may share two of its three parts", () => {
    expect(ruleIds(example(), elsewhere({ debian: OTHER_IMAGE }))).toEqual([]);
  });

  test("is compared part by part", () => {
    const a = { publisher: "a", offer: "b-c", sku: "d" };
    const b = { publisher: "a", offer: "b", sku: "c-d" };
    const images = { one: { ...IMAGE, identifier: a }, two: { ...IMAGE, identifier: b } };
    expect(ruleIds(example({ spec: { images } }))).toEqual([]);
  });

  test("may stand in two galleries", () => {
    expect(ruleIds(example(), example({ gallery: { name: "others" } }))).toEqual([]);
  });
});

test("a definition that is created has an identifier and an operating system", () => {
  expect(
    report(
      example({ spec: { images: { ubuntu: { policy: "fleet", generation: "V2", versions: { "1.0.0": VERSION } } } } }),
    ),
  ).toEqual([
    "error[incomplete-definition] contoso_images/ubuntu at images ubuntu identifier",
    "contoso_images/ubuntu has no `identifier`, which a definition can't be created without",
    "add `identifier` with publisher, offer and sku, or `existing: true` if the definition is managed elsewhere",
    "error[incomplete-definition] contoso_images/ubuntu at images ubuntu os",
    "contoso_images/ubuntu has no `os`, which a definition can't be created without",
    "add `os: linux` or `os: windows`, or `existing: true` if the definition is managed elsewhere",
  ]);
  expect(
    ruleIds(
      example({ spec: { images: { ubuntu: { policy: "fleet", existing: true, versions: { "1.0.0": VERSION } } } } }),
    ),
  ).toEqual([]);
});

describe("a policy that is named", () => {
  test("by an image exists", () => {
    expect(report(example({ image: { policy: "flet" } }))).toEqual([
      "error[unknown-policy] contoso_images/ubuntu-2404 at images ubuntu-2404 policy",
      "contoso_images/ubuntu-2404 names policy `flet`; the policies are fleet",
      "did you mean `fleet`, or add `flet` to `policies`",
    ]);
  });

  test("by the gallery exists, and is reported once, at the gallery", () => {
    const { policy: _, ...image } = IMAGE;
    const images = { "ubuntu-2404": image, "debian-12": { ...image, identifier: OTHER_IMAGE.identifier! } };
    expect(report(example({ gallery: { policy: "constructor" }, spec: { images } }))).toEqual([
      "error[unknown-policy] contoso_images at gallery policy",
      "contoso_images names policy `constructor`; the policies are fleet",
      "name one of them, or add `constructor` to `policies`",
    ]);
  });

  test("exists though there are no policies at all", () => {
    expect(report(example({ spec: { policies: {} } }))[1]).toBe(
      "contoso_images/ubuntu-2404 names policy `fleet`; there are no policies",
    );
  });
});

describe("an image without a policy", () => {
  const { policy: _, ...withoutPolicy } = IMAGE;
  const image = (versions: NonNullable<ImageDefinitionSpec["versions"]>) =>
    example({ spec: { images: { ubuntu: { ...withoutPolicy, versions } } } });
  const placed = { ...VERSION, placement: { westeurope: 1 } };

  test("has versions that nothing places", () => {
    expect(report(image({ "1.0.0": placed, "1.1.0": VERSION, "1.2.0": VERSION }))).toEqual([
      "error[image-without-policy] contoso_images/ubuntu at images ubuntu policy",
      "contoso_images/ubuntu names no policy, and its gallery has none: nothing places 2 versions",
      "name a policy in the image or in `gallery`, or give each version a `placement`",
    ]);
  });

  test("is fine when every version has its own placement", () => {
    expect(ruleIds(image({ "1.0.0": placed, "1.1.0": placed }))).toEqual([]);
  });

  test("is fine when the gallery has one", () => {
    expect(ruleIds({ ...image({ "1.0.0": VERSION }), gallery: { ...example().gallery, policy: "fleet" } })).toEqual([]);
  });
});
