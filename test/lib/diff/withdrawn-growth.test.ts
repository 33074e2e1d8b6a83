import { diff } from "../../../lib/diff/diff";
import { holds, pathsOf } from "../../../lib/diff/fail-on";
import type { Hazard } from "../../../lib/diff/model";
import { plan, type GalleryPlan } from "../../../lib/plan/plan";
import { diffJson } from "../../../lib/reports/diff/json";
import { diffMarkdown } from "../../../lib/reports/diff/markdown";
import { diffText } from "../../../lib/reports/diff/text";
import { readTerraform } from "../../../lib/terraform/read-terraform";
import { example, VERSION, type ExampleParts } from "../../../lib/check/facts/examples";
import type { ImageVersionSpec } from "../../../lib/spec/image-version-spec";
import { changed } from "../../support/compared";
import { terraformJson } from "../../support/emitted";

const PATH = "contoso_images/ubuntu-2404";
const WITHDRAWN: Partial<ImageVersionSpec> = { withdrawn: { reason: "broken" } };

type Versions = Readonly<Record<string, Partial<ImageVersionSpec>>>;

const versions = (record: Versions, parts: ExampleParts = {}): ExampleParts => ({
  ...parts,
  image: { versions: Object.fromEntries(Object.entries(record).map(([name, of]) => [name, { ...VERSION, ...of }])) },
});

const grown = ({ hazards }: { readonly hazards: readonly Hazard[] }): unknown[] =>
  hazards.filter(({ kind }) => kind === "withdrawn-grows").map(({ version, by, regions }) => [version, by, ...regions]);

const growth = (before: Versions, after: Versions): unknown[] => grown(changed(versions(before), versions(after)));

// The newest version has 3 replicas in both regions, any other one replica at home.
const REPLACED: Versions = { "1.2.0": {}, "1.1.0": WITHDRAWN, "1.0.0": {} };
const BY_DELETION = [["1.1.0", "1.2.0", "westeurope", "northeurope"]];

describe("a withdrawn version grows", () => {
  test("when the version that replaced it is deleted: in regions that it gains, and where it gets more replicas", () => {
    expect(growth(REPLACED, { "1.1.0": WITHDRAWN, "1.0.0": {} })).toEqual(BY_DELETION);
  });

  test("when it is withdrawn in the same step", () => {
    expect(growth({ "1.2.0": {}, "1.1.0": {}, "1.0.0": {} }, { "1.1.0": WITHDRAWN, "1.0.0": {} })).toEqual(BY_DELETION);
  });

  test("when a newer one goes that was withdrawn too, since that counts as well", () => {
    const both = { "1.2.0": WITHDRAWN, "1.1.0": WITHDRAWN, "1.0.0": {} };
    expect(growth(both, { "1.1.0": WITHDRAWN, "1.0.0": {} })).toEqual(BY_DELETION);
  });

  test("when the one that replaced it becomes a candidate, which has no rank", () => {
    expect(growth(REPLACED, { ...REPLACED, "1.2.0": { state: "candidate" } })).toEqual(BY_DELETION);
  });

  test("when the one that replaced it goes back to a narrower ring, where that no longer reaches", () => {
    const policy = {
      rings: [
        { name: "canary", regions: ["westeurope"] },
        { name: "broad", regions: "rest" },
      ],
    } as const;
    const before = versions({ ...REPLACED, "1.2.0": { ring: "broad" } }, { policy });
    const after = versions({ ...REPLACED, "1.2.0": { ring: "canary" } }, { policy });
    expect(grown(changed(before, after))).toEqual([["1.1.0", "1.2.0", "northeurope"]]);
  });

  test("when the one that replaced it is forgotten: it stays, but counts no more", () => {
    const published = { source: { published: true } } as const;
    expect(growth({ ...REPLACED, "1.2.0": published }, { "1.1.0": WITHDRAWN, "1.0.0": {} })).toEqual(BY_DELETION);
  });

  test("in Terraform JSON, where it is told by being hidden in every region", () => {
    const inTerraform = (record: Versions): readonly GalleryPlan[] =>
      readTerraform(terraformJson([{ spec: example(versions(record)) }])).plans;
    const after = { "1.1.0": WITHDRAWN, "1.0.0": {} };
    expect(grown(diff(inTerraform(REPLACED), inTerraform(after)))).toEqual(BY_DELETION);
    expect(grown(diff(inTerraform(REPLACED), [plan(example(versions(after)))]))).toEqual(BY_DELETION);
  });
});

describe("a withdrawn version does not grow", () => {
  test("when it is deleted first, or together with the one that replaced it", () => {
    expect(growth(REPLACED, { "1.2.0": {}, "1.0.0": {} })).toEqual([]);
    expect(growth(REPLACED, { "1.0.0": {} })).toEqual([]);
  });

  test("when the one that replaced it is withdrawn and kept, or an older one goes", () => {
    expect(growth(REPLACED, { ...REPLACED, "1.2.0": WITHDRAWN })).toEqual([]);
    expect(growth(REPLACED, { "1.2.0": {}, "1.1.0": WITHDRAWN })).toEqual([]);
  });

  test("when the policy gives every version more, and none leaves", () => {
    const more = versions(REPLACED, {
      policy: { tiers: [{ name: "all", take: "rest", regions: "all", replicas: 5 }] },
    });
    expect(grown(changed(versions(REPLACED), more))).toEqual([]);
  });

  test("by its rank where a placement of its own says where it is", () => {
    const placed = (replicas: number) => ({ ...WITHDRAWN, placement: { westeurope: replicas } });
    expect(growth({ ...REPLACED, "1.1.0": placed(1) }, { "1.1.0": placed(2), "1.0.0": {} })).toEqual([]);
  });

  test("a serving version that grows is none, nor a candidate", () => {
    expect(growth({ "1.1.0": {}, "1.0.0": {} }, { "1.0.0": {} })).toEqual([]);
    expect(growth({ "1.1.0": {}, "1.0.0": { state: "candidate" } }, { "1.0.0": { state: "candidate" } })).toEqual([]);
  });

  test("where its own change is refused", () => {
    const after = versions({ "1.1.0": { ...WITHDRAWN, endOfLife: "2020-01-01" }, "1.0.0": {} });
    expect(grown(changed(versions(REPLACED), after, { asOf: "2026-01-01" }))).toEqual([]);
  });
});

describe("the warning", () => {
  const tiers = [
    { name: "latest", take: 2, regions: "all", replicas: 3 },
    { name: "archive", take: "rest", regions: "home", replicas: 1 },
  ] as const;
  const of = (record: Versions): ExampleParts => versions(record, { policy: { tiers } });
  const old = { "1.1.0": WITHDRAWN, "1.0.0": WITHDRAWN };
  // 1.1.0 and 1.0.0 grow alike, from the third and fourth place to the first and second.
  const found = changed(of({ "1.3.0": {}, "1.2.0": {}, ...old, "0.9.0": {} }), of({ ...old, "0.9.0": {} }));

  test("says which version grows where, because of which, and what to do", () => {
    const text = diffText(found, { width: 1000 });
    expect(text).toContain(
      "warning[withdrawn-grows]: contoso_images/ubuntu-2404: 1.1.0 grows in westeurope, northeurope though it is hidden " +
        "from latest, since 1.2.0 no longer stands before it: delete 1.1.0 first, or withdraw 1.2.0 and keep it until then\n",
    );
    expect(diffMarkdown(found)).toContain("**withdrawn-grows**");
  });

  test("stands in JSON with the version whose leaving is the cause", () => {
    const { warnings, versions: all } = JSON.parse(diffJson(found)) as Record<string, Record<string, unknown>[]>;
    expect(warnings?.filter(({ kind }) => kind === "withdrawn-grows").map(({ version, by }) => [version, by])).toEqual([
      ["1.1.0", "1.2.0"],
      ["1.0.0", "1.2.0"],
    ]);
    expect(all?.map(({ path, growsWithout }) => [path, growsWithout])).toEqual([
      [`${PATH}/1.3.0`, null],
      [`${PATH}/1.2.0`, null],
      [`${PATH}/1.1.0`, "1.2.0"],
      [`${PATH}/1.0.0`, "1.2.0"],
      [`${PATH}/0.9.0`, null],
    ]);
  });

  test("is never merged: versions that grow alike are a line each", () => {
    const lines = diffText(found).split("\n");
    expect(lines.filter((line) => line.startsWith("  ~ "))).toEqual([
      "  ~ 1.1.0 changes in place",
      "  ~ 1.0.0 changes in place",
      "  ~ 0.9.0 changes in place",
    ]);
    expect(
      lines.filter((line) => line === "      hidden from latest, and grows since 1.2.0 no longer stands before it"),
    ).toHaveLength(2);
    expect(diffMarkdown(found)).toContain("| `1.1.0` |");
    expect(diffMarkdown(found)).toContain("| `1.0.0` |");
  });

  test("is a kind that --fail-on stops for, by version", () => {
    expect(pathsOf(found, "withdrawn-grows")).toEqual([`${PATH}/1.1.0`, `${PATH}/1.0.0`]);
    expect(holds(changed({}, {}), "withdrawn-grows")).toBe(false);
  });
});

test("versions that grow are shown before harmless ones, where there are too many lines", () => {
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`1.0.${index}`, {}]));
  // Each of 40 versions has a line of its own, and at most 30 are shown.
  const tags = (record: Versions): Versions =>
    Object.fromEntries(Object.keys(record).map((name, index) => [name, { tags: { index: String(index) } }]));
  const old = { "0.9.0": WITHDRAWN };
  const policy = {
    tiers: [
      { name: "newest", take: 41, regions: "all", replicas: 2 },
      { name: "archive", take: "rest", regions: "home", replicas: 1 },
    ],
  } as const;
  const before = versions({ "1.1.0": {}, ...many, ...old, "0.8.0": {} }, { policy });
  const grows = changed(before, versions({ ...tags(many), ...old, "0.8.0": {} }, { policy }));
  expect(grown(grows)).toEqual([["0.9.0", "1.1.0", "westeurope", "northeurope"]]);
  expect(diffText(grows)).toContain("  ~ 0.9.0 changes in place");
});
