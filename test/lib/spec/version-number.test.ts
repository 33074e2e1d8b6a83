import {
  compareVersions,
  MAX_VERSION_PART,
  newestFirst,
  parseVersion,
  type Version,
} from "../../../lib/spec/version-number";

describe("parseVersion", () => {
  test.each([
    ["0.0.0", [0, 0, 0]],
    ["1.2.3", [1, 2, 3]],
    ["17763.1697.210113", [17763, 1697, 210113]],
    ["2147483647.2147483647.2147483647", [MAX_VERSION_PART, MAX_VERSION_PART, MAX_VERSION_PART]],
  ])("reads %s", (text, version) => {
    expect(parseVersion(text)).toEqual(version);
  });

  test.each([
    ["a part above the largest", "2147483648.0.0"],
    ["a middle part above the largest", "0.2147483648.0"],
    ["a last part above the largest", "0.0.2147483648"],
    ["many digits", `${"9".repeat(400)}.0.0`],
    ["two parts", "1.2"],
    ["four parts", "1.2.3.4"],
    ["a leading zero", "1.02.3"],
    ["an empty part", "1..3"],
    ["a sign", "-1.2.3"],
    ["a plus", "+1.2.3"],
    ["a prefix", "v1.2.3"],
    ["a suffix", "1.2.3-beta"],
    ["a space before", " 1.2.3"],
    ["a line break after", "1.2.3\n"],
    ["an exponent", "1e3.0.0"],
    ["digits of another script", "١.٢.٣"],
    ["nothing", ""],
    ["a word of the provider", "latest"],
  ])("refuses %s", (_, text) => {
    expect(parseVersion(text)).toBeUndefined();
  });
});

describe("compareVersions", () => {
  const order = (a: Version, b: Version) => Math.sign(compareVersions(a, b));

  test.each<[Version, Version]>([
    [
      [1, 9, 0],
      [1, 10, 0],
    ],
    [
      [1, 0, 9],
      [1, 0, 10],
    ],
    [
      [9, 0, 0],
      [10, 0, 0],
    ],
    [
      [1, 9, 9],
      [2, 0, 0],
    ],
    [
      [1, 1, 9],
      [1, 2, 0],
    ],
    [
      [0, 0, 0],
      [MAX_VERSION_PART, 0, 0],
    ],
  ])("%j is older than %j", (older, newer) => {
    expect(order(older, newer)).toBe(-1);
    expect(order(newer, older)).toBe(1);
  });

  test("a version is as old as itself", () => {
    expect(compareVersions([1, 2, 3], [1, 2, 3])).toBe(0);
  });
});

describe("newestFirst", () => {
  test("orders by number", () => {
    expect(newestFirst(["1.2.0", "1.10.0", "1.9.0", "0.20.0"])).toEqual(["1.10.0", "1.9.0", "1.2.0", "0.20.0"]);
  });

  test("puts what is no version last, by code unit", () => {
    expect(newestFirst(["b", "1.0.0", "a", "B", "2.0.0", "1.0"])).toEqual(["2.0.0", "1.0.0", "1.0", "B", "a", "b"]);
  });

  test("takes any iterable and leaves it as it is", () => {
    const texts = Object.freeze(["1.0.0", "2.0.0"]);
    expect(newestFirst(texts)).toEqual(["2.0.0", "1.0.0"]);
    expect(newestFirst(new Set(texts))).toEqual(["2.0.0", "1.0.0"]);
    expect(newestFirst([])).toEqual([]);
  });
});
