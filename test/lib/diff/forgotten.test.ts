import { diff } from "../../../lib/diff/diff";
import { pathsOf } from "../../../lib/diff/fail-on";
import type { Hazard } from "../../../lib/diff/model";
import { plan, type GalleryPlan } from "../../../lib/plan/plan";
import { diffJson } from "../../../lib/reports/diff/json";
import { diffMarkdown } from "../../../lib/reports/diff/markdown";
import { diffText } from "../../../lib/reports/diff/text";
import { readTerraform } from "../../../lib/terraform/read-terraform";
import { example, VERSION, type ExampleParts } from "../../../lib/check/facts/examples";
import type { ImageVersionSpec } from "../../../lib/spec/image-version-spec";
import { changed, effects } from "../../support/compared";
import { terraformJson } from "../../support/emitted";
import { planJson, shownDefinition, shownGallery, unchanged } from "../../support/plan-json";
import { lrs, sheetOf } from "../../support/prices";

const PATH = "contoso_images/ubuntu-2404";
const PUBLISHED: ImageVersionSpec = { source: { published: true } };
const WITHDRAWN: ImageVersionSpec = { ...PUBLISHED, withdrawn: { reason: "broken" } };

type Versions = Readonly<Record<string, ImageVersionSpec>>;

const versions = (record: Versions, parts: ExampleParts = {}): ExampleParts => ({
  ...parts,
  image: { ...parts.image, sizeGiB: 10, versions: record },
});

const forgotten = ({ hazards }: { readonly hazards: readonly Hazard[] }): unknown[] =>
  hazards
    .filter(({ kind }) => kind === "forgotten-serving")
    .map(({ version, after, regions }) => [version, after, ...regions]);

const BOTH = ["westeurope", "northeurope"];
const TWO: Versions = { "1.1.0": PUBLISHED, "1.0.0": PUBLISHED };

describe("a version that a pipeline published is forgotten where it leaves", () => {
  test("the file: it stays latest in all its regions, which is a warning", () => {
    const found = changed(versions(TWO), versions({ "1.0.0": PUBLISHED }));
    expect(effects(found)).toEqual([`${PATH}/1.1.0 forgotten`, `${PATH}/1.0.0 in-place`]);
    expect(found.totals.effects.version).toMatchObject({ destroyed: 0, forgotten: 1 });
    expect(forgotten(found)).toEqual([["1.1.0", "1.1.0", ...BOTH]]);
  });

  test("with its image, and with its gallery", () => {
    const whole = [plan(example(versions(TWO)))];
    const served = [
      ["1.1.0", "1.1.0", ...BOTH],
      // 1.0.0 is at home only, where 1.1.0 stays the latest.
      ["1.0.0", null, "westeurope"],
    ];
    for (const found of [diff(whole, [plan(example({ spec: { images: {} } }))]), diff(whole, [])]) {
      expect(effects(found)).toContain(`${PATH}/1.1.0 forgotten`);
      expect(effects(found)).toContain(`${PATH} refused`);
      expect(forgotten(found)).toEqual(served);
    }
  });

  test("an image and a gallery that others manage", () => {
    const existing = { gallery: { existing: true }, image: { existing: true } } as const;
    const found = diff([plan(example(versions(TWO, existing)))], []);
    expect(effects(found)).toEqual([`${PATH}/1.1.0 forgotten`, `${PATH}/1.0.0 forgotten`]);
    expect(forgotten(found)).toHaveLength(2);
  });

  test("Terraform JSON", () => {
    const inTerraform = (record: Versions): readonly GalleryPlan[] =>
      readTerraform(terraformJson([{ spec: example(versions(record)) }])).plans;
    const found = diff(inTerraform(TWO), inTerraform({ "1.0.0": PUBLISHED }));
    expect(effects(found)).toContain(`${PATH}/1.1.0 forgotten`);
    expect(forgotten(found)).toEqual([["1.1.0", "1.1.0", ...BOTH]]);
  });
});

test("an older one may become latest again in its regions once newer ones go", () => {
  expect(forgotten(changed(versions(TWO), versions({ "1.1.0": PUBLISHED })))).toEqual([["1.0.0", null, "westeurope"]]);
});

test("one that was withdrawn before is forgotten without a warning, and stays with its cost", () => {
  const sheet = sheetOf(lrs("westeurope", 0.1), lrs("northeurope", 0.1));
  const found = changed(versions({ "1.1.0": WITHDRAWN, "1.0.0": PUBLISHED }), versions({ "1.0.0": PUBLISHED }), {
    sheet,
  });
  expect(effects(found)).toEqual([`${PATH}/1.1.0 forgotten`]);
  expect(found.hazards).toEqual([]);
  // Each of both versions has 3 replicas in both regions: 1.1.0 by its would-be rank. 12 replicas of 10 GiB at 0.10.
  expect(found.totals.replicas).toEqual({ before: 12, after: 12 });
  expect(found.money?.monthly.after.amount).toBeCloseTo(12);
});

test("one that Terraform owns is destroyed, not forgotten", () => {
  const found = changed(versions({ "1.1.0": VERSION, "1.0.0": VERSION }), versions({ "1.0.0": VERSION }));
  expect(effects(found)).toContain(`${PATH}/1.1.0 destroyed`);
  expect(forgotten(found)).toEqual([]);
});

describe("what is said of it", () => {
  const found = changed(versions(TWO), versions({ "1.0.0": { ...PUBLISHED, placement: { westeurope: 1 } } }));

  test("text tells it from a deletion, which Terraform calls it, and tells the right order", () => {
    const text = diffText(found, { width: 1000 });
    expect(text.split("\n").slice(0, 4)).toEqual([
      "contoso_images/ubuntu-2404",
      "  = 1.1.0 is forgotten: no longer managed, but kept in Azure",
      "      kept in 2 regions: westeurope, northeurope",
      "      Terraform calls it destroyed, but deletes only its own record of it",
    ]);
    expect(text).toContain(
      "warning[forgotten-serving]: contoso_images/ubuntu-2404: 1.1.0 is forgotten and stays latest in westeurope, " +
        "northeurope: withdraw it and apply that first, then take it out, and delete it in Azure (az sig image-version delete)\n",
    );
    expect(text).toContain("image versions: 1 forgotten\n");
  });

  test("of one that is not latest that it may become it", () => {
    const older = changed(versions(TWO), versions({ "1.1.0": PUBLISHED }));
    expect(diffText(older, { width: 1000 })).toContain(
      "1.0.0 is forgotten and stays in westeurope, where it may become latest: ",
    );
  });

  test("Markdown and JSON too", () => {
    expect(diffMarkdown(found)).toContain("**forgotten-serving**");
    expect(JSON.parse(diffJson(found))).toMatchObject({
      warnings: [{ kind: "forgotten-serving", version: "1.1.0", after: "1.1.0", by: null, regions: BOTH }],
      versions: [{ path: `${PATH}/1.1.0`, effect: "forgotten" }],
    });
  });

  test("--fail-on stops for it, by version, and not as for something destroyed", () => {
    expect(pathsOf(found, "forgotten-serving")).toEqual([`${PATH}/1.1.0`]);
    expect(pathsOf(found, "destroy")).toEqual([]);
  });
});

test("a Terraform plan that deletes azapi's record of it forgets it, whatever the plan calls it", () => {
  const values = {
    name: "1.0.0",
    parent_id: String(shownDefinition().values.id),
    type: "Microsoft.Compute/galleries/images/versions@2024-03-03",
    body: { properties: { publishingProfile: { targetRegions: [{ name: "West Europe", regionalReplicaCount: 2 }] } } },
  };
  const record = { address: "azapi_update_resource.v", type: "azapi_update_resource", values };
  const changes = [unchanged(shownGallery()), unchanged(shownDefinition()), { before: record, actions: ["delete"] }];
  const { before = [], plans, protections, objects, blocks } = readTerraform(planJson(changes));
  const found = diff(before, plans, { protections, terraform: { objects, blocks } });
  expect(effects(found)).toEqual(["images/ubuntu/1.0.0 forgotten"]);
  expect(forgotten(found)).toEqual([["1.0.0", "1.0.0", "westeurope"]]);
  expect(found.totals.replicas).toEqual({ before: 2, after: 2 });
});
