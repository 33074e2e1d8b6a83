import { check } from "../../../lib/index";
import { plan } from "../../../lib/plan/plan";
import { applicationExample, APPLICATION_VERSION, example, POLICY, VERSION } from "../../../lib/check/facts/examples";
import type { ChecksSpec } from "../../../lib/spec/checks-spec";
import { report, ruleIds } from "../../support/report";

const withChecks = (checks: ChecksSpec, parts: Parameters<typeof example>[0] = {}) =>
  example({ ...parts, spec: { ...parts?.spec, checks } });

describe("allowed regions", () => {
  test("a region outside is found at its first place, with the number of all places", () => {
    expect(report(withChecks({ allowedRegions: ["West Europe"] }, { version: { location: "northeurope" } }))).toEqual([
      "error[disallowed-region] policies/fleet at policies fleet regions northeurope",
      "`northeurope` is not an allowed region, and stands in 2 places; allowed is West Europe",
      "choose one of these, or add it to `allowedRegions`",
    ]);
  });

  test("any spelling counts, in both places", () => {
    expect(ruleIds(withChecks({ allowedRegions: ["WestEurope", "north europe"] }))).toEqual([]);
  });

  test("no region is allowed by an empty list, and all are without one", () => {
    expect(ruleIds(withChecks({ allowedRegions: [] }))).toEqual(["disallowed-region", "disallowed-region"]);
    expect(ruleIds(withChecks({}))).toEqual([]);
  });

  test("a mistyped region is one error, not two", () => {
    const spec = withChecks(
      { allowedRegions: ["westeurope", "northeurope"] },
      { policy: { regions: { ...POLICY.regions, eastu: {} } } },
    );
    expect(ruleIds(spec)).toEqual(["mistyped-region"]);
  });

  test("a region that a mirror alone uses is found too", () => {
    const mirrors = { dr: { name: "contoso_dr", resourceGroup: "rg-dr", location: "eastus", policy: "fleet" } };
    const spec = withChecks({ allowedRegions: ["westeurope", "northeurope"] }, { spec: { mirrors } });
    expect(report(spec).filter((line) => line.startsWith("`eastus` is not"))).toEqual([
      "`eastus` is not an allowed region; allowed are westeurope and northeurope",
    ]);
  });

  test("an app and a spec both allow what is used", () => {
    const found = (app: string[], spec: string[]) =>
      check([plan(withChecks({ allowedRegions: spec }))], { allowedRegions: app }).map(({ problem }) => problem);
    const both = ["West Europe", "northeurope"];
    expect(found(both, ["westeurope", "northeurope", "eastus"])).toEqual([]);
    expect(found(["westeurope"], both)).toEqual(["`northeurope` is not an allowed region; allowed is West Europe"]);
    expect(check([plan(example())], { allowedRegions: ["westeurope"] })).toHaveLength(1);
  });
});

describe("required tags", () => {
  const requiredTags = ["team", "cost-center"];
  const tags = { Team: "images", "COST-CENTER": "4711" };

  test("a gallery, an image and versions each need their own, and capitals do not matter", () => {
    expect(ruleIds(withChecks({ requiredTags }, { gallery: { tags }, image: { tags }, version: { tags } }))).toEqual(
      [],
    );
    expect(report(withChecks({ requiredTags }, { gallery: { tags: { team: "x" } }, image: { tags } }))).toEqual([
      "error[missing-required-tag] contoso_images at gallery",
      "contoso_images must have the tag `cost-center`",
      "add it to `tags`",
      "error[missing-required-tag] contoso_images/ubuntu-2404/1.3.0 at images ubuntu-2404 versions 1.3.0",
      "1 version (1.3.0) of contoso_images/ubuntu-2404 must have the tags `team` and `cost-center`",
      "add them to `tags`",
    ]);
  });

  test("versions of an image that lack the same tags are one finding", () => {
    const versions = { "1.0.0": VERSION, "1.1.0": VERSION, "1.2.0": { ...VERSION, tags } };
    const spec = withChecks({ requiredTags }, { gallery: { tags }, image: { tags, versions } });
    expect(report(spec).slice(1, 2)).toEqual([
      "2 versions (1.1.0 and 1.0.0) of contoso_images/ubuntu-2404 must have the tags `team` and `cost-center`",
    ]);
  });

  test("applications and their versions need them too", () => {
    const spec = applicationExample({ gallery: { tags }, application: { tags }, version: APPLICATION_VERSION });
    expect(report({ ...spec, checks: { requiredTags } })[1]).toMatch(
      /^1 version \(.*\) of contoso_images\/agent must have/,
    );
  });

  test("nothing is asked of a gallery that is managed elsewhere, and all of what the app requires of the others", () => {
    const existing = withChecks(
      { requiredTags: ["team"] },
      { gallery: { existing: true }, image: { tags }, version: { tags } },
    );
    expect(ruleIds(existing)).toEqual([]);
    const found = check([plan(withChecks({ requiredTags: ["team"] }))], { requiredTags: ["owner"] });
    expect(found[0]?.problem).toBe("contoso_images must have the tags `owner` and `team`");
  });
});

describe("severities", () => {
  /** `no-images`, a warning. */
  const empty = (severities: ChecksSpec["severities"]) =>
    example({ spec: { images: {}, checks: { severities: severities ?? {} } } });
  const found = (severities: ChecksSpec["severities"]) =>
    check([plan(empty(severities))]).map(({ rule, severity }) => `${severity} ${rule}`);

  test("are raised to error", () => {
    expect(found({ "no-images": "error" })).toEqual(["error no-images"]);
  });

  test("are raised for their own gallery alone", () => {
    const other = { ...empty({}), gallery: { ...empty({}).gallery, name: "fabrikam_images" } };
    const both = check([plan(empty({ "no-images": "error" })), plan(other)]);
    expect(both.map(({ severity, path }) => `${severity} ${path}`)).toEqual([
      "error contoso_images",
      "warning fabrikam_images",
    ]);
  });

  test("are not lowered: the finding stands, and another says how to do it", () => {
    expect(found({ "no-images": "off" })).toEqual(["error invalid-severity", "warning no-images"]);
    expect(report(empty({ "no-images": "off" })).slice(0, 3)).toEqual([
      "error[invalid-severity] contoso_images at checks severities no-images",
      "`checks.severities` lowers `no-images` from warning to off; severities can only be raised",
      "acknowledge its findings instead: under `acknowledge`, with `rule: no-images`, their `path` and a `reason`",
    ]);
    expect(found({ "no-images": "warning" })).toEqual(["warning no-images"]);
  });

  test("of a rule that there is not, or whose severity is fixed, are found", () => {
    expect(report(empty({ "no-image": "error" })).slice(1, 3)).toEqual([
      "`checks.severities` names `no-image`, and there is no such rule",
      "did you mean `no-images`",
    ]);
    expect(report(empty({ "unused-acknowledgement": "error" })).slice(1, 3)).toEqual([
      "`checks.severities` names `unused-acknowledgement`, whose severity can't be changed",
      "leave it out",
    ]);
  });

  test("of a rule of the app's own may be raised too", () => {
    const own = {
      id: "own-rule",
      severity: "warning",
      summary: "x",
      source: "https://x.example/",
      bad: [],
      good: [],
    } as const;
    const rule = { ...own, find: () => [], problem: () => "", help: () => "" };
    const spec = withChecks({ severities: { "own-rule": "error" } });
    expect(check([plan(spec)], { rules: [rule] })).toEqual([]);
    expect(check([plan(spec)]).map((each) => each.rule)).toEqual(["invalid-severity"]);
  });

  test("an acknowledgement lowers for the whole gallery, and the finding says why", () => {
    const acknowledge = [{ rule: "no-images", path: "contoso_images", reason: "images come later" }];
    const spec = { ...empty({}), acknowledge };
    expect(check([plan(spec)]).map(({ rule, acknowledged }) => [rule, acknowledged])).toEqual([
      ["no-images", "images come later"],
    ]);
  });
});
