import { counted, firstFew, found, grouped, quoted, shown, withArticle } from "../../../lib/text/wording";

test("texts of up to 80 characters are shown whole, longer ones cut", () => {
  expect(shown("a".repeat(80))).toBe("a".repeat(80));
  expect(shown("a".repeat(81))).toBe(`${"a".repeat(79)}…`);
});

test("a text in backticks", () => {
  expect(quoted("a b")).toBe("`a b`");
});

test.each([
  ["three", '"three"'],
  ["", '""'],
  [3, "3"],
  [null, "null"],
  [-0.5, "-0.5"],
])("a value %p that should be another reads %s", (value, text) => {
  expect(found(value)).toBe(text);
});

test.each([
  [0, "0 versions"],
  [1, "1 version"],
  [2, "2 versions"],
  [1234567, "1,234,567 versions"],
])("%i of something", (count, text) => {
  expect(counted(count, "version")).toBe(text);
});

test.each([
  [0, "0"],
  [999, "999"],
  [1000, "1,000"],
  [10_000, "10,000"],
  [123456, "123,456"],
])("%i in groups of three digits", (count, text) => {
  expect(grouped(count)).toBe(text);
});

test.each([
  [[], ""],
  [["a"], "a"],
  [["a", "b"], "a and b"],
  [["a", "b", "c"], "a, b and c"],
  [["a", "b", "c", "d"], "a, b, c and 1 more"],
  [["a", "b", "c", "d", "e"], "a, b, c and 2 more"],
])("the first few of %j", (names, text) => {
  expect(firstFew(names)).toBe(text);
});

test("as many of them as asked for", () => {
  expect(firstFew(["a", "b", "c"], 1)).toBe("a and 2 more");
});

test.each(["a gallery name", "an image definition name", "an offer", "a sku"])("%s", (text) => {
  expect(withArticle(text.replace(/^an? /, ""))).toBe(text);
});
