import { jsonText } from "../../../lib/text/json";

test("two spaces, and a line break at the end", () => {
  expect(jsonText({ a: [1, null] })).toBe('{\n  "a": [\n    1,\n    null\n  ]\n}\n');
});

test("characters that a terminal would obey are escaped, and read back the same", () => {
  const value = { "\u009b": "\u001b[31m \u202e \u007f \u{e0001}\n" };
  expect(jsonText(value)).toBe('{\n  "\\u009b": "\\u001b[31m \\u202e \\u007f \\udb40\\udc01\\n"\n}\n');
  expect(JSON.parse(jsonText(value))).toEqual(value);
});
