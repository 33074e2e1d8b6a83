import { applyEdits } from "../../../../lib/parse/edit/lines";

test("changes of a text are made in whatever order they are given", () => {
  const edits = [
    { offset: 4, removed: 3, added: "two" },
    { offset: 0, removed: 1, added: "A" },
    { offset: 8, removed: 0, added: "three " },
  ];
  for (const some of [edits, [...edits].reverse()]) expect(applyEdits("abc def ghi", some)).toBe("Abc two three ghi");
});

test("what is added where something is removed stays, and of two additions the later one is first", () => {
  expect(
    applyEdits("ab", [
      { offset: 1, removed: 1, added: "B" },
      { offset: 1, removed: 0, added: "1" },
      { offset: 1, removed: 0, added: "2" },
    ]),
  ).toBe("a21B");
});

test("without changes it is the same text", () => {
  expect(applyEdits("text", [])).toBe("text");
});
