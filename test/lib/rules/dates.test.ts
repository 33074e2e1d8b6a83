import { check } from "../../../lib/index";
import { plan } from "../../../lib/plan/plan";
import { example, VERSION } from "../../../lib/check/facts/examples";
import { millisecondsOf } from "../../../lib/spec/dates";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import { report, ruleIds } from "../../support/report";

const said = (spec: GallerySpec, asOf: string) =>
  check([plan(spec)], { asOf }).flatMap(({ severity, rule, path, problem, help }) => [
    `${severity}[${rule}] ${path}`,
    problem,
    help,
  ]);
const ending = (dates: Record<string, string>) =>
  example({
    image: {
      versions: Object.fromEntries(
        Object.entries(dates).map(([version, endOfLife]) => [version, { ...VERSION, endOfLife }]),
      ),
    },
  });

test("an instant is read with its offset; a date is its midnight in UTC", () => {
  expect(millisecondsOf("1970-01-02")).toBe(86_400_000);
  expect(millisecondsOf("1970-01-01T01:00:00+01:00")).toBe(0);
  expect(millisecondsOf("1970-13-01")).toBeUndefined();
});

describe("an end of life in the past", () => {
  test("is an error from its day on; one of tomorrow is none", () => {
    expect(said(ending({ "1.0.0": "2030-06-30" }), "2030-06-29")).toEqual([]);
    expect(said(ending({ "1.0.0": "2030-06-30" }), "2030-06-30")).toEqual([
      "error[past-end-of-life] contoso_images/ubuntu-2404/1.0.0",
      "contoso_images/ubuntu-2404: the end of life of 1 version (1.0.0) is over (2030-06-30), since today is 2030-06-30; Azure takes only a date in the future",
      "set a later date, or delete what nobody needs any more; removing the date would replace the image version",
    ]);
  });

  test("is compared as an instant", () => {
    expect(said(ending({ "1.0.0": "2030-06-30T00:00:01Z" }), "2030-06-30")).toEqual([]);
    expect(said(ending({ "1.0.0": "2030-06-30T01:00:00+01:00" }), "2030-06-30")).toHaveLength(3);
  });

  test("is one finding for the versions of an image, and one for the image itself", () => {
    const versions = {
      "1.1.0": { ...VERSION, endOfLife: "2030-01-02" },
      "1.0.0": { ...VERSION, endOfLife: "2030-01-01" },
    };
    const spec = example({ image: { endOfLife: "2030-01-03", versions } });
    expect(said(spec, "2031-01-01")).toEqual([
      "error[past-end-of-life] contoso_images/ubuntu-2404",
      "contoso_images/ubuntu-2404: the end of life is over (2030-01-03), since today is 2031-01-01; Azure takes only a date in the future",
      "set a later date; removing it would replace the image definition",
      "error[past-end-of-life] contoso_images/ubuntu-2404/1.1.0",
      "contoso_images/ubuntu-2404: the end of life of 2 versions (1.1.0 and 1.0.0) is over (2030-01-02 for 1.1.0), since today is 2031-01-01; Azure takes only a date in the future",
      "set a later date, or delete what nobody needs any more; removing the date would replace the image version",
    ]);
  });

  test("is none of a definition that is managed elsewhere, nor without today's date, nor when it is no date", () => {
    expect(said(example({ image: { existing: true, endOfLife: "2030-01-01" } }), "2031-01-01")).toEqual([]);
    expect(ruleIds(ending({ "1.0.0": "2001-01-01" }))).toEqual([]);
    expect(said(ending({ "1.0.0": "2001-02-30" }), "2031-01-01")[0]).toContain("invalid-end-of-life");
  });
});

describe("a version that outlives a newer one", () => {
  test("is a warning: one for all of an image, with the first pair", () => {
    expect(report(ending({ "1.3.0": "2030-06-30", "1.2.0": "2030-07-01", "1.1.0": "2031-01-01" }))).toEqual([
      "warning[outlives-newer-version] contoso_images/ubuntu-2404/1.2.0 at images ubuntu-2404 versions 1.2.0 endOfLife",
      "contoso_images/ubuntu-2404: the end of life of 2 versions (1.2.0 and 1.1.0) is later than that of a newer version: 1.2.0 until 2030-07-01, 1.3.0 until 2030-06-30",
      "end the older version first, or give the newer one a later date",
    ]);
  });

  test("is none that ends at the same instant, or at no date", () => {
    expect(ruleIds(ending({ "1.3.0": "2030-06-30", "1.2.0": "2030-06-30T00:00:00Z" }))).toEqual([]);
    expect(
      ruleIds(example({ image: { versions: { "1.3.0": { ...VERSION, endOfLife: "2030-06-30" }, "1.2.0": VERSION } } })),
    ).toEqual([]);
  });

  test.each([{ state: "candidate" as const }, { withdrawn: { reason: "broken" } }])(
    "is none where the newer is %j",
    (parts) => {
      const newer = { ...VERSION, ...parts, endOfLife: "2030-06-30" };
      const versions = { "1.3.0": newer, "1.2.0": { ...VERSION, endOfLife: "2030-07-01" } };
      expect(ruleIds(example({ image: { versions } }))).toEqual([]);
    },
  );
});
