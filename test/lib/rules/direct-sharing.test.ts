import { check } from "../../../lib/index";
import { plan } from "../../../lib/plan/plan";
import { computeId, example } from "../../../lib/check/facts/examples";
import type { DirectSharing, GallerySettings } from "../../../lib/spec/gallery-spec";
import type { ImageDefinitionSpec } from "../../../lib/spec/image-definition-spec";
import { report, ruleIds } from "../../support/report";

const A = "aaaaaaaa-1111-2222-3333-444444444444";
const B = "bbbbbbbb-1111-2222-3333-444444444444";
const guids = (count: number) =>
  Array.from({ length: count }, (_, index) => `${String(index).padStart(8, "0")}-1111-2222-3333-444444444444`);

const shared = (direct: DirectSharing, gallery: Partial<GallerySettings> = {}) =>
  example({ gallery: { sharing: { direct }, ...gallery } });

describe("direct sharing", () => {
  test("is with subscriptions and tenants by their ids, one finding for each that is none", () => {
    expect(report(shared({ subscriptions: [A, "production"], tenants: ["contoso.com"] }))).toEqual([
      "error[invalid-share-id] contoso_images at gallery sharing direct subscriptions 1",
      '`subscriptions` of `direct` names "production", which is not an id: Azure\'s are GUIDs, such as `11111111-2222-3333-4444-555555555555`',
      "write the subscription's id, not its name",
      "error[invalid-share-id] contoso_images at gallery sharing direct tenants 0",
      '`tenants` of `direct` names "contoso.com", which is not an id: Azure\'s are GUIDs, such as `11111111-2222-3333-4444-555555555555`',
      "write the tenant's id, not its name",
    ]);
    expect(ruleIds(shared({ subscriptions: [A.toUpperCase()], tenants: [B] }))).toEqual([]);
  });

  test("may be with what a program's Terraform alone knows; a file has no expressions", () => {
    const spec = shared({ subscriptions: ["${var.customer}"] });
    expect(ruleIds(spec)).toEqual([]);
    expect(report(spec)[0]).toBe("error[invalid-share-id] contoso_images at gallery sharing direct subscriptions 0");
  });

  test("with the same one twice, in any capitals, is a warning at the second", () => {
    expect(report(shared({ subscriptions: [A, B, A.toUpperCase()] }))).toEqual([
      "warning[duplicate-share-id] contoso_images at gallery sharing direct subscriptions 2",
      `\`subscriptions\` of \`direct\` names \`${A.toUpperCase()}\` more than once`,
      "leave it out, or write the id that was meant",
    ]);
    expect(ruleIds(shared({ subscriptions: [A], tenants: [A] }))).toEqual([]);
  });

  test.each<[string, DirectSharing]>([
    ["nothing listed", {}],
    ["empty lists", { subscriptions: [], tenants: [] }],
  ])("with nobody is a warning: %s", (_, direct) => {
    expect(report(shared(direct))).toEqual([
      "warning[empty-direct-sharing] contoso_images at gallery sharing direct",
      "contoso_images has direct sharing, but `direct` lists neither subscriptions nor tenants: nobody sees it, and it can't hold encrypted images",
      "list `subscriptions` or `tenants`, or leave `sharing` out for a private gallery",
    ]);
  });

  test("may be with 30 subscriptions and 5 tenants, no more", () => {
    expect(ruleIds(shared({ subscriptions: guids(30), tenants: guids(5) }))).toEqual([]);
    expect(report(shared({ subscriptions: guids(31), tenants: guids(6) }))).toEqual([
      "error[too-many-shares] contoso_images at gallery sharing direct subscriptions",
      "contoso_images is shared with 31 subscriptions; Azure allows 30",
      "share it with their tenants, with a community, or by role assignments, or set `directShareSubscriptions` in `limits` if Microsoft raised it",
      "error[too-many-shares] contoso_images at gallery sharing direct tenants",
      "contoso_images is shared with 6 tenants; Azure allows 5",
      "share it with a community, or by role assignments, or set `directShareTenants` in `limits` if Microsoft raised it",
    ]);
  });

  test("counts one that is named twice once", () => {
    expect(ruleIds(shared({ tenants: [...guids(5), ...guids(1)] }))).toEqual(["duplicate-share-id"]);
  });

  test("may be with as many as a raised limit says, in a spec or for the whole app", () => {
    const spec = (tenants: number, limit: number) =>
      example({
        gallery: { sharing: { direct: { tenants: guids(tenants) } } },
        spec: { limits: { directShareTenants: limit } },
      });
    expect(ruleIds(spec(8, 8))).toEqual([]);
    expect(ruleIds(spec(9, 8))).toEqual(["too-many-shares"]);
    expect(check([plan(spec(9, 8))], { limits: { directShareTenants: 9 } })).toEqual([]);
    expect(ruleIds(spec(3, 2))).toEqual(["too-many-shares"]);
  });

  test("is for images that do not demand trusted launch or confidential machines", () => {
    const image = { generation: "V2", security: "trusted-launch" } as const;
    const version = { source: { snapshot: computeId("snapshots/s") } };
    const sharing = { direct: { subscriptions: [A] } };
    expect(report(example({ gallery: { sharing }, image, version })).slice(0, 2)).toEqual([
      "error[demanding-security-type-in-shared-gallery] contoso_images/ubuntu-2404 at images ubuntu-2404 security",
      "contoso_images/ubuntu-2404 has the security type trusted-launch in a gallery with direct sharing; Azure takes it in private galleries only",
    ]);
    expect(ruleIds(example({ image, version }))).toEqual([]);
  });
});

describe("the location of what is in a gallery", () => {
  const elsewhere = (gallery: Partial<GallerySettings>) => example({ gallery, image: { location: "northeurope" } });
  const line = (kind: string) =>
    `the location of contoso_images/ubuntu-2404 is northeurope, that of the gallery is westeurope; ${kind} has one for all`;

  test("with direct sharing is the gallery's", () => {
    expect(report(elsewhere({ sharing: { direct: { tenants: [A] } } }))).toEqual([
      "error[scattered-gallery] contoso_images/ubuntu-2404 at images ubuntu-2404 location",
      line("a gallery with direct sharing"),
      "leave `location` out: the regions of a policy need not be the location",
    ]);
  });

  test("with soft delete is the gallery's, for definitions and for versions", () => {
    expect(report(elsewhere({ softDelete: true }))[1]).toBe(line("a gallery with soft delete"));
    const version = example({ gallery: { softDelete: true }, version: { location: "northeurope" } });
    expect(report(version).slice(0, 2)).toEqual([
      "error[scattered-gallery] contoso_images/ubuntu-2404/1.3.0 at images ubuntu-2404 versions 1.3.0 location",
      "the location of 1 version (1.3.0) of contoso_images/ubuntu-2404 is northeurope, that of the gallery is westeurope; a gallery with soft delete has one for all",
    ]);
  });

  test("may be another without soft delete, and where it is turned off", () => {
    expect(ruleIds(elsewhere({}))).toEqual([]);
    expect(ruleIds(elsewhere({ softDelete: false }))).toEqual([]);
  });
});

describe("a gallery that is managed elsewhere", () => {
  const settings: Partial<GallerySettings> = {
    description: "shared images",
    tags: { team: "platform" },
    sharing: { direct: { subscriptions: [A] } },
    softDelete: false,
    timeoutMinutes: { create: 40 },
  };

  test("is not changed by settings of its own: a warning for each", () => {
    const said = report(example({ gallery: { existing: true, ...settings } }));
    expect(said.filter((_, index) => index % 3 === 0)).toEqual(
      ["description", "sharing", "softDelete", "tags", "timeoutMinutes"].map(
        (key) => `warning[setting-of-existing-gallery] contoso_images at gallery ${key}`,
      ),
    );
    expect(said.slice(6, 9)).toEqual([
      "warning[setting-of-existing-gallery] contoso_images at gallery softDelete",
      "`softDelete` of contoso_images has no effect: the gallery is `existing`, so it is managed elsewhere",
      "set it where the gallery is managed, or leave `existing` out",
    ]);
  });

  test("has a name, a policy and protected definitions; one that is managed here has all of them", () => {
    expect(ruleIds(example({ gallery: { existing: true, policy: "fleet", protect: true } }))).toEqual([]);
    expect(ruleIds(example({ gallery: settings }))).toEqual([]);
  });

  test("is not told what was found of it", () => {
    const found = { ...plan(example({ gallery: { existing: true, softDelete: true } })), foundIn: "state" as const };
    expect(check([found])).toEqual([]);
  });
});

describe("the id of a gallery that is managed elsewhere", () => {
  const SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";
  const published = { versions: { "1.3.0": { source: { published: true } } } } as const;
  const elsewhere = (image: Partial<ImageDefinitionSpec>, gallery: Partial<GallerySettings> = {}) =>
    example({ gallery: { existing: true, ...gallery }, image });

  test("is needed for versions through azapi of a definition that is managed elsewhere too", () => {
    const spec = elsewhere({ existing: true, ...published });
    expect(report(spec)).toEqual([
      "error[existing-gallery-without-subscription] contoso_images at gallery existing",
      "contoso_images is managed elsewhere, and azapi needs its resource id for 1 image (ubuntu-2404), but its subscription is not known",
      "set `subscription` of the gallery, or in a program its `galleryId`",
    ]);
    expect(check([{ ...plan(spec), foundIn: "configuration" }])).toEqual([]);
  });

  test("is needed for a definition through azapi", () => {
    const security = "trusted-launch-and-confidential-vm-supported";
    const source = { managedImage: computeId("images/ubuntu") };
    const image = { generation: "V2", security, versions: { "1.3.0": { source } } } as const;
    expect(ruleIds(elsewhere(image))).toEqual(["existing-gallery-without-subscription"]);
    expect(ruleIds(elsewhere(image, { subscription: SUBSCRIPTION }))).toEqual([]);
  });

  test("is not needed through azurerm, or for versions of a definition that is created here", () => {
    expect(ruleIds(elsewhere({ existing: true }))).toEqual([]);
    expect(ruleIds(elsewhere(published))).toEqual([]);
    expect(ruleIds(example({ image: { existing: true, ...published } }))).toEqual([]);
  });
});
