import fc from "fast-check";
import { constructId, versionId } from "../../../lib/emit/construct-id";

describe("constructId", () => {
  test.each(["ubuntu-2404", "ubuntu-24.04_arm", "A.b-C_d", "0", "1.3.0", "resource", "default", "ResourceX"])(
    "%s is its own id",
    (name) => {
      expect(constructId(name)).toBe(name);
    },
  );

  test.each(["Resource", "Default", "", "constructor", "__proto__", "toString", "hasOwnProperty"])(
    "%j is set apart, because it means something already",
    (name) => {
      expect(constructId(name)).toBe(`%${name}`);
    },
  );

  test("a name that Azure refuses gets an id in characters that constructs accept", () => {
    for (const name of ["a/b", "a b", "ü", "${TfToken[TOKEN.0]}", "🙂", "%2f"]) {
      expect(constructId(name)).toMatch(/^[A-Za-z0-9._%-]+$/);
    }
  });
});

describe("versionId", () => {
  test.each([
    ["1.3.0", "1_3_0"],
    ["1.0.11", "1_0_11"],
    ["10.1.1", "10_1_1"],
    ["1.01.1", "1_01_1"],
    ["1..0", "1__0"],
  ])("%s is %s", (version, id) => {
    expect(versionId(version)).toBe(id);
  });

  test("a text that is no version gets an id too, apart from those of versions", () => {
    expect(versionId("latest")).toBe("%latest");
    expect(versionId("1_3_0")).toBe("%1_3_0");
    expect(versionId("")).toBe("%");
    expect(versionId("1/2")).toMatch(/^%1%[0-9a-f]+2$/);
  });
});

describe.each([
  ["constructId", constructId],
  ["versionId", versionId],
])("%s", (_, idOf) => {
  test("gives no two names the same id", () => {
    // é is U+00E9: its digits must not run into what follows
    for (const [name, other] of [
      ["\u00e9a", "\u0e9a"],
      ["%/", "%2f/"],
      ["Resource", "%Resource"],
      ["", "%"],
    ] as const) {
      expect(idOf(name)).not.toBe(idOf(other));
    }
    const pieces = ["é", "/", "%", "2f", "e9", "\u0e9a", "a", ".", "_", "1", "Resource", "constructor"];
    const name = fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 40 }), (names) => {
        expect(new Set(names.map(idOf)).size).toBe(names.length);
      }),
    );
  });
});
