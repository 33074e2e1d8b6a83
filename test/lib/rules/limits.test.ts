import { example, IMAGE, VERSION } from "../../../lib/check/facts/examples";
import type { GallerySettings, GallerySpec } from "../../../lib/spec/gallery-spec";
import type { ImageDefinitionSpec } from "../../../lib/spec/image-definition-spec";
import { report, ruleIds } from "../../support/report";

const ONE = "11111111-1111-1111-1111-111111111111";
const TWO = "22222222-2222-2222-2222-222222222222";

const galleries = (count: number, gallery: Partial<GallerySettings> = {}, prefix = "gallery"): GallerySpec[] =>
  Array.from({ length: count }, (_, index) => example({ gallery: { name: `${prefix}_${index}`, ...gallery } }));

const definition = (index: number, parts: Partial<ImageDefinitionSpec> = {}): ImageDefinitionSpec => ({
  ...IMAGE,
  identifier: { publisher: "contoso", offer: "linux", sku: `sku-${index}` },
  versions: { "1.0.0": VERSION },
  ...parts,
});

const definitions = (count: number, parts: Partial<ImageDefinitionSpec> = {}, first = 0) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`image-${first + index}`, definition(first + index, parts)]),
  );

const versions = (count: number, first = 0) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`1.${first + index}.0`, VERSION]));

describe("galleries per subscription and region", () => {
  test("101 are one finding for the app", () => {
    expect(report(...galleries(101, { subscription: ONE }))).toEqual([
      `error[too-many-galleries] subscriptions/${ONE}/westeurope at gallery name`,
      `subscription ${ONE} would have 101 galleries in westeurope; Azure allows 100, each counted at its home region; most are of gallery_0, gallery_1 and gallery_10`,
      "move some to another region or subscription, delete what is not needed, or set `limits` to a quota that Microsoft raised",
    ]);
  });

  test("of an unknown subscription are counted together, and the finding says so", () => {
    expect(report(...galleries(101))).toEqual([
      "warning[possibly-too-many-galleries] subscriptions/unknown/westeurope at gallery name",
      "an unknown subscription would have 101 galleries in westeurope; Azure allows 100, each counted at its home region; most are of gallery_0, gallery_1 and gallery_10",
      "name each gallery's `subscription`: where it is not known, all are counted together",
    ]);
  });

  test.each<[string, Partial<GallerySettings>]>([
    ["another region", { location: "northeurope" }],
    ["another subscription", { subscription: TWO }],
    ["existing ones", { existing: true }],
  ])("100 and one of %s are fine", (_, other) => {
    const specs = [...galleries(100, { subscription: ONE }), ...galleries(1, { subscription: ONE, ...other }, "other")];
    expect(ruleIds(...specs)).toEqual(["nearly-too-many-galleries"]);
  });

  test("count in one region, however it and the subscription are written", () => {
    const a = "aaaaaaaa-0000-0000-0000-000000000000";
    const specs = [
      ...galleries(100, { subscription: a }),
      ...galleries(1, { subscription: a.toUpperCase(), location: "West Europe" }, "other"),
    ];
    expect(ruleIds(...specs)).toEqual(["too-many-galleries"]);
  });
});

describe("definitions per subscription and region", () => {
  const app = (...counts: number[]) =>
    counts.map((count, index) =>
      example({ gallery: { name: `gallery_${index}` }, spec: { images: definitions(count) } }),
    );

  test("add up over galleries; the largest come first", () => {
    expect(report(...app(100, 600, 250, 51))).toEqual([
      "warning[possibly-too-many-definitions] subscriptions/unknown/westeurope at images image-0",
      "an unknown subscription would have 1,001 image definitions in westeurope; Azure allows 1,000, each counted at its home region; most are of gallery_1 (600), gallery_2 (250) and gallery_0 (100)",
      "name each gallery's `subscription`: where it is not known, all are counted together",
    ]);
    expect(ruleIds(...app(100, 600, 250, 50))).toEqual(["nearly-too-many-definitions"]);
  });

  test("that exist are not counted, nor those with another home", () => {
    const images = { ...definitions(1000), ...definitions(1, { existing: true }, 1000) };
    expect(ruleIds(example({ spec: { images } }))).toEqual(["nearly-too-many-definitions"]);
    const elsewhere = { ...definitions(1000), ...definitions(1, { location: "northeurope" }, 1000) };
    expect(ruleIds(example({ spec: { images: elsewhere } }))).toEqual(["nearly-too-many-definitions"]);
  });

  test("that are created in a gallery that exists are counted", () => {
    const spec = example({ gallery: { existing: true }, spec: { images: definitions(1001) } });
    expect(ruleIds(spec)).toEqual(["too-many-definitions"]);
  });
});

describe("versions per subscription and region", () => {
  test("count at their home region, those of existing definitions too", () => {
    const images = {
      a: definition(1, { versions: versions(6000) }),
      b: definition(2, { existing: true, versions: versions(4001) }),
    };
    expect(report(example({ spec: { images } }))).toEqual([
      "error[too-many-versions] subscriptions/unknown/westeurope at images a",
      "an unknown subscription would have 10,001 image versions in westeurope; Azure allows 10,000, each counted at its home region; most are of contoso_images/a (6,000) and contoso_images/b (4,001)",
      "move some to another region or subscription, delete what is not needed, or set `limits` to a quota that Microsoft raised",
    ]);
  });

  test("are not counted where they are only replicated to", () => {
    const images = {
      a: definition(1, { versions: versions(6000) }),
      b: definition(2, { location: "northeurope", versions: versions(6000) }),
    };
    expect(ruleIds(example({ spec: { images } }))).toEqual([]);
  });

  test("may have homes of their own", () => {
    const some = Object.fromEntries(
      Object.entries(versions(1, 10_000)).map(([name, version]) => [name, { ...version, location: "northeurope" }]),
    );
    const images = { a: definition(1, { versions: { ...versions(10_000), ...some } }) };
    expect(ruleIds(example({ spec: { images } }))).toEqual(["nearly-too-many-versions"]);
  });
});

describe("replicas per subscription and region", () => {
  const app = (limit: number | undefined, ...counts: number[]) =>
    counts.map((count, index) =>
      example({
        gallery: { name: `gallery_${index}`, subscription: ONE },
        policy: { tiers: [{ name: "all", take: "rest", regions: "all", replicas: { westeurope: 3, northeurope: 1 } }] },
        image: { versions: versions(count) },
        spec: limit === undefined ? {} : { limits: { replicasPerSubscriptionAndRegion: limit } },
      }),
    );

  test("add up over versions and galleries, in each region, where a number is given", () => {
    expect(report(...app(100, 20, 14))).toEqual([
      `error[too-many-replicas-per-subscription] subscriptions/${ONE}/westeurope at images ubuntu-2404`,
      `subscription ${ONE} would have 102 replicas in westeurope; Azure allows 100, of all versions together; most are of gallery_0/ubuntu-2404 (60) and gallery_1/ubuntu-2404 (42)`,
      "move some to another region or subscription, delete what is not needed, or set `limits` to a quota that Microsoft raised",
    ]);
    expect(ruleIds(...app(102, 20, 14))).toEqual(["nearly-too-many-replicas-per-subscription"]);
    expect(ruleIds(...app(128, 20, 14))).toEqual([]);
  });

  test("are not counted otherwise", () => {
    expect(ruleIds(...app(undefined, 200, 140))).toEqual([]);
  });
});
