import { parseSpec, UnreadableSpecError } from "../../../lib/parse/parse-spec";
import { MAX_ALIASED } from "../../../lib/parse/data";
import { MAX_DEPTH, readText } from "../../../lib/parse/text";

function refusalOf(text: string, file?: string): UnreadableSpecError {
  try {
    parseSpec(text, file);
  } catch (error) {
    if (error instanceof UnreadableSpecError) return error;
    throw error;
  }
  throw new Error("the text was read");
}

test.each([
  ["a reserved character", "a: 1\nb: @x", "2:4: not YAML: plain value cannot start with reserved character @"],
  ["a list that never ends", "a: [1", "1:6: not YAML: flow sequence in block collection must be"],
  ["a tab as indentation", "a:\n\tb: 1", "2:1: not YAML: tabs are not allowed as indentation"],
  ["JSON that never ends", '{ "a": 1', "1:9: not YAML: flow map must end with a }"],
  [
    "a template",
    "a: {{ name }}",
    "1:5: not YAML: a key must be a text; a template such as `{{ name }}` must be rendered",
  ],
  ["a list as a key", "? [a]\n: 1", "1:3: not YAML: a key must be a text"],
  ["a second document", "a: 1\n---\nb: 1", "2:1: a second YAML document begins here; put it into a file of its own"],
  ["an alias without an anchor", "a: *b\nc: &b 1", "1:4: not YAML: the alias `*b` has no anchor before it"],
  ["an alias that contains itself", "a: &a\n  b: *a", "2:6: the alias `*a` contains itself"],
])("%s: one line with its place", (_, text, message) => {
  expect(refusalOf(text).message).toMatch(`gallery.yaml:${message}`);
  expect(refusalOf(text).message).not.toMatch(/\n/);
});

test("the error knows its file, line and column", () => {
  expect(refusalOf("a: 1\nb: @x", "x.yaml")).toMatchObject({
    name: "UnreadableSpecError",
    file: "x.yaml",
    line: 2,
    column: 4,
  });
});

test("an error without a place names only its file", () => {
  expect(new UnreadableSpecError("not there", "x.yaml")).toMatchObject({
    message: "x.yaml: not there",
    line: null,
    column: null,
  });
});

test("all syntax errors are listed with their places", () => {
  const words = "plain value cannot start with reserved character";
  expect(refusalOf("a: @x\nb: 1\nc:\n  d: `y").message).toBe(
    `gallery.yaml:1:4: not YAML: ${words} @; 4:6: ${words} \``,
  );
});

test("of more than ten syntax errors the first ten are listed, and the rest counted", () => {
  expect(refusalOf("a: @x\n".repeat(10)).message).toMatch(/10:4: [^;]*$/);
  expect(refusalOf("a: @x\n".repeat(12)).message).toMatch(/10:4: [^;]*; and 2 more$/);
});

test("the end of a document may be marked", () => {
  expect(parseSpec("---\ngallery: { name: g, resourceGroup: r, location: l }\n...\n").findings).toEqual([]);
});

describe("nesting", () => {
  const lists = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

  test(`${MAX_DEPTH} levels are read, one more is not`, () => {
    expect(readText(lists(MAX_DEPTH - 1), "f").root).not.toBeNull();
    expect(refusalOf(lists(MAX_DEPTH)).message).toBe(`gallery.yaml:1:${MAX_DEPTH}: nested more than 100 levels deep`);
  });

  test.each([
    ["100,000 levels of lists in brackets", lists(100_000)],
    ["100,000 levels of maps in braces", "{a: ".repeat(100_000)],
    ["100,000 levels of lists in dashes", "- ".repeat(100_000)],
    ["20,000 levels of aliases", chain(20_000)],
  ])("%s are refused in words, without overflow", (_, text) => {
    expect(refusalOf(text).message).toMatch(/^gallery\.yaml:\d+:\d+: nested more than 100 levels deep$/);
  });

  /** Each line holds the one before. */
  function chain(length: number): string {
    const lines = Array.from({ length }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}]`);
    return ["a0: &a0 [x]", ...lines].join("\n");
  }
});

describe("aliases", () => {
  /** Ten times ten times ten: line N stands for 10 ** N values. */
  function bomb(lines: number): string {
    const tens = (index: number) => Array.from({ length: 10 }, () => `*a${index}`).join(", ");
    const rest = Array.from({ length: lines - 1 }, (_, index) => `a${index + 1}: &a${index + 1} [${tens(index)}]`);
    return ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]", ...rest].join("\n");
  }

  test("that explode are refused, at the alias in the text that is one too many", () => {
    expect(refusalOf(bomb(9)).message).toMatch(/^gallery\.yaml:\d+:\d+: aliases repeat more than 1,000,000 values$/);
    expect(refusalOf(bomb(9)).line).toBeGreaterThan(5);
  });

  test("in amounts that people write are read", () => {
    const tags = "{ a: b, c: d, e: f }";
    const versions = Array.from(
      { length: 10_000 },
      (_, patch) => `      1.0.${patch}: { source: *source, tags: *tags }`,
    );
    const parsed = parseSpec(
      [
        `gallery: { name: g, resourceGroup: r, location: l, tags: &tags ${tags} }`,
        "images:",
        "  first: { versions: { 1.0.0: { source: &source { managedImage: /x } } } }",
        "  second:",
        "    versions:",
        ...versions,
      ].join("\n"),
    );
    expect(parsed.findings).toEqual([]);
    expect(parsed.spec.images?.["second"]?.versions?.["1.0.9999"]).toEqual({
      source: { managedImage: "/x" },
      tags: { a: "b", c: "d", e: "f" },
    });
    expect(10_000 * 8).toBeLessThan(MAX_ALIASED);
  });
});
