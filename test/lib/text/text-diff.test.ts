import { textDiff } from "../../../lib/text/text-diff";

test("the changed lines, and three around them", () => {
  expect(textDiff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nx\ny\n6\n7\n8\n9\n", "a.yaml")).toBe(
    "--- a.yaml\n+++ a.yaml\n@@ -2,7 +2,8 @@\n 2\n 3\n 4\n-5\n+x\n+y\n 6\n 7\n 8\n",
  );
});

test("nothing, where nothing changed", () => {
  expect(textDiff("a\n", "a\n", "a.yaml")).toBe("");
});

test("a last line without an end", () => {
  expect(textDiff("a\nb", "a\nb\nc", "a.yaml")).toBe(
    "--- a.yaml\n+++ a.yaml\n@@ -1,2 +1,3 @@\n a\n-b\n\\ No newline at end of file\n+b\n+c\n\\ No newline at end of file\n",
  );
});

test("a line that is there twice, taken away once", () => {
  expect(textDiff("a\na\n", "a\n", "a.yaml")).toBe("--- a.yaml\n+++ a.yaml\n@@ -1,2 +1,1 @@\n a\n-a\n");
});
