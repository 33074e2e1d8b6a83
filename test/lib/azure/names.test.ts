import * as names from "../../../lib/azure/names";

const { NAME_FORMATS, ...rows } = names;

test("every row is in the table", () => {
  expect(new Set(NAME_FORMATS)).toEqual(new Set(Object.values(rows)));
});

describe.each(NAME_FORMATS.map((format) => [format.kind, format] as const))(
  "%s",
  (_, { pattern, good, bad, source }) => {
    test("accepts its good example and refuses its bad one", () => {
      expect(pattern.test(good)).toBe(true);
      expect(pattern.test(bad)).toBe(false);
    });

    test("refuses an empty text and one with a line break at its end", () => {
      expect(pattern.test("")).toBe(false);
      expect(pattern.test(`${good}\n`)).toBe(false);
    });

    test("says where it comes from", () => {
      expect(source).toMatch(/^https:\/\/learn\.microsoft\.com\/azure\//);
    });
  },
);

test.each([
  ["gallery name", names.GALLERY_NAME, 1, 80],
  ["definition name", names.DEFINITION_NAME, 1, 80],
  ["publisher", names.PUBLISHER, 1, 128],
  ["offer", names.OFFER, 1, 64],
  ["sku", names.SKU, 1, 64],
  ["resource group", names.RESOURCE_GROUP_NAME, 1, 90],
  ["community prefix", names.COMMUNITY_PREFIX, 5, 16],
])("a %s has as many characters as its words say", (_, { pattern, words }, least, most) => {
  expect(words).toContain(`${least} to ${most} `);
  expect(pattern.test("a".repeat(least))).toBe(true);
  expect(pattern.test("a".repeat(least - 1))).toBe(false);
  expect(pattern.test("a".repeat(most))).toBe(true);
  expect(pattern.test("a".repeat(most + 1))).toBe(false);
});

test.each([
  [names.GALLERY_NAME, ["a.b", "a_b", "9a", "A.B_c9"], ["a-b", "_a", "a_", ".a", "a.", "a b", "ä"]],
  [names.DEFINITION_NAME, ["a-b", "a.b_c-d", "2019"], ["-a", "a-", "_a", "a_", ".a", "a.", "a/b", "ü"]],
  [names.PUBLISHER, ["-a", "_a", ".a", "a-", "a_"], ["a.", "a b", "a/b", "."]],
  [names.RESOURCE_GROUP_NAME, ["(a)", "-a-", ".a", "_"], ["a.", "a b", "a/b"]],
  [names.COMMUNITY_PREFIX, ["abc12"], ["abc-12", "abc_12", "abc.12"]],
  [
    names.VERSION_NUMBER,
    ["0.0.0", "17763.1697.210113"],
    ["1.0", "1.0.0.0", "01.0.0", "v1.0.0", "latest", "-1.0.0", "1..0"],
  ],
])("%#: characters at the ends and between", ({ pattern }, good, bad) => {
  expect(good.filter((name) => !pattern.test(name))).toEqual([]);
  expect(bad.filter((name) => pattern.test(name))).toEqual([]);
});
