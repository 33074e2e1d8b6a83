import type { Acknowledgement } from "../../../lib/spec/acknowledgement";
import { check } from "../../../lib/index";
import type { CheckOptions } from "../../../lib/check/check-options";
import type { Finding, SpecOrigin } from "../../../lib/spec/finding";
import { plan } from "../../../lib/plan/plan";
import { findingsJson } from "../../../lib/reports/findings/json";
import { countOf, findingsText } from "../../../lib/reports/findings/text";
import { example, IMAGE } from "../../../lib/check/facts/examples";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import { report } from "../../support/report";

/** `missing-source` at `contoso_images/ubuntu-2404/1.3.0`. */
const WITHOUT_SOURCE = { version: { source: {} } };
const AT_VERSION = "contoso_images/ubuntu-2404/1.3.0";

const acknowledging = (path: string, parts: Partial<Acknowledgement> = {}): Acknowledgement => ({
  rule: "missing-source",
  path,
  reason: "published by hand",
  ...parts,
});

/** The findings of the example with these acknowledgements in it. */
function judged(acknowledge: readonly Acknowledgement[], options: CheckOptions = {}): Finding[] {
  return check([plan(example({ ...WITHOUT_SOURCE, spec: { acknowledge } }))], options);
}

/** Rule, path, and why it is fine. */
function lines(findings: readonly Finding[]): (string | undefined)[][] {
  return findings.map(({ rule, path, acknowledged }) => [rule, path, acknowledged]);
}

const ACKNOWLEDGED = ["missing-source", AT_VERSION, "published by hand"];
const OPEN = ["missing-source", AT_VERSION, undefined];

describe("an acknowledgement", () => {
  test.each([AT_VERSION, "contoso_images/ubuntu-2404", "contoso_images"])("of %s is of what is below it", (path) => {
    expect(lines(judged([acknowledging(path)]))).toEqual([ACKNOWLEDGED]);
  });

  test.each(["contoso_images/ubuntu", "contoso_image", "", "ubuntu-2404", `${AT_VERSION}/source`, "contoso_images/"])(
    "of %j is not: a prefix has whole segments",
    (path) => {
      const found = lines(judged([acknowledging(path)]));
      expect(found).toHaveLength(2);
      expect(found).toContainEqual(OPEN);
      expect(found).toContainEqual(["unused-acknowledgement", path, undefined]);
    },
  );

  test("of another rule matches nothing", () => {
    expect(lines(judged([acknowledging(AT_VERSION, { rule: "no-images" })]))).toEqual([
      OPEN,
      ["unused-acknowledgement", AT_VERSION, undefined],
    ]);
  });

  test("may cover several findings", () => {
    const images = { a: { ...IMAGE, versions: { "1.0.0": { source: {} }, "1.1.0": { source: {} } } } };
    const spec = example({ spec: { images, acknowledge: [acknowledging("contoso_images/a")] } });
    expect(lines(check([plan(spec)]))).toEqual([
      ["missing-source", "contoso_images/a/1.0.0", "published by hand"],
      ["missing-source", "contoso_images/a/1.1.0", "published by hand"],
    ]);
  });

  test("beside another of the same finding is used too; the first reason is shown", () => {
    const both = [acknowledging(AT_VERSION), acknowledging("contoso_images", { reason: "all of them" })];
    expect(lines(judged(both))).toEqual([ACKNOWLEDGED]);
  });

  test("that is over leaves the finding to another that holds", () => {
    const both = [acknowledging(AT_VERSION, { until: "2026-06-30" }), acknowledging("contoso_images")];
    expect(lines(judged(both, { asOf: "2026-07-01" }))).toEqual([
      ["expired-acknowledgement", AT_VERSION, undefined],
      ACKNOWLEDGED,
    ]);
  });

  test("that matches nothing is a warning at its place in the file", () => {
    expect(report(example({ spec: { acknowledge: [acknowledging(AT_VERSION)] } }))).toEqual([
      `warning[unused-acknowledgement] ${AT_VERSION} at acknowledge 0`,
      `the acknowledgement of missing-source at ${AT_VERSION} matches no finding`,
      "remove it: this rule finds nothing here",
    ]);
  });

  test.each<[string, Partial<Acknowledgement>, string]>([
    [
      "of a path that is near",
      { path: "contoso_images/ubuntu" },
      `write the path of a finding of this rule: \`${AT_VERSION}\``,
    ],
    [
      "of a rule that is near",
      { rule: "missing-rest-tiers" },
      "there is no such rule; did you mean `missing-rest-tier`",
    ],
    ["of no rule at all", { rule: "constructor" }, "there is no such rule; `gallerist explain` lists all rules"],
    ["of another rule", { rule: "no-images" }, "remove it: this rule finds nothing here"],
    ["of reading", { rule: "unknown-key" }, "remove it and fix the file: what reading it finds can't be acknowledged"],
    [
      "of acknowledgements",
      { rule: "empty-acknowledgement" },
      "remove it: findings about acknowledgements can't be acknowledged",
    ],
  ])("that matches nothing, but is %s, says what to do", (_, parts, help) => {
    const unused = judged([acknowledging(AT_VERSION, parts)]).filter(({ rule }) => rule === "unused-acknowledgement");
    expect(unused.map((finding) => finding.help)).toEqual([help]);
  });

  test("of a spec is not advised the path of another gallery", () => {
    const other = example({ gallery: { name: "fabrikam" }, ...WITHOUT_SOURCE });
    const spec = example({ spec: { acknowledge: [acknowledging("fabrikam")] } });
    const helps = check([plan(spec), plan(other)]).filter(({ rule }) => rule === "unused-acknowledgement");
    expect(helps.map(({ help }) => help)).toEqual(["remove it: this rule finds nothing here"]);
  });

  test.each(["", "  \n"])("with the reason %j is an error, and acknowledges nothing", (reason) => {
    const found = judged([acknowledging(AT_VERSION, { reason })]);
    expect(lines(found)).toEqual([["empty-acknowledgement", AT_VERSION, undefined], OPEN]);
    expect(found[0]).toMatchObject({
      severity: "error",
      problem: `the acknowledgement of missing-source at ${AT_VERSION} has no reason`,
      help: "write why it is fine",
    });
  });

  test("of an acknowledgement's own mistake matches nothing", () => {
    const unused = acknowledging("contoso_images/b");
    const ofUnused = acknowledging("contoso_images/b", { rule: "unused-acknowledgement" });
    expect(lines(judged([unused, ofUnused]))).toEqual([
      ["unused-acknowledgement", "contoso_images/b", undefined],
      ["unused-acknowledgement", "contoso_images/b", undefined],
      OPEN,
    ]);
  });

  test("of what reading a file found matches nothing", () => {
    const spec = example({ spec: { acknowledge: [acknowledging("contoso_images", { rule: "unknown-key" })] } });
    const unknownKey: Finding = {
      rule: "unknown-key",
      severity: "error",
      path: "contoso_images",
      problem: "unknown key `colour`",
      help: "remove it",
      source: "gallerist explain unknown-key",
      place: null,
    };
    const origin: SpecOrigin = { findings: [unknownKey], place: () => null, isIncomplete: () => false };
    expect(lines(check([plan(spec)], { origins: new Map([[spec, origin]]) }))).toEqual([
      ["unknown-key", "contoso_images", undefined],
      ["unused-acknowledgement", "contoso_images", undefined],
    ]);
  });
});

const until = (day: string) =>
  example({
    policy: { tiers: [{ name: "latest", take: "rest", regions: "home", replicas: 101 }] },
    spec: { acknowledge: [{ rule: "too-many-replicas", path: "policies/fleet", reason: "raised", until: day }] },
  });

describe("the last day of an acknowledgement", () => {
  test.each(["soon", "2026-06-31", "2026-6-1", "2026-06-30T00:00:00Z", ""])("is not %p", (day) => {
    expect(report(until(day)).slice(0, 3)).toEqual([
      "error[invalid-acknowledgement] policies/fleet at acknowledge 0 until",
      `the acknowledgement of too-many-replicas at policies/fleet holds until "${day}", which is not a date`,
      "write its last day, such as 2030-06-30",
    ]);
  });

  test("is a day of the calendar, on which it holds", () => {
    const [finding, ...others] = check([plan(until("2026-06-30"))], { asOf: "2026-06-30" });
    expect(finding?.acknowledged).toBe("raised");
    expect(others).toEqual([]);
    expect(check([plan(until("2026-06-30"))], { asOf: "2026-07-01" }).map(({ rule }) => rule)).toEqual([
      "expired-acknowledgement",
      "too-many-replicas",
    ]);
  });

  test.each([
    ["the day before it", "2026-06-29"],
    ["an unknown day", undefined],
  ])("is not over on %s", (_, asOf) => {
    const found = judged([acknowledging(AT_VERSION, { until: "2026-06-30" })], asOf === undefined ? {} : { asOf });
    expect(lines(found)).toEqual([ACKNOWLEDGED]);
  });

  test("is over on the day after it, and the finding says what to do", () => {
    const [expired] = judged([acknowledging(AT_VERSION, { until: "2026-06-30" })], { asOf: "2026-07-01" });
    expect(expired).toMatchObject({
      rule: "expired-acknowledgement",
      severity: "warning",
      problem: `the acknowledgement of missing-source at ${AT_VERSION} held until 2026-06-30, and today is 2026-07-01`,
      help: "fix what it is about, or set a later `until`",
    });
  });

  test("is over with nothing left to acknowledge: it may go", () => {
    const spec = example({ spec: { acknowledge: [acknowledging(AT_VERSION, { until: "2026-06-30" })] } });
    expect(check([plan(spec)], { asOf: "2026-07-01" })).toEqual([
      expect.objectContaining({
        rule: "expired-acknowledgement",
        help: "remove it: there is nothing left to acknowledge",
      }),
    ]);
  });
});

describe("acknowledgements of an app", () => {
  const app = (acknowledge: readonly Acknowledgement[], ...specs: GallerySpec[]) =>
    lines(check(specs.map(plan), { acknowledge }));
  const one = example({ ...WITHOUT_SOURCE, gallery: { name: "one" } });
  const two = example({ ...WITHOUT_SOURCE, gallery: { name: "two" } });

  test("are of any gallery", () => {
    expect(app([acknowledging("two")], one, two)).toEqual([
      ["missing-source", "one/ubuntu-2404/1.3.0", undefined],
      ["missing-source", "two/ubuntu-2404/1.3.0", "published by hand"],
    ]);
  });

  test("that stand in a spec are not of another's findings", () => {
    expect(app([], { ...one, acknowledge: [acknowledging("two")] }, two)).toEqual([
      ["missing-source", "one/ubuntu-2404/1.3.0", undefined],
      ["unused-acknowledgement", "two", undefined],
      ["missing-source", "two/ubuntu-2404/1.3.0", undefined],
    ]);
  });

  test("that match nothing have no place, since they stand in no file", () => {
    expect(check([plan(example())], { acknowledge: [acknowledging("three")] })).toEqual([
      expect.objectContaining({ rule: "unused-acknowledgement", path: "three", place: null }),
    ]);
  });

  test("without a gallery say nothing", () => {
    expect(check([], { acknowledge: [acknowledging("one")] })).toEqual([]);
  });
});

describe("an acknowledged finding", () => {
  const found = judged([acknowledging(AT_VERSION)]);

  test("does not count, and text only counts it", () => {
    expect([countOf(found, "error"), countOf(found, "warning")]).toEqual([0, 0]);
    expect(findingsText(found)).toBe("1 acknowledged\n");
  });

  test("is marked in JSON with the reason; others are not", () => {
    const json = JSON.parse(findingsJson([...found, ...judged([])])) as { findings: Record<string, unknown>[] };
    expect(json).toMatchObject({ errors: 1, warnings: 0 });
    expect(json.findings[0]).toMatchObject({ rule: "missing-source", acknowledged: "published by hand" });
    expect(json.findings[1]).toMatchObject({ rule: "missing-source" });
    expect(json.findings[1]).not.toHaveProperty("acknowledged");
  });
});
