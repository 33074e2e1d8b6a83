import { check } from "../../../lib/index";
import type { CheckOptions } from "../../../lib/check/check-options";
import { ledger, type LedgerRow } from "../../../lib/check/ledger";
import { plan } from "../../../lib/plan/plan";
import { example, IMAGE, VERSION } from "../../../lib/check/facts/examples";
import type { GallerySettings, GallerySpec } from "../../../lib/spec/gallery-spec";
import type { ImageDefinitionSpec } from "../../../lib/spec/image-definition-spec";
import type { UsageRow } from "../../../lib/check/usage";

const ONE = "11111111-1111-1111-1111-111111111111";
const TWO = "22222222-2222-2222-2222-222222222222";

function image(sku: string, versions: number, parts: Partial<ImageDefinitionSpec> = {}): ImageDefinitionSpec {
  const numbers = Array.from({ length: versions }, (_, index) => `1.${index}.0`);
  return {
    ...IMAGE,
    identifier: { publisher: "contoso", offer: "linux", sku },
    versions: Object.fromEntries(numbers.map((number) => [number, VERSION])),
    ...parts,
  };
}

function gallery(
  name: string,
  images: Record<string, ImageDefinitionSpec>,
  settings: Partial<GallerySettings> = {},
  limits: GallerySpec["limits"] = {},
): GallerySpec {
  return example({ gallery: { name, subscription: ONE, ...settings }, spec: { images, limits } });
}

const rows = (specs: readonly GallerySpec[], usage: readonly UsageRow[] = []) => ledger(specs.map(plan), usage);

const line = ({ kind, subscription, region, total, elsewhere, parts }: LedgerRow): string =>
  `${kind} ${subscription ?? "?"} ${region}: ${total}, ${elsewhere} elsewhere: ${parts.map(({ name, count }) => `${name} ${count}`).join(", ")}`;

test("galleries, definitions and versions are counted over all plans, each at its home, the largest part first", () => {
  const specs = [
    gallery("a", { x: image("x", 1), y: image("y", 2, { location: "northeurope" }) }),
    gallery("b", { z: image("z", 3), w: image("w", 1) }),
  ];
  expect(rows(specs).map(line).sort()).toEqual([
    `galleries ${ONE} westeurope: 2, 0 elsewhere: a 1, b 1`,
    `imageDefinitions ${ONE} northeurope: 1, 0 elsewhere: a 1`,
    `imageDefinitions ${ONE} westeurope: 3, 0 elsewhere: b 2, a 1`,
    `imageVersions ${ONE} northeurope: 2, 0 elsewhere: a/y 2`,
    `imageVersions ${ONE} westeurope: 5, 0 elsewhere: b/z 3, a/x 1, b/w 1`,
  ]);
});

test("what exists is not counted, what is created in it is", () => {
  const specs = [gallery("a", { x: image("x", 2, { existing: true }), y: image("y", 1) }, { existing: true })];
  expect(rows(specs).map(line)).toEqual([
    `imageDefinitions ${ONE} westeurope: 1, 0 elsewhere: a 1`,
    `imageVersions ${ONE} westeurope: 3, 0 elsewhere: a/x 2, a/y 1`,
  ]);
});

test("unknown subscriptions are one, apart from every known one; usage is not added to them", () => {
  const specs = [gallery("a", {}), example({ gallery: { name: "b" }, spec: { images: {} } })];
  const usage = [{ subscription: ONE, region: "westeurope", galleries: 5 }];
  expect(rows(specs, usage).map(line)).toEqual([
    `galleries ${ONE} westeurope: 6, 5 elsewhere: a 1`,
    "galleries ? westeurope: 1, 0 elsewhere: b 1",
  ]);
});

describe("limits of what is counted", () => {
  const found = (specs: readonly GallerySpec[], options: CheckOptions = {}) =>
    check(specs.map(plan), options).map(({ rule, problem }) => ({ rule, problem }));
  const ids = (specs: readonly GallerySpec[], options: CheckOptions = {}) =>
    found(specs, options).map(({ rule }) => rule);

  test("usage is added, and the finding says how much of the sum it is", () => {
    const specs = [gallery("a", { x: image("x", 2) })];
    const usage = [{ subscription: ONE, region: "West Europe", imageVersions: 9_999 }];
    expect(found(specs, { usage })).toEqual([
      {
        rule: "too-many-versions",
        problem: `subscription ${ONE} would have 10,001 image versions in westeurope (9,999 of them outside this app); Azure allows 10,000, each counted at its home region; most are of a/x (2)`,
      },
    ]);
    expect(ids(specs, { usage: [{ ...usage[0], imageVersions: 9_998 } as UsageRow] })).toEqual([
      "nearly-too-many-versions",
    ]);
  });

  test("usage of another region or subscription is not", () => {
    const usage = [
      { subscription: ONE, region: "northeurope", imageVersions: 10_000 },
      { subscription: TWO, region: "westeurope", imageVersions: 10_000 },
    ];
    expect(ids([gallery("a", { x: image("x", 1) })], { usage })).toEqual([]);
  });

  test("the largest number of a subscription's specs counts, since a quota is the subscription's", () => {
    const two = { x: image("x", 1), y: image("y", 1) };
    const specs = [gallery("a", two, {}, { imageDefinitions: 3 }), gallery("b", two, {}, { imageDefinitions: 6 })];
    expect(ids(specs)).toEqual([]);
    expect(ids([specs[0] as GallerySpec, gallery("b", two, {}, { imageDefinitions: 3 })])).toEqual([
      "too-many-definitions",
    ]);
  });

  test("the app's number goes before all of them", () => {
    const spec = gallery("a", { x: image("x", 1), y: image("y", 1) }, {}, { imageDefinitions: 100 });
    expect(ids([spec], { limits: { imageDefinitions: 1 } })).toEqual(["too-many-definitions"]);
  });

  test("a warning comes from 80 % on", () => {
    const versions = (count: number) => [gallery("a", { x: image("x", count) }, {}, { imageVersions: 10 })];
    expect([7, 8, 10, 11].map((count) => ids(versions(count)))).toEqual([
      [],
      ["nearly-too-many-versions"],
      ["nearly-too-many-versions"],
      ["too-many-versions"],
    ]);
  });

  test("or from another share on", () => {
    const versions = (count: number) => [
      gallery("a", { x: image("x", count) }, {}, { imageVersions: 10, warnFrom: 0.5 }),
    ];
    expect([4, 5].map((count) => ids(versions(count)))).toEqual([[], ["nearly-too-many-versions"]]);
  });

  test("of unknown subscriptions, more in one gallery is certain, more in several is not", () => {
    const limits = { imageVersions: 10 };
    const unknown = (name: string, count: number) =>
      example({ gallery: { name }, spec: { images: { x: image("x", count) }, limits } });
    expect(ids([unknown("a", 11)])).toEqual(["too-many-versions"]);
    expect(ids([unknown("a", 6), unknown("b", 5)])).toEqual(["possibly-too-many-versions"]);
  });
});
