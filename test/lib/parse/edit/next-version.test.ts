import { nextVersion } from "../../../../lib/parse/edit/next-version";

test.each([
  ["patch", "1.10.4"],
  ["minor", "1.11.0"],
  ["major", "2.0.0"],
] as const)("the next %s of 1.9.9 and 1.10.3 is %s: parts are numbers", (part, next) => {
  expect(nextVersion(["1.10.3", "1.9.9", "latest"], part)).toBe(next);
});

test("the first version of all", () => {
  expect(nextVersion([], "patch")).toBe("0.0.1");
  expect(nextVersion(["latest"], "minor")).toBe("0.1.0");
});

test("a part is a 32-bit integer", () => {
  expect(nextVersion(["1.0.2147483646"], "patch")).toBe("1.0.2147483647");
  expect(nextVersion(["1.0.2147483647"], "patch")).toBeUndefined();
});
