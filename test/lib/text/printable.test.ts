import { printable } from "../../../lib/text/printable";

test("letters of any script, spaces and marks stay as they are", () => {
  expect(printable("Zürich 東京 · “ok” 🙂")).toBe("Zürich 東京 · “ok” 🙂");
});

test.each([
  ["an escape sequence", "a\u001b[31mb", "a\\u{1b}[31mb"],
  ["a control sequence introducer of one character", "a\u009b31m", "a\\u{9b}31m"],
  ["a line break", "a\nb\r", "a\\u{a}b\\u{d}"],
  ["the last control character before the letters", "\u001f \u007f", "\\u{1f} \\u{7f}"],
  ["a change of direction", "a\u202eb", "a\\u{202e}b"],
  ["a line separator", "a\u2028b", "a\\u{2028}b"],
  ["half a surrogate pair", "a\ud800b", "a\\u{d800}b"],
])("%s is written out", (_, text, shown) => {
  expect(printable(text)).toBe(shown);
});
