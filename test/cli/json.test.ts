import { JsonFault, parseJson } from "../../cli/json";

/** Where a text that is meant to be Terraform's stops being JSON, and why. */
function faultOf(text: string): string {
  const fault = parseJson(text, true);
  return fault instanceof JsonFault ? fault.of("x.json") : "JSON";
}

test.each([
  ["", "1:1: not JSON: it is empty"],
  [" \n", "1:1: not JSON: it is empty"],
  ["{", "1:2: not JSON: it ends too early"],
  ['{"a": [1, 2', "1:12: not JSON: it ends too early"],
  ['{"a":\n', "1:6: not JSON: it ends too early"],
  ['{"a": x}', '1:7: not JSON: a value is expected, not "x"'],
  ['{"a":\n  [1, 2,]\n}', '2:9: not JSON: a value is expected, not "]"'],
  ['{"a": [[], ["]\\"]", true, false, null, -1, 0.5, {}, nil]}', '1:53: not JSON: a value is expected, not "n"'],
  ['{"a": "[,\\\\", "b": , "c": 1}', '1:20: not JSON: a value is expected, not ","'],
  ["# hello", '1:1: not JSON: a value is expected, not "#"'],
  ['["\u{1f600}", \u{1f600}]', '1:8: not JSON: a value is expected, not "\u{1f600}"'],
  ['{"a": 1}}', "1:9: not JSON: unexpected non-whitespace character after JSON"],
  ['{"a": 1 "b": 2}', "1:9: not JSON: expected ',' or '}' after property value"],
])("%j", (text, fault) => {
  expect(faultOf(text)).toBe(`x.json:${fault}`);
});

test("the place is found in a long text as well", () => {
  const lines = Array.from({ length: 100_000 }, (_, index) => `{ "name": "a,[${index}" }`);
  expect(faultOf(`[\n${lines.join(",\n")},\noops]`)).toBe('x.json:100002:1: not JSON: a value is expected, not "o"');
});
