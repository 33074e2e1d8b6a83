import { check } from "../../../lib/index";
import type { CheckOptions } from "../../../lib/check/check-options";
import { assertCheckOptions, CheckOptionsError } from "../../../lib/check/assert-options";
import { plan } from "../../../lib/plan/plan";
import { RULES } from "../../../lib/rules/index";
import { example } from "../../../lib/check/facts/examples";
import type { Rule } from "../../../lib/check/rule";

/** As a program without types may write them. */
type Untyped = { readonly [Key in keyof CheckOptions]?: unknown };

/** What is said of options, a line for each. */
function faults(options: Untyped): string[] {
  try {
    assertCheckOptions(RULES, options as CheckOptions);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(CheckOptionsError);
    const [first, ...lines] = (error as Error).message.split("\n  ");
    expect(first).toBe("these settings of a check mean nothing:");
    return lines;
  }
}

const own = (id: unknown): Rule => ({ ...(RULES[0] as Rule), id: id as string });
const ONE = "11111111-1111-1111-1111-111111111111";

test("options that mean something pass, and so do none", () => {
  expect(faults({})).toEqual([]);
  expect(
    faults({
      severities: { "no-images": "warning", "unknown-region": "error", "too-many-replicas": "error", mine: "error" },
      asOf: "2028-02-29",
      limits: { profile: "documented-2022", galleries: 0.5, imageVersions: Infinity, warnFrom: 0 },
      usage: [{ subscription: ONE, region: "West Europe", galleries: 0 }],
      rules: [own("mine"), own("mine-too")],
    }),
  ).toEqual([]);
  expect(faults({ asOf: undefined, severities: undefined, limits: { galleries: undefined } })).toEqual([]);
});

describe("severities", () => {
  test("are those of rules that exist; the nearest is named", () => {
    expect(faults({ severities: { "too-many-replica": "off" } })).toEqual([
      "severities: there is no rule `too-many-replica`; did you mean `too-many-replicas`",
    ]);
    expect(faults({ severities: { toString: "off" } })).toEqual([
      "severities: there is no rule `toString`; `gallerist explain` lists all rules",
    ]);
    expect(faults({ severities: { mime: "off" }, rules: [own("mine")] })).toEqual([
      "severities: there is no rule `mime`; did you mean `mine`",
    ]);
  });

  test("are not lowered", () => {
    const advice = "acknowledge its findings instead, with a reason";
    expect(faults({ severities: { "no-images": "off", "too-many-replicas": "warning" } })).toEqual([
      `severities: that of \`no-images\` is warning, and off would lower it; ${advice}`,
      `severities: that of \`too-many-replicas\` is error, and warning would lower it; ${advice}`,
    ]);
  });

  test("are error or warning", () => {
    expect(faults({ severities: { "no-images": "info", "unknown-region": false } })).toEqual([
      'severities: that of `no-images` is "info"; it must be error or warning',
      "severities: that of `unknown-region` is false; it must be error or warning",
    ]);
  });

  test("are fixed for reading a file and for acknowledgements", () => {
    expect(faults({ severities: { "unknown-key": "off", "unused-acknowledgement": "error" } })).toEqual([
      "severities: that of `unknown-key` can't be changed; leave it out",
      "severities: that of `unused-acknowledgement` can't be changed; leave it out",
    ]);
  });
});

test.each(["today", "2026-02-29", "2026-1-1", "2026-01-01T00:00:00Z", "", 20260101])("today is not %j", (asOf) => {
  const shown = typeof asOf === "string" ? `"${asOf}"` : "20260101";
  expect(faults({ asOf })).toEqual([`asOf: ${shown} is not a date; write today as YYYY-MM-DD`]);
});

describe("limits", () => {
  test.each([0, -1, NaN, "100"])("are not %p", (galleries) => {
    const shown = typeof galleries === "string" ? '"100"' : String(galleries);
    expect(faults({ limits: { galleries } })).toEqual([
      `limits: the limit \`galleries\` is ${shown}; it must be a number above 0; write a number above 0, or leave \`galleries\` out`,
    ]);
  });

  test("have names and profiles that exist, and a share up to 1", () => {
    expect(faults({ limits: { imageVersion: 5 } })).toEqual([
      "limits: there is no limit `imageVersion`; did you mean `imageVersions`",
    ]);
    expect(faults({ limits: { profile: "2022", warnFrom: 80 } })).toEqual([
      'limits: the limit `profile` is "2022"; it must be current or documented-2022; write current or documented-2022, or leave `profile` out',
      "limits: the limit `warnFrom` is 80; it must be a number from 0 to 1; write a number from 0 to 1, or leave `warnFrom` out",
    ]);
  });
});

test("usage has rows that say whose and where", () => {
  const usage = [{ subscription: ONE, region: "westeurope", galleries: 1.5 }, { region: "", imageVersion: 3 }, "row"];
  expect(faults({ usage })).toEqual([
    "usage: row 1: `galleries` is 1.5; write a whole number, 0 or more",
    'usage: row 2: the unknown key "imageVersion"; allowed are subscription, region, galleries, imageDefinitions, imageVersions, applicationVersions',
    "usage: row 2: `subscription` is missing; write the subscription's id, a GUID",
    'usage: row 2: `region` is ""; write the name of a region',
    'usage: row 3: "row" is not a row; write an object',
  ]);
  expect(faults({ usage: Array.from({ length: 1000 }, () => null) })).toHaveLength(11);
  expect(faults({ usage: Array.from({ length: 1000 }, () => null) }).at(-1)).toBe("usage: 990 mistakes more");
});

describe("rules of a team's own", () => {
  test("have ids of their own", () => {
    expect(faults({ rules: [own("no-images"), own("unknown-key"), own("mine"), own("mine"), own("mine")] })).toEqual([
      "rules: `no-images` is a rule of gallerist; choose another id, or set its severity",
      "rules: `unknown-key` is a rule of gallerist; choose another id, or set its severity",
      "rules: `mine` is the id of two rules; choose another for one of them",
      "rules: `mine` is the id of two rules; choose another for one of them",
    ]);
  });

  test.each(["", " ", undefined])("are not named %j", (id) => {
    expect(faults({ rules: [own(id)] })).toHaveLength(1);
  });
});

test("everything is said at once, by check too, even of an app without galleries", () => {
  const options: CheckOptions = { severities: { nothing: "error" }, asOf: "today", limits: { galleries: -1 } };
  expect(faults(options)).toHaveLength(3);
  expect(() => check([plan(example())], options)).toThrow(CheckOptionsError);
  expect(() => check([], options)).toThrow(CheckOptionsError);
});
