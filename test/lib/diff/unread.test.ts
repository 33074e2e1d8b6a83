import { diff, type Diff } from "../../../lib/diff/diff";
import { diffJson } from "../../../lib/reports/diff/json";
import { diffText } from "../../../lib/reports/diff/text";
import type { SpecOrigin } from "../../../lib/spec/finding";
import { incompleteness } from "../../../lib/parse/incomplete";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import { readTerraform } from "../../../lib/terraform/read-terraform";
import { lrs, sheetOf } from "../../support/prices";
import { configurationOf, readVersions, region } from "../../support/unread";
import { definitionOf, effects, versionOf } from "../../support/compared";

const OPEN = "${var.replicas}";

type Versions = Readonly<Record<string, unknown>>;

const between = (before: Versions, after: Versions): Diff => diff(readVersions(before), readVersions(after));
const regionsOf = (found: Diff, version: string): string[] => versionOf(found, version).regions.map(({ name }) => name);

describe("a region that one side names and can't read", () => {
  const known = { "1.0.0": [region("westeurope", 1), region("northeurope", 3)] };
  const open = { "1.0.0": [region("westeurope", 2), region("northeurope", OPEN)] };
  const notCompared = [{ path: "images/ubuntu/1.0.0", attribute: "targetRegions", regions: ["northeurope"] }];

  test.each([
    ["after", known, open],
    ["before", open, known],
    ["on both", open, { "1.0.0": [region("westeurope", 1), region("northeurope", "${var.more}")] }],
  ])("%s is neither gained nor lost, and warns of nothing", (_, before, after) => {
    const found = between(before, after);
    expect(effects(found)).toEqual(["images/ubuntu/1.0.0 in-place"]);
    expect(regionsOf(found, "1.0.0")).toEqual(["westeurope"]);
    expect([versionOf(found, "1.0.0").copies, found.hazards]).toEqual([0, []]);
    expect(found.notCompared).toMatchObject(notCompared);
    const { latest, latestNotKnown } = definitionOf(found);
    expect(latest).toEqual([{ region: "westeurope", before: "1.0.0", after: "1.0.0" }]);
    expect(latestNotKnown).toEqual(["northeurope"]);
  });

  test("is out of the totals and the money of both sides, which are marked", () => {
    const sheet = sheetOf(lrs("westeurope", 1), lrs("northeurope", 1));
    const found = diff(readVersions(known), readVersions(open), { sheet });
    expect(found.totals.replicas).toEqual({ before: 1, after: 2 });
    const money = { amount: 0, isPartial: true };
    expect(found.money?.monthly).toEqual({ before: money, after: money });
  });

  test("leaves a version unchanged that changes nowhere else, but is named", () => {
    const found = between(known, { "1.0.0": [region("westeurope", 1), region("northeurope", OPEN)] });
    expect(found.galleries).toEqual([]);
    expect(found.notCompared).toMatchObject(notCompared);
    expect(diffText(found)).toBe(
      [
        "not compared, since only Terraform knows it: targetRegions of",
        "  images/ubuntu/1.0.0 (northeurope)",
        "",
        "no change",
        "",
      ].join("\n"),
    );
  });

  test("of a version that is created is named beside those that it is put in", () => {
    const found = between(known, { ...known, "1.1.0": [region("westeurope", 1), region("northeurope", OPEN)] });
    expect(found.notCompared).toMatchObject([{ ...notCompared[0], path: "images/ubuntu/1.1.0" }]);
    expect(definitionOf(found).latest).toEqual([{ region: "westeurope", before: "1.0.0", after: "1.1.0" }]);
    expect(diffText(found)).toContain("  latest 1.0.0 -> 1.1.0 in westeurope\n  latest not known in northeurope\n");
  });
});

describe("where all can be read, everything is said as before", () => {
  const before = { "1.0.0": [region("westeurope", 1), region("northeurope", 3)] };

  test("a region that is no longer named is lost, and the last version there", () => {
    const found = between(before, { "1.0.0": [region("westeurope", 1)] });
    expect(regionsOf(found, "1.0.0")).toEqual(["northeurope"]);
    expect(found.hazards.map(({ kind, regions }) => [kind, regions])).toEqual([["last-version", ["northeurope"]]]);
    expect([found.notCompared, definitionOf(found).latestNotKnown]).toEqual([[], []]);
  });

  test("also beside another region that is open", () => {
    const found = between(before, { "1.0.0": [region("westeurope", 1), region("uksouth", OPEN)] });
    expect(regionsOf(found, "1.0.0")).toEqual(["northeurope"]);
    expect(found.hazards.map(({ kind, regions }) => [kind, regions])).toEqual([["last-version", ["northeurope"]]]);
  });

  test("an older version that is open leaves latest known", () => {
    const after = {
      "1.1.0": [region("northeurope", 1)],
      "1.0.0": [region("westeurope", 1), region("northeurope", OPEN)],
    };
    const { latest, latestNotKnown } = definitionOf(between(before, after));
    expect(latest.find((each) => each.region === "northeurope")).toMatchObject({ before: "1.0.0", after: "1.1.0" });
    expect(latestNotKnown).toEqual([]);
  });
});

test("a version that may be anywhere loses nothing, and gains what no other side leaves open", () => {
  const before = { "1.0.0": [region("westeurope", 1), region("northeurope", 3)] };
  const found = between(before, { "1.0.0": [region("westeurope", 2), region("${var.region}", 3)] });
  expect(regionsOf(found, "1.0.0")).toEqual(["westeurope"]);
  expect(found.hazards).toEqual([]);
  expect(found.notCompared).toMatchObject([
    { path: "images/ubuntu/1.0.0", attribute: "targetRegions", regions: ["northeurope"] },
  ]);
  const wider = between(
    { "1.0.0": [region("westeurope", 1)] },
    { "1.0.0": [region("westeurope", 1), region("${var.r}", 1)] },
  );
  expect(wider.galleries).toEqual([]);
  expect(wider.notCompared).toMatchObject([{ path: "images/ubuntu/1.0.0", attribute: "targetRegions", regions: [] }]);
});

describe("an apply on the way", () => {
  const swap = (older: readonly object[]): Diff["hazards"] =>
    between(
      { "1.1.0": [region("westeurope", 1), region("northeurope", 1)], "1.0.0": older },
      {
        "1.2.0": [region("westeurope", 1), region("northeurope", 1)],
        "1.1.0": [region("westeurope", 1)],
        "1.0.0": older,
      },
    ).hazards;

  test("leaves a region without a version, when none else holds it", () => {
    expect(swap([region("westeurope", 1)]).map(({ kind, regions }) => [kind, regions])).toEqual([
      ["no-version", ["northeurope"]],
      ["no-latest", ["northeurope"]],
    ]);
  });

  test("warns of no gap where a version that can't be read may hold the region", () => {
    expect(swap([region("westeurope", 1), region("northeurope", OPEN)])).toEqual([]);
  });
});

test("as JSON: what is not compared has its regions, and latest its unknown ones", () => {
  const found = between(
    { "1.0.0": [region("westeurope", 1), region("northeurope", 3)] },
    { "1.0.0": [region("westeurope", 2), region("northeurope", OPEN)] },
  );
  expect(JSON.parse(diffJson(found))).toMatchObject({
    notCompared: [{ path: "images/ubuntu/1.0.0", attribute: "targetRegions", regions: ["northeurope"] }],
    definitions: [{ latestNotKnown: ["northeurope"] }],
  });
});

describe("an attribute that one side can't read", () => {
  const GALLERY = { name: "images", resource_group_name: "rg", location: "westeurope" };
  const NAMES = { gallery_name: "images", resource_group_name: "rg" };
  const IMAGE = { name: "ubuntu", ...NAMES, location: "westeurope", os_type: "Linux" };

  /** A gallery, an image and a version of Terraform JSON, and where its spec comes from. */
  function read(sku: string, tags: unknown, endOfLife: string) {
    const { resource } = configurationOf({ "1.0.0": [region("westeurope", 1)] }) as {
      resource: { azurerm_shared_image_version: { v1_0_0: object } };
    };
    const version = { ...resource.azurerm_shared_image_version.v1_0_0, tags, end_of_life_date: endOfLife };
    const { plans, lost } = readTerraform({
      resource: {
        azurerm_shared_image_gallery: { g: { ...GALLERY, tags } },
        azurerm_shared_image: { i: { ...IMAGE, identifier: { publisher: "p", offer: "o", sku } } },
        azurerm_shared_image_version: { v: version },
      },
    });
    const origins = [...lost].map(([spec, paths]): [GallerySpec, SpecOrigin] => [
      spec,
      { findings: [], place: () => null, isIncomplete: incompleteness(spec, paths), hasExpressions: true },
    ]);
    return { plans, origins };
  }

  const compare = (a: ReturnType<typeof read>, b: ReturnType<typeof read>): Diff =>
    diff(a.plans, b.plans, { origins: new Map([...a.origins, ...b.origins]) });
  const known = read("lts", { a: "1" }, "2030-01-01");
  const open = read("${var.sku}", "${var.tags}", "${var.end}");

  test.each([
    ["after", known, open],
    ["before", open, known],
  ])("%s is named, and neither changed, removed nor a reason to replace", (_, before, after) => {
    const found = compare(before, after);
    expect(effects(found)).toEqual([]);
    expect(found.notCompared.map(({ path, attribute }) => `${attribute} of ${path}`)).toEqual([
      "tags of images",
      "identifier of images/ubuntu",
      "endOfLife of images/ubuntu/1.0.0",
      "tags of images/ubuntu/1.0.0",
    ]);
  });

  test("is compared where both can", () => {
    const found = compare(known, read("next", { a: "2" }, "2031-01-01"));
    expect(effects(found)).toEqual([
      "images in-place",
      "images/ubuntu replaced already-exists",
      "images/ubuntu/1.0.0 in-place",
    ]);
    expect(found.notCompared).toEqual([]);
  });
});
