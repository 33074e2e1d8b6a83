import type { LimitSettings } from "../../../lib/spec/limit-settings";
import { example } from "../../../lib/check/facts/examples";
import { report, ruleIds } from "../../support/report";

const limited = (limits: LimitSettings) => example({ spec: { limits } });

test.each([0, -1, NaN])("a limit is not %p", (value) => {
  expect(report(limited({ diskSizeGiB: value }))).toEqual([
    "error[invalid-limit] contoso_images at limits diskSizeGiB",
    `the limit \`diskSizeGiB\` is ${value}; it must be a number above 0`,
    "write a number above 0, or leave `diskSizeGiB` out",
  ]);
});

test("a limit may be any number above zero, and the profile is none", () => {
  expect(ruleIds(limited({ diskSizeGiB: 0.1, profile: "documented-2022" }))).toEqual([]);
});

test.each([-0.1, 1.1, NaN])("the share to warn from is not %p", (warnFrom) => {
  expect(report(limited({ warnFrom })).slice(0, 3)).toEqual([
    "error[invalid-limit] contoso_images at limits warnFrom",
    `the limit \`warnFrom\` is ${warnFrom}; it must be a number from 0 to 1`,
    "write a number from 0 to 1, or leave `warnFrom` out",
  ]);
});

test("the share to warn from may be all", () => {
  expect(ruleIds(limited({ warnFrom: 1 }))).toEqual([]);
});

test("a limit of a program may have a name or a profile that does not exist", () => {
  expect(report(limited({ imageVersion: 5 } as LimitSettings))).toEqual([
    "error[invalid-limit] contoso_images at limits imageVersion",
    "there is no limit `imageVersion`",
    "did you mean `imageVersions`",
  ]);
  expect(report(limited({ profile: "2022" } as unknown as LimitSettings)).slice(1)).toEqual([
    'the limit `profile` is "2022"; it must be current or documented-2022',
    "write current or documented-2022, or leave `profile` out",
  ]);
  expect(report(limited({ toString: 1 } as unknown as LimitSettings))[2]).toMatch(
    /^write one of profile, warnFrom, gall/,
  );
});
