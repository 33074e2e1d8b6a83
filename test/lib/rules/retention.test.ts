import { check } from "../../../lib/check/check";
import { example, exampleWithOlder, VERSION } from "../../../lib/check/facts/examples";
import { plan } from "../../../lib/plan/plan";
import { RULES } from "../../../lib/rules/index";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import type { Retention } from "../../../lib/spec/retention";

const found = (spec: GallerySpec, asOf = "2026-11-25"): string[] =>
  check(RULES, [plan(spec)], { asOf }).map(({ rule, problem }) => `${rule}: ${problem}`);

const withRetention = (retention: Partial<Retention>): string[] =>
  found(example({ policy: { retention: { keep: 1, days: 0, ...retention } } }));

test.each<[string, Partial<Retention>, string]>([
  ["keep", { keep: 0 }, "`retention.keep` to 0; it must be a whole number from 1"],
  ["keep", { keep: 1.5 }, "`retention.keep` to 1.5; it must be a whole number from 1"],
  ["days", { days: -1 }, "`retention.days` to -1; it must be a whole number from 0"],
  ["perMinor", { perMinor: -1 }, "`retention.perMinor` to -1; it must be a whole number from 0"],
  ["stages.hidden", { stages: { hidden: 0 } }, "`retention.stages.hidden` to 0; it must be a whole number from 1"],
  ["stages.home", { stages: { home: 0.5 } }, "`retention.stages.home` to 0.5; it must be a whole number from 1"],
  ["atMost.perRun", { atMost: { perRun: 0 } }, "`retention.atMost.perRun` to 0; it must be a whole number from 1"],
  ["atMost.share", { atMost: { share: 0 } }, "`retention.atMost.share` to 0; it must be a number above 0, up to 1"],
  [
    "atMost.share",
    { atMost: { share: 1.01 } },
    "`retention.atMost.share` to 1.01; it must be a number above 0, up to 1",
  ],
])("a wrong number of a retention: %s", (_, retention, words) => {
  expect(withRetention(retention)).toEqual([`invalid-retention: policy fleet sets ${words}`]);
});

test("the least and the largest numbers of a retention are right", () => {
  expect(withRetention({ perMinor: 0, stages: { hidden: 1, home: 1 }, atMost: { perRun: 1, share: 1 } })).toEqual([]);
});

test("a wrong number in an image's own retention is found there", () => {
  expect(found(example({ image: { retention: { keep: 0, days: 1 } } }))).toEqual([
    "invalid-retention: contoso_images/ubuntu-2404 sets `retention.keep` to 0; it must be a whole number from 1",
  ]);
});

test.each([
  ["2026-11-25", []],
  [
    "2026-11-26",
    [
      "retired-in-the-future: contoso_images/ubuntu-2404: 1 version (1.2.0) retired since 2026-11-26, and today is 2026-11-25",
    ],
  ],
  [
    "2026-13-01",
    [
      'invalid-retirement-day: contoso_images/ubuntu-2404: 1 version (1.2.0) retired since "2026-13-01"; `since` must be a day, YYYY-MM-DD',
    ],
  ],
])("retired since %s", (since, findings) => {
  expect(found(exampleWithOlder({ retired: { stage: "hidden", since } }))).toEqual(findings);
});

test("a version that is at home only on its way out is not said to be placed by nothing", () => {
  expect(found(exampleWithOlder({ retired: { stage: "home", since: "2026-09-01" } }))).toEqual([]);
});

test("a retired candidate is said to stay", () => {
  expect(found(exampleWithOlder({ state: "candidate", retired: { stage: "home", since: "2026-09-01" } }))).toEqual([
    "retired-candidate: contoso_images/ubuntu-2404: 1 version (1.2.0) both a candidate and retired",
  ]);
});

test("where the newest version is retired, latest falls to an older one, or to none", () => {
  const retired = { ...VERSION, retired: { stage: "hidden", since: "2026-09-01" } } as const;
  expect(found(example({ image: { versions: { "1.3.0": retired, "1.2.0": VERSION } } }))).toEqual([
    "retired-latest: contoso_images/ubuntu-2404: 1 version (1.3.0) retired, and newer than all that serve westeurope and northeurope; latest falls to 1.2.0 in `westeurope`",
  ]);
});

test("a copy of a retired version serves without a warning: it is old, not bad", () => {
  const subscription = "00000000-0000-0000-0000-000000000000";
  const id = `/subscriptions/${subscription}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contoso_images/images/ubuntu-2404/versions/1.2.0`;
  const copyOf = (more: object) =>
    example({
      gallery: { subscription },
      image: { versions: { "1.3.0": { source: { galleryImageVersion: id } }, "1.2.0": { ...VERSION, ...more } } },
    });
  const rules = (spec: GallerySpec) => found(spec).map((text) => text.split(":")[0]);
  expect(rules(copyOf({ withdrawn: { reason: "slow" } }))).toContain("serving-copy-of-hidden-version");
  expect(rules(copyOf({ retired: { stage: "hidden", since: "2026-09-01" } }))).not.toContain(
    "serving-copy-of-hidden-version",
  );
});

test("a lock beside a retention: nothing that it proposes could be deleted", () => {
  const spec = example({ gallery: { lock: "delete" }, policy: { retention: { keep: 3, days: 30 } } });
  expect(found(spec)).toEqual([
    "deletion-under-lock: contoso_images has a lock, and a `retention`: Azure deletes no version that it proposes while the lock is there",
  ]);
});
