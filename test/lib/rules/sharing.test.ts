import { COMMUNITY, computeId, example, IMAGE, OTHER_IMAGE, VERSION } from "../../../lib/check/facts/examples";
import type { CommunitySharing, GallerySettings } from "../../../lib/spec/gallery-spec";
import type { ImageDefinitionSpec } from "../../../lib/spec/image-definition-spec";
import { report, ruleIds } from "../../support/report";

const community = (sharing: Partial<CommunitySharing> = {}): Partial<GallerySettings> => ({
  sharing: { community: { ...COMMUNITY, ...sharing } },
});

describe("what a community gallery shows to everybody", () => {
  const signed = "https://contoso.example/terms?sp=r&sig=abc";

  test.each(["publisherUri", "eula"] as const)("holds no signature: %s", (key) => {
    const said = report(example({ gallery: community({ [key]: signed }) }));
    expect(said).toEqual([
      `error[secret-in-public-text] contoso_images at gallery sharing community ${key}`,
      `\`${key}\` of contoso_images holds a link with a shared access signature (\`sig=\`); everybody would see it, and could use it`,
      "link to a page that needs no signature, and revoke this one if it was ever published",
    ]);
    expect(said.join()).not.toContain("abc");
  });

  test.each([
    ["https://contoso.example/?sig=abc", true],
    ["https://contoso.example/?sv=1&SIG=abc", true],
    ["The terms are at https://contoso.example/?a=b&amp;sig=abc", true],
    ["https://contoso.example/?design=modern", false],
    ["https://contoso.example/sig=abc", false],
    ["https://contoso.example/?signature", false],
  ])("%s: %s", (eula, isSecret) => {
    expect(ruleIds(example({ gallery: community({ eula }) }))).toEqual(isSecret ? ["secret-in-public-text"] : []);
  });

  test("may be an expression of a program", () => {
    expect(ruleIds(example({ gallery: community({ eula: "${var.terms}?sig=" }) }))).toEqual([]);
  });
});

describe("the location of what a community gallery holds", () => {
  const located = (gallery: string | undefined, version: string | undefined, image: string | undefined = undefined) =>
    example({
      gallery: gallery === undefined ? {} : { ...community(), location: gallery },
      ...(image !== undefined && { image: { location: image } }),
      ...(version !== undefined && { version: { location: version } }),
    });

  test("is the gallery's, for a definition", () => {
    expect(report(located("westeurope", undefined, "North Europe"))).toEqual([
      "error[scattered-gallery] contoso_images/ubuntu-2404 at images ubuntu-2404 location",
      "the location of contoso_images/ubuntu-2404 is northeurope, that of the gallery is westeurope; a community gallery has one for all",
      "leave `location` out: the regions of a policy need not be the location",
    ]);
    expect(ruleIds(located("West Europe", undefined, "westeurope"))).toEqual([]);
  });

  test("is the gallery's, for versions: one finding for each place", () => {
    const at = (location: string) => ({ ...VERSION, location });
    const versions = {
      "1.0.0": VERSION,
      "1.1.0": at("northeurope"),
      "1.2.0": at("northeurope"),
      "1.3.0": at("westeurope"),
    };
    expect(report(example({ gallery: community(), image: { versions } })).slice(0, 2)).toEqual([
      "error[scattered-gallery] contoso_images/ubuntu-2404/1.2.0 at images ubuntu-2404 versions 1.2.0 location",
      "the location of 2 versions (1.2.0 and 1.1.0) of contoso_images/ubuntu-2404 is northeurope, that of the gallery is westeurope; a community gallery has one for all",
    ]);
  });

  test("may be another in a private gallery", () => {
    expect(ruleIds(located(undefined, "northeurope"))).toEqual([]);
    expect(ruleIds(located(undefined, undefined, "northeurope"))).toEqual([]);
  });
});

describe("an image in a community gallery", () => {
  test("has no purchase plan", () => {
    const image = { purchasePlan: { name: "pro", publisher: "contoso", product: "linux" } };
    expect(report(example({ gallery: community(), image }))).toEqual([
      "error[marketplace-image-in-community-gallery] contoso_images/ubuntu-2404 at images ubuntu-2404 purchasePlan",
      "contoso_images/ubuntu-2404 has a purchase plan, so it was made from a partner's Marketplace image; a community gallery may not share it",
      "move the image to a private gallery, or leave `purchasePlan` out if it was not made from a Marketplace image",
    ]);
    expect(ruleIds(example({ image }))).toEqual([]);
  });

  test("is better generalized", () => {
    const image = { osState: "specialized" } as const;
    expect(report(example({ gallery: community(), image }))).toEqual([
      "warning[specialized-image-in-community-gallery] contoso_images/ubuntu-2404 at images ubuntu-2404 osState",
      "contoso_images/ubuntu-2404 is a specialized image in a community gallery; it keeps the accounts and secrets of its machine, for everybody, and Azure recommends generalized ones",
      "generalize the image, in a definition without `osState`, or move it to a private gallery",
    ]);
    expect(ruleIds(example({ image }))).toEqual([]);
    expect(ruleIds(example({ gallery: community(), image: { osState: "generalized" } }))).toEqual([]);
  });
});

describe("a policy that encrypts", () => {
  const regions = {
    westeurope: { diskEncryptionSetId: computeId("diskEncryptionSets/west") },
    northeurope: { diskEncryptionSetId: computeId("diskEncryptionSets/north") },
  };
  const tiers = [{ name: "all", take: "rest", regions: "all", replicas: 1 }] as const;
  const encrypted = (gallery: Partial<GallerySettings>, images: Record<string, ImageDefinitionSpec>) => {
    const { policies } = example();
    return example({ gallery, spec: { policies: { ...policies, encrypted: { regions, tiers } }, images } });
  };
  const versions = { "1.0.0": { source: { snapshot: computeId("snapshots/s") } } };
  const [secret, other] = [
    { ...IMAGE, versions, policy: "encrypted" },
    { ...OTHER_IMAGE, policy: "encrypted", versions },
  ];

  test("is not for the images of a community gallery", () => {
    expect(report(encrypted(community(), { secret, other }))).toEqual([
      "error[encryption-in-shared-gallery] policies/encrypted at policies encrypted regions northeurope diskEncryptionSetId",
      "policy encrypted encrypts 2 images (other and secret) of contoso_images, a community gallery; Azure shares only images without a disk encryption set",
      "leave `diskEncryptionSetId` out, or move the images to a private gallery",
    ]);
  });

  test("is not for the images of a gallery with direct sharing", () => {
    expect(report(encrypted({ sharing: { direct: {} } }, { secret }))).toContain(
      "policy encrypted encrypts 1 image (secret) of contoso_images, a gallery with direct sharing; Azure shares only images without a disk encryption set",
    );
  });

  test("may be the gallery's own policy", () => {
    const { policy: _, ...image } = secret;
    expect(ruleIds(encrypted({ ...community(), policy: "encrypted" }, { image }))).toEqual([
      "encryption-in-shared-gallery",
    ]);
  });

  test("is fine in a private gallery, or for no image", () => {
    expect(ruleIds(encrypted({}, { secret }))).toEqual([]);
    expect(ruleIds(encrypted(community(), { image: IMAGE }))).toEqual([]);
  });
});
