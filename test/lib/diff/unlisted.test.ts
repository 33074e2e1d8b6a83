import { diff } from "../../../lib/diff/diff";
import { pathsOf } from "../../../lib/diff/fail-on";
import type { Diff } from "../../../lib/diff/model";
import { plan, type GalleryPlan } from "../../../lib/plan/plan";
import { NO_PROTECTIONS } from "../../../lib/plan/protections";
import { diffJson } from "../../../lib/reports/diff/json";
import { diffMarkdown } from "../../../lib/reports/diff/markdown";
import { diffText } from "../../../lib/reports/diff/text";
import { readTerraform } from "../../../lib/terraform/read-terraform";
import { example, IMAGE, OTHER_IMAGE, VERSION } from "../../../lib/check/facts/examples";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import type { ImageDefinitionSpec } from "../../../lib/spec/image-definition-spec";
import { effects } from "../../support/compared";
import { terraformJson } from "../../support/emitted";
import {
  planJson,
  shownDefinition,
  shownGallery,
  shownVersion,
  unchanged,
  type ShownChange,
  type ShownResource,
} from "../../support/plan-json";

const FILLED: ImageDefinitionSpec = { ...IMAGE, versions: {} };
const LISTED: ImageDefinitionSpec = { ...OTHER_IMAGE, versions: { "1.0.0": VERSION } };
const PUBLISHED: ImageDefinitionSpec = { ...IMAGE, versions: { "1.0.0": { source: { published: true } } } };

const images = (record: Readonly<Record<string, ImageDefinitionSpec>>): GallerySpec =>
  example({ spec: { images: record } });

const inYaml = (spec: GallerySpec): readonly GalleryPlan[] => [plan(spec)];
const inTerraform = (spec: GallerySpec): readonly GalleryPlan[] => readTerraform(terraformJson([{ spec }])).plans;

const refused = (found: Diff): readonly string[] => pathsOf(found, "refused");

describe.each([
  ["a gallery.yaml", inYaml],
  ["Terraform JSON", inTerraform],
])("in %s", (_, plansOf) => {
  test("a definition without versions, which a pipeline may fill, is destroyed, or refused while it holds any", () => {
    const found = diff(plansOf(images({ filled: FILLED, listed: LISTED })), plansOf(images({ listed: LISTED })));
    expect(effects(found)).toEqual(["contoso_images/filled destroyed"]);
    expect(refused(found)).toEqual(["contoso_images/filled"]);
    expect(pathsOf(found, "destroy")).toEqual(["contoso_images/filled"]);
    const sentence = "Azure refuses this while versions are in it that the file does not list";
    expect(diffText(found, { width: 500 })).toContain(`- contoso_images/filled is destroyed\n  ${sentence}`);
    expect(diffMarkdown(found)).toContain(sentence);
    expect(JSON.parse(diffJson(found))).toMatchObject({
      definitions: [{ effect: "destroyed", changes: [{ attribute: "deletion.unlisted", effect: "perhaps-refused" }] }],
    });
  });

  test("one whose versions are all listed is destroyed with them", () => {
    const found = diff(plansOf(images({ filled: FILLED, listed: LISTED })), plansOf(images({ filled: FILLED })));
    expect(effects(found)).toEqual(["contoso_images/listed destroyed", "contoso_images/listed/1.0.0 destroyed"]);
    expect(refused(found)).toEqual([]);
  });

  test("one whose versions a pipeline published is refused for certain, since they stay", () => {
    const found = diff(plansOf(images({ published: PUBLISHED })), plansOf(images({})));
    expect(effects(found)).toEqual(["contoso_images/published refused", "contoso_images/published/1.0.0 forgotten"]);
    expect(refused(found)).toEqual(["contoso_images/published"]);
    expect(JSON.stringify(found.galleries[0]?.definitions[0]?.changes)).not.toContain("unlisted");
  });

  test("a gallery goes only with a definition that may hold versions if that goes", () => {
    const found = diff(plansOf(images({ filled: FILLED })), []);
    expect(effects(found)).toEqual(["contoso_images destroyed", "contoso_images/filled destroyed"]);
    expect(refused(found)).toEqual(["contoso_images", "contoso_images/filled"]);
    expect(diffText(found, { width: 500 })).toContain(
      "Azure refuses this while something is in it that the file does not list",
    );
  });

  test("a gallery of which all is listed is destroyed with it", () => {
    expect(refused(diff(plansOf(images({ listed: LISTED })), []))).toEqual([]);
  });
});

test("a gallery without definitions may hold some that others fill", () => {
  const found = diff(inYaml(images({})), []);
  expect(effects(found)).toEqual(["contoso_images destroyed"]);
  expect(refused(found)).toEqual(["contoso_images"]);
});

test("what exists already is not deleted, so nothing is refused", () => {
  const existing = { ...FILLED, existing: true } as const;
  expect(refused(diff(inYaml(images({ filled: existing })), inYaml(images({}))))).toEqual([]);
  const gallery = example({ gallery: { existing: true }, spec: { images: { filled: existing } } });
  expect(effects(diff(inYaml(gallery), []))).toEqual([]);
});

test("a gallery is not deleted while a definition is in it that others manage, whether it has versions or not", () => {
  const gallery = images({ theirs: { ...FILLED, existing: true }, listed: LISTED });
  const found = diff(inYaml(gallery), []);
  expect(effects(found)[0]).toBe("contoso_images refused");
  expect(refused(found)).toEqual(["contoso_images"]);
});

test("a definition that comes or changes in place says nothing of it", () => {
  const found = diff(inYaml(images({})), inYaml(images({ filled: FILLED })));
  expect(refused(found)).toEqual([]);
  const changed = diff(inYaml(images({ filled: FILLED })), inYaml(images({ filled: { ...FILLED, description: "d" } })));
  expect(effects(changed)).toEqual(["contoso_images/filled in-place"]);
  expect(refused(changed)).toEqual([]);
});

test("one that is destroyed and created again may be refused like one that goes", () => {
  const replaced = images({ filled: { ...FILLED, architecture: "Arm64" } });
  const found = diff(inYaml(images({ filled: FILLED })), inYaml(replaced), { protections: NO_PROTECTIONS });
  expect(effects(found)).toEqual(["contoso_images/filled replaced recreated"]);
  expect(refused(found)).toEqual(["contoso_images/filled"]);
  expect(diffText(found, { width: 500 })).toContain(
    "  Azure refuses this while versions are in it that the file does not list",
  );
});

test("an empty gallery that is destroyed and created again may hold definitions that others made", () => {
  const moved = example({ gallery: { location: "northeurope" }, spec: { images: { filled: FILLED } } });
  const found = diff(inYaml(images({})), inYaml(moved), { protections: NO_PROTECTIONS });
  expect(effects(found)).toEqual(["contoso_images replaced recreated", "contoso_images/filled created"]);
  expect(refused(found)).toEqual(["contoso_images"]);
});

test("a definition that a `removed` block keeps in Azure is not deleted", () => {
  const specs = [images({ filled: FILLED }), images({})] as const;
  const [before, after] = specs.map((spec) => readTerraform(terraformJson([{ spec }])));
  const [address] = [...(before?.objects.values() ?? [])]
    .map((object) => object.address)
    .filter((each) => each.includes("azurerm_shared_image."));
  const removed = { removed: [{ from: address, lifecycle: { destroy: false } }] };
  const kept = readTerraform({ ...(terraformJson([{ spec: specs[1] }]) as object), ...removed });
  const terraform = { objects: new Map([...(before?.objects ?? []), ...kept.objects]), blocks: kept.blocks };
  expect(after?.plans).toHaveLength(1);
  const found = diff(before?.plans ?? [], kept.plans, { terraform });
  expect(effects(found)).toEqual(["contoso_images/filled forgotten"]);
  expect(refused(found)).toEqual([]);
});

test("a Terraform plan that deletes a definition without versions may be refused, and one that deletes its versions too is not", () => {
  const gone = (before: ShownResource): ShownChange => ({ before, actions: ["delete"] });
  const refusedIn = (...changes: readonly ShownChange[]): readonly string[] => {
    const { before = [], plans, protections, objects, blocks } = readTerraform(planJson(changes));
    return refused(diff(before, plans, { protections, terraform: { objects, blocks } }));
  };
  const kept = unchanged(shownGallery());
  expect(refusedIn(kept, gone(shownDefinition()))).toEqual(["images/ubuntu"]);
  expect(refusedIn(kept, gone(shownDefinition()), gone(shownVersion("1.0.0")))).toEqual([]);
});
