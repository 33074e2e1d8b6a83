import { certainName, certainWord, didYouMean, editDistance, nearest, orList } from "../../../lib/text/nearest";

describe("editDistance", () => {
  test.each([
    ["", "", 0],
    ["abc", "abc", 0],
    ["", "abc", 3],
    ["abc", "", 3],
    ["abc", "abd", 1],
    ["abc", "abcd", 1],
    ["abc", "acb", 1],
    ["kitten", "sitting", 3],
    ["ca", "abc", 3],
  ])("%j and %j are %i apart", (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });
});

describe("nearest", () => {
  test("lists the nearest first, equally near ones by code unit", () => {
    expect(nearest("eastus3", ["westus", "eastus2", "eastus", "eastasia"])).toEqual(["eastus", "eastus2"]);
  });

  test("compares without capitals and gives the known spelling", () => {
    expect(nearest("MANAGEDIMAGE", ["managedImage", "snapshot"])).toEqual(["managedImage"]);
  });

  test("a third of the letters may differ, and no more", () => {
    expect(nearest("abcxxx", ["abcdef"])).toEqual([]);
    expect(nearest("abcdxx", ["abcdef"])).toEqual(["abcdef"]);
  });

  test("one letter may differ in the shortest names", () => {
    expect(nearest("x", ["y", "yz"])).toEqual(["y"]);
  });

  test("gives as many as asked for", () => {
    expect(nearest("aaaa", ["aaab", "aaac", "aaad", "aaae"])).toEqual(["aaab", "aaac", "aaad"]);
    expect(nearest("aaaa", ["aaab", "aaac"], 1)).toEqual(["aaab"]);
  });

  test("gives nothing for names too long to be mistyped", () => {
    expect(nearest("a".repeat(100), ["a".repeat(99)])).toEqual(["a".repeat(99)]);
    expect(nearest("a".repeat(101), ["a".repeat(100)])).toEqual([]);
    expect(nearest("a".repeat(1e7), ["a"])).toEqual([]);
  });
});

describe("didYouMean", () => {
  test("names what is near", () => {
    expect(didYouMean("westeurop", ["westeurope", "eastus"])).toBe("did you mean `westeurope`");
  });

  test("is silent when nothing is near", () => {
    expect(didYouMean("mars", ["westeurope", "eastus"])).toBeUndefined();
  });
});

test.each([
  [[], ""],
  [["a"], "a"],
  [["a", "b"], "a or b"],
  [["a", "b", "c"], "a, b or c"],
])("orList of %j", (words, text) => {
  expect(orList(words)).toBe(text);
});

describe("a word is certain", () => {
  test("with other capitals, or one letter from one word alone", () => {
    expect(certainWord("LINUX", ["linux", "windows"])).toBe("linux");
    expect(certainWord("linx", ["linux", "windows"])).toBe("linux");
    expect(certainWord("lniux", ["linux", "windows"])).toBe("linux");
  });

  test("but not two letters away, nor between two words, nor with another digit, nor when it is short", () => {
    expect(certainWord("linnnx", ["linux"])).toBeUndefined();
    expect(certainWord("rest", ["best", "test"])).toBeUndefined();
    expect(certainWord("eastus3", ["eastus2"])).toBeUndefined();
    expect(certainWord("eastus", ["eastus2"])).toBeUndefined();
    expect(certainWord("all", ["alt"])).toBeUndefined();
  });

  test("a name of the user's own only with a letter too many, too few or swapped", () => {
    expect(certainName("flet", ["fleet"])).toBe("fleet");
    expect(certainName("fleeet", ["fleet"])).toBe("fleet");
    expect(certainName("flete", ["fleet"])).toBe("fleet");
    expect(certainName("fleet-b", ["fleet-a"])).toBeUndefined();
  });
});
