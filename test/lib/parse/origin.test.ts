import type { SpecPath } from "../../../lib/spec/finding";
import { parseSpec } from "../../../lib/parse/parse-spec";

const GALLERY = "gallery: { name: contoso, resourceGroup: rg, location: westeurope }";

function placeIn(text: string, at: SpecPath): string {
  const place = parseSpec(text, "f.yaml").place(at);
  return place === null ? "nowhere" : `${place.line}:${place.column}`;
}

describe("place", () => {
  const text = [
    GALLERY,
    "images:",
    "  ubuntu:",
    "    versions:",
    "      1.10: &old",
    "        source:",
    "          snapshot: /s",
    '      "1.2.0": *old',
    "    disallowedDiskTypes:",
    "      - Standard_LRS",
    "      - Premium_LRS",
  ].join("\n");

  test.each<[string, SpecPath, string]>([
    ["a map's entry stands at its key", ["images", "ubuntu", "versions"], "4:5"],
    ["a value on the line of its key stands at the key", ["gallery", "location"], "1:46"],
    ["a key that looks like a number is found by its text", ["images", "ubuntu", "versions", "1.10"], "5:7"],
    ["a key in quotes stands at the quote", ["images", "ubuntu", "versions", "1.2.0"], "8:7"],
    ["what is behind an alias stands where it is written", ["images", "ubuntu", "versions", "1.2.0", "source"], "6:9"],
    ["an item of a list stands at itself", ["images", "ubuntu", "disallowedDiskTypes", 1], "11:9"],
    ["what is not there stands at the nearest thing around it", ["images", "ubuntu", "identifier", "sku"], "3:3"],
    ["an inherited name is not there", ["images", "constructor"], "2:1"],
    ["an item past the end stands at the list", ["images", "ubuntu", "disallowedDiskTypes", 2], "9:5"],
    ["the whole stands where it begins", [], "1:1"],
  ])("%s", (_, at, place) => {
    expect(placeIn(text, at)).toBe(place);
  });

  test("names the file that was given", () => {
    expect(parseSpec(text, "dir/g.yaml").place(["images"])).toEqual({ file: "dir/g.yaml", line: 2, column: 1 });
    expect(parseSpec(text).place(["images"])).toEqual({ file: "gallery.yaml", line: 2, column: 1 });
  });

  test("of a key written twice is the first", () => {
    expect(placeIn(`${GALLERY}\nimages: { a: {}, b: {}, a: {} }`, ["images", "a"])).toBe("2:11");
  });

  test("counts Windows line ends and a byte order mark as a reader would", () => {
    expect(placeIn("\uFEFFgallery:\r\n  name: g\r\n", ["gallery", "name"])).toBe("2:3");
  });

  test("of a JSON text indented with tabs", () => {
    expect(placeIn('{\n\t"gallery": {\n\t\t"name": "g"\n\t}\n}', ["gallery", "name"])).toBe("3:3");
  });

  test("of a list's item is its own, though items before it were taken out", () => {
    const text = [
      GALLERY,
      "policies:",
      "  fleet:",
      "    regions: { westeurope: {} }",
      "    tiers:",
      "      - { name: a, take: [], regions: all, replicas: 1 }",
      "      - { name: b, take: 1, regions: all, replicas: 101 }",
    ].join("\n");
    const parsed = parseSpec(text);
    expect(parsed.spec.policies?.["fleet"]?.tiers).toEqual([{ name: "b", take: 1, regions: "all", replicas: 101 }]);
    expect(parsed.place(["policies", "fleet", "tiers", 0, "replicas"])).toMatchObject({ line: 7, column: 43 });
    expect(parsed.isIncomplete(["policies", "fleet", "tiers", 0])).toBe(false);
    expect(parsed.isIncomplete(["policies", "fleet", "tiers"])).toBe(true);
  });
});

describe("isIncomplete", () => {
  function incomplete(text: string, at: SpecPath): boolean {
    return parseSpec(`${GALLERY}\n${text}`).isIncomplete(at);
  }

  test("is never so in a file that was read whole", () => {
    expect(incomplete("images: { ubuntu: {} }", [])).toBe(false);
    expect(incomplete("images: { ubuntu: {} }", ["images", "ubuntu", "identifier"])).toBe(false);
  });

  const wrong = "images: { ubuntu: { versions: { 1.3.0: { source: {}, placement: 5 } }, eula: x } }";
  test.each<[string, SpecPath, boolean]>([
    ["at a wrong value", ["images", "ubuntu", "versions", "1.3.0", "placement"], true],
    ["under it", ["images", "ubuntu", "versions", "1.3.0", "placement", "westeurope"], true],
    ["above it", ["images", "ubuntu"], true],
    ["at the root", [], true],
    ["not beside it", ["images", "ubuntu", "versions", "1.3.0", "source"], false],
    ["not elsewhere", ["policies"], false],
  ])("is so %s: %j", (_, at, expected) => {
    expect(incomplete(wrong, at)).toBe(expected);
  });

  test("is not so for an unknown key or a reserved one", () => {
    expect(incomplete("images: { ubuntu: { zzz: 1 } }", ["images", "ubuntu"])).toBe(false);
    expect(incomplete("images: { __proto__: {} }", ["images"])).toBe(false);
  });

  test("is so for what a misspelled key was meant to be", () => {
    expect(incomplete("images: { ubuntu: { identifer: {} } }", ["images", "ubuntu", "identifier"])).toBe(true);
    expect(incomplete("images: { ubuntu: { identifer: {} } }", ["images", "ubuntu", "os"])).toBe(false);
  });

  test("is so in a map with a merge key, whose keys are not read", () => {
    expect(incomplete("images: { a: &a { os: linux }, b: { <<: *a } }", ["images", "b", "os"])).toBe(true);
    expect(incomplete("images: { a: &a { os: linux }, b: { <<: *a } }", ["images", "a", "os"])).toBe(false);
  });

  test("is so for what stands only in the second of two maps with one key", () => {
    const twice = "images: { a: {} }\nimages: { a: {}, b: {} }";
    expect(incomplete(twice, ["images", "b"])).toBe(true);
    expect(incomplete(twice, ["images", "a"])).toBe(false);
  });

  test.each<[string, string, SpecPath, boolean]>([
    ["an image's policy", "policies: { p: 5 }\nimages: { i: { policy: p } }", ["images", "i", "policy"], true],
    ["an image's policy, all wrong", "policies: []\nimages: { i: { policy: p } }", ["images", "i", "policy"], true],
    ["another policy", "policies: { p: 5 }\nimages: { i: { policy: q } }", ["images", "i", "policy"], false],
    [
      "a policy that is in the second of two",
      "policies: {}\npolicies: { p: { regions: {}, tiers: [] } }\nimages: { i: { policy: p } }",
      ["images", "i", "policy"],
      true,
    ],
    [
      "a ring",
      "policies: { p: { regions: {}, tiers: [], rings: 5 } }\n" +
        "images: { i: { policy: p, versions: { 1.0.0: { source: {}, ring: r } } } }",
      ["images", "i", "versions", "1.0.0", "ring"],
      true,
    ],
    [
      "a ring of a policy that is wrong elsewhere",
      "policies: { p: { regions: {}, tiers: [], rings: [], sizing: 5 } }\n" +
        "images: { i: { policy: p, versions: { 1.0.0: { source: {}, ring: r } } } }",
      ["images", "i", "versions", "1.0.0", "ring"],
      false,
    ],
  ])("follows the name of %s", (_, text, at, expected) => {
    expect(incomplete(text, at)).toBe(expected);
  });

  test("follows the name of the gallery's policy", () => {
    const text = "gallery: { name: g, resourceGroup: r, location: l, policy: p }\npolicies: { p: 5 }";
    expect(parseSpec(text).isIncomplete(["gallery", "policy"])).toBe(true);
    expect(parseSpec(text).isIncomplete(["gallery", "name"])).toBe(false);
  });
});
