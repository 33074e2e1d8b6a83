import { counted, hang, PLAIN } from "../../../lib/text/paint";

test.each([
  [0, "0 errors"],
  [1, "1 error"],
  [2, "2 errors"],
])("%d is counted as %s", (count, text) => {
  expect(counted(count, "error")).toBe(text);
});

describe("hang", () => {
  test("a text that just fits stays on its line", () => {
    expect(hang("ab cd", 5, 2, 10)).toBe("ab cd");
  });

  test("one column less breaks it, and the next line is indented", () => {
    expect(hang("ab cd", 5, 2, 9)).toBe("ab\n  cd");
  });

  test("further lines have the room that the indent leaves", () => {
    expect(hang("a bb cc dd", 9, 2, 10)).toBe("a\n  bb cc dd");
    expect(hang("a bb cc dd", 9, 3, 10)).toBe("a\n   bb cc\n   dd");
  });

  test("a word that is longer than a line stays whole", () => {
    expect(hang("see https://learn.microsoft.com/azure now", 0, 2, 10)).toBe(
      "see\n  https://learn.microsoft.com/azure\n  now",
    );
  });

  test("without a limit nothing is broken", () => {
    expect(hang("a b c", 100, 2, Infinity)).toBe("a b c");
  });

  test("an empty text is an empty line", () => {
    expect(hang("", 0, 2, 10)).toBe("");
  });
});

test("plain paint leaves texts alone", () => {
  expect([PLAIN.error("a"), PLAIN.warning("b"), PLAIN.strong("c"), PLAIN.faint("d")]).toEqual(["a", "b", "c", "d"]);
});
