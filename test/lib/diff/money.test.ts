import { terraformJson } from "../../support/emitted";
import { diff, type Diff } from "../../../lib/diff/diff";
import { plan, type GalleryPlan } from "../../../lib/plan/plan";
import { example, VERSION } from "../../../lib/check/facts/examples";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import type { ImageVersionSpec } from "../../../lib/spec/image-version-spec";
import { readTerraform } from "../../../lib/terraform/read-terraform";
import { changed, compared, versionOf } from "../../support/compared";
import { lrs, sheetOf } from "../../support/prices";

const SHEET = { sheet: sheetOf(lrs("westeurope", 0.1), lrs("northeurope", 0.1)) };

/** A gallery of one image of 10 GiB: its newest version has 3 replicas in each of two regions, older ones 1 at home. */
const gallery = (versions: Readonly<Record<string, ImageVersionSpec>>, subscription?: string): GallerySpec =>
  example({ image: { sizeGiB: 10, versions }, ...(subscription !== undefined && { gallery: { subscription } }) });

const NEW = { "1.1.0": VERSION };
const BOTH = { "1.1.0": VERSION, "1.0.0": VERSION };

/** The same as Terraform has it: without sizes. */
function inTerraform(spec: GallerySpec): readonly GalleryPlan[] {
  const stack = terraformJson([{ spec }]);
  return readTerraform(JSON.parse(JSON.stringify(stack))).plans;
}

/** What all of it costs before and after, to the cent, and `+` for a lower bound. */
function monthly({ money }: Diff): string[] {
  const sides = money ? [money.monthly.before, money.monthly.after] : [];
  return sides.map(({ amount, isPartial }) => `${amount.toFixed(2)}${isPartial ? "+" : ""}`);
}

describe("sizes that one side lacks", () => {
  test("are those of the same version on the other side: Terraform has none", () => {
    // 1.0.0: 3 and 3 replicas, then 1; 1.1.0: 3 and 3. Of 10 GiB at 0.10 each.
    const found = diff(inTerraform(gallery({ "1.0.0": VERSION })), [plan(gallery(BOTH))], SHEET);
    expect(monthly(found)).toEqual(["6.00", "7.00"]);
    expect(versionOf(found, "1.0.0").monthly).toEqual({
      before: { amount: expect.closeTo(6) as number, isPartial: false },
      after: { amount: expect.closeTo(1) as number, isPartial: false },
    });
    expect(monthly(diff([plan(gallery(BOTH))], inTerraform(gallery({ "1.0.0": VERSION })), SHEET))).toEqual([
      "7.00",
      "6.00",
    ]);
  });

  test("are the image's for a version that only one side has", () => {
    const found = diff(inTerraform(gallery(BOTH)), [plan(gallery(NEW))], SHEET);
    expect(versionOf(found, "1.0.0").sizeGiB).toBe(10);
    expect(monthly(diff(inTerraform(gallery(BOTH)), [plan(gallery(NEW))], SHEET))).toEqual(["7.00", "6.00"]);
  });

  test("are not known where neither side has them, or has the image", () => {
    const unknown = inTerraform(gallery(BOTH));
    expect(monthly(diff(unknown, unknown, SHEET))).toEqual(["0.00+", "0.00+"]);
    expect(monthly(diff(unknown, [], SHEET))).toEqual(["0.00+", "0.00"]);
  });

  test("a size that is known is nobody else's to change", () => {
    const larger = gallery({ "1.1.0": { ...VERSION, sizeGiB: 20 } });
    expect(monthly(compared(gallery(NEW), larger, SHEET))).toEqual(["6.00", "12.00"]);
  });
});

test("galleries of one name in two subscriptions have a bill each", () => {
  const [a, b] = ["aaaaaaaa", "bbbbbbbb"].map((start) => `${start}-0000-0000-0000-000000000000`);
  const before = [plan(gallery(NEW, a)), plan(gallery({ "1.1.0": { ...VERSION, sizeGiB: 50 } }, b))];
  const found = diff(before, [plan(gallery(NEW, a))], SHEET);
  expect(monthly(found)).toEqual(["36.00", "6.00"]);
  expect(versionOf(found, "1.1.0").monthly).toEqual({
    before: { amount: expect.closeTo(30) as number, isPartial: false },
    after: null,
  });
});

test("what stays in Azure though it is forgotten leaves the sum a lower bound where its size is not known", () => {
  const published: ImageVersionSpec = { source: { published: true } };
  const sized = { "1.1.0": { ...VERSION, sizeGiB: 10 } };
  const found = changed(
    { image: { versions: { ...sized, "1.0.0": published } } },
    { image: { versions: sized } },
    SHEET,
  );
  expect(monthly(found)).toEqual(["6.00+", "6.00+"]);
});

test("what is destroyed though the file names it leaves nothing of the sum unknown", () => {
  const sized: ImageVersionSpec = { ...VERSION, sizeGiB: 10 };
  const unsized = (version: ImageVersionSpec) => ({ image: { versions: { "1.1.0": sized, "1.0.0": version } } });
  const found = changed(unsized(VERSION), unsized({ source: { published: true } }), SHEET);
  expect(monthly(found)).toEqual(["6.00+", "6.00"]);
});
