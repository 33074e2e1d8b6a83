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

  test("the largest share of a subscription's specs counts for the warning, too", () => {
    const versions = (count: number) => [
      gallery("a", { x: image("x", count - 1) }, {}, { imageVersions: 10, warnFrom: 0.5 }),
      gallery("b", { y: image("y", 1) }, {}, { imageVersions: 10, warnFrom: 0.9 }),
    ];
    expect([8, 9].map((count) => ids(versions(count)))).toEqual([[], ["nearly-too-many-versions"]]);
  });

  test("of unknown subscriptions, more in one gallery is certain, more in several is not", () => {
    const limits = { imageVersions: 10 };
    const unknown = (name: string, count: number) =>
      example({ gallery: { name }, spec: { images: { x: image("x", count) }, limits } });
    expect(ids([unknown("a", 11)])).toEqual(["too-many-versions"]);
    expect(ids([unknown("a", 6), unknown("b", 5)])).toEqual(["possibly-too-many-versions"]);
  });
});

describe("what is in an unknown subscription may be in a known one", () => {
  /** So many versions in galleries of a subscription each: `[ONE, 6]`, or `[undefined, 6]` where it is not known. */
  const app = (counts: readonly (readonly [string | undefined, number])[], limit = 10): GallerySpec[] =>
    counts.map(([subscription, count], index) =>
      example({
        gallery: { name: `g${index}`, ...(subscription !== undefined && { subscription }) },
        spec: { images: { x: image("x", count) }, limits: { imageVersions: limit } },
      }),
    );
  const said = (specs: readonly GallerySpec[], options: CheckOptions = {}) =>
    check(specs.map(plan), options).map(({ rule, path }) => `${rule} ${path}`);
  const POSSIBLY = "possibly-too-many-versions subscriptions/unknown/westeurope";
  const nearly = (subscription: string) => `nearly-too-many-versions subscriptions/${subscription}/westeurope`;
  const tooMany = (subscription: string) => `too-many-versions subscriptions/${subscription}/westeurope`;

  test("six and six of ten are a warning, not an error, and it says how many are in doubt", () => {
    const galleries = (count: number, subscription?: string): GallerySpec[] =>
      Array.from({ length: count }, (_, index) =>
        example({
          gallery: { name: `${subscription ? "known" : "unknown"}_${index}`, ...(subscription && { subscription }) },
          spec: { limits: { galleries: 10 } },
        }),
      );
    const plans = [...galleries(6, ONE), ...galleries(6)].map(plan);
    expect(
      check(plans).map(({ rule, severity, path, problem, help }) => [rule, severity, path, problem, help]),
    ).toEqual([
      [
        "possibly-too-many-galleries",
        "warning",
        "subscriptions/unknown/westeurope",
        `subscription ${ONE} would have 12 galleries in westeurope, counting 6 whose subscription is not known; Azure allows 10, each counted at its home region; most are of known_0, known_1 and known_2`,
        "name each gallery's `subscription`: where it is not known, all are counted together",
      ],
    ]);
  });

  test("both sides of the limit: ten of ten are silent, however near, since they may be in two", () => {
    expect(
      said(
        app([
          [ONE, 5],
          [undefined, 5],
        ]),
      ),
    ).toEqual([]);
    expect(
      said(
        app([
          [ONE, 5],
          [undefined, 6],
        ]),
      ),
    ).toEqual([POSSIBLY]);
    expect(
      said(
        app([
          [ONE, 7],
          [undefined, 3],
        ]),
      ),
    ).toEqual([]);
    expect(
      said(
        app([
          [ONE, 7],
          [undefined, 4],
        ]),
      ),
    ).toEqual([POSSIBLY]);
  });

  test("in another region they are not together", () => {
    const [known, unknown] = app([
      [ONE, 6],
      [undefined, 6],
    ]) as [GallerySpec, GallerySpec];
    const elsewhere = { ...unknown, gallery: { ...unknown.gallery, location: "northeurope" } };
    expect(said([known, elsewhere])).toEqual([]);
  });

  test("an expression is an unknown subscription", () => {
    expect(
      said(
        app([
          [ONE, 6],
          ["${var.subscription}", 6],
        ]),
      ),
    ).toContain(POSSIBLY);
    expect(
      rows(
        app([
          [undefined, 1],
          ["${var.subscription}", 2],
        ]),
      ).map(line),
    ).toContain("imageVersions ? westeurope: 3, 0 elsewhere: g1/x 2, g0/x 1");
  });

  test("what is nearly too many by itself is said once: by the graver finding that counts it", () => {
    expect(
      said(
        app([
          [ONE, 8],
          [undefined, 2],
        ]),
      ),
    ).toEqual([nearly(ONE)]);
    expect(
      said(
        app([
          [ONE, 8],
          [undefined, 3],
        ]),
      ),
    ).toEqual([POSSIBLY]);
    expect(
      said(
        app([
          [ONE, 2],
          [undefined, 8],
        ]),
      ),
    ).toEqual([nearly("unknown")]);
    expect(
      said(
        app([
          [ONE, 3],
          [undefined, 8],
        ]),
      ),
    ).toEqual([POSSIBLY]);
  });

  test("two known subscriptions that they may be in are one finding, for the fuller one", () => {
    const [finding, ...others] = check(
      app([
        [ONE, 6],
        [TWO, 7],
        [undefined, 6],
      ]).map(plan),
    );
    expect(others).toEqual([]);
    expect(finding?.problem).toContain(
      `subscription ${TWO} would have 13 image versions in westeurope, counting 6 whose subscription is not known`,
    );
    expect(
      said(
        app([
          [ONE, 4],
          [TWO, 5],
          [undefined, 5],
        ]),
      ),
    ).toEqual([]);
    expect(
      said(
        app([
          [ONE, 4],
          [TWO, 6],
          [undefined, 5],
        ]),
      ),
    ).toEqual([POSSIBLY]);
    // Known ones are never counted with each other.
    expect(
      said(
        app([
          [ONE, 6],
          [TWO, 6],
        ]),
      ),
    ).toEqual([]);
    expect(
      said(
        app([
          [ONE, 8],
          [TWO, 9],
          [undefined, 2],
        ]),
      ),
    ).toEqual([nearly(ONE), POSSIBLY]);
  });

  test("one that has too many already has its error, and the others are still looked at", () => {
    expect(
      said(
        app([
          [ONE, 11],
          [undefined, 6],
        ]),
      ),
    ).toEqual([tooMany(ONE)]);
    expect(
      said(
        app([
          [ONE, 11],
          [TWO, 6],
          [undefined, 6],
        ]),
      ),
    ).toEqual([tooMany(ONE), POSSIBLY]);
    expect(
      said(
        app([
          [ONE, 11],
          [TWO, 4],
          [undefined, 6],
        ]),
      ),
    ).toEqual([tooMany(ONE)]);
  });

  test("where the unknown ones are too many among themselves, that is all that is said of them", () => {
    expect(
      said(
        app([
          [ONE, 6],
          [undefined, 6],
          [undefined, 5],
        ]),
      ),
    ).toEqual([POSSIBLY]);
    expect(
      said(
        app([
          [ONE, 6],
          [undefined, 11],
        ]),
      ),
    ).toEqual([tooMany("unknown")]);
    expect(
      said(
        app([
          [ONE, 8],
          [undefined, 11],
        ]),
      ),
    ).toEqual([nearly(ONE), tooMany("unknown")]);
  });

  test("what is outside the app counts in the known one, and a quota is raised by any of the specs", () => {
    const usage = [{ subscription: ONE, region: "westeurope", imageVersions: 5 }];
    expect(
      said(
        app([
          [ONE, 1],
          [undefined, 4],
        ]),
        { usage },
      ),
    ).toEqual([]);
    const [finding] = check(
      app([
        [ONE, 1],
        [undefined, 5],
      ]).map(plan),
      { usage },
    );
    expect(finding?.problem).toContain(
      "would have 11 image versions in westeurope (5 of them outside this app), counting 5",
    );
    const [known] = app([[ONE, 6]], 12) as [GallerySpec];
    const [, unknown] = app([
      [ONE, 6],
      [undefined, 6],
    ]) as [GallerySpec, GallerySpec];
    expect(said([known, unknown])).toEqual([]);
  });

  test("replicas, too, where a number is given for one of them", () => {
    const replicas = (subscription: string | undefined, count: number, limit?: number) =>
      example({
        gallery: { name: `g${count}`, ...(subscription !== undefined && { subscription }) },
        policy: { tiers: [{ name: "home", take: "rest", regions: "home", replicas: 1 }] },
        image: { versions: image("x", count).versions ?? {} },
        spec: limit === undefined ? {} : { limits: { replicasPerSubscriptionAndRegion: limit } },
      });
    const rule = "possibly-too-many-replicas-per-subscription";
    expect(ids([replicas(ONE, 6, 10), replicas(undefined, 5)])).toEqual([rule]);
    expect(ids([replicas(ONE, 6, 11), replicas(undefined, 5)])).toEqual([]);
  });
});

function ids(specs: readonly GallerySpec[]): string[] {
  return check(specs.map(plan)).map(({ rule }) => rule);
}
