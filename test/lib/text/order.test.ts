import { byCodeUnit, own } from "../../../lib/text/order";

describe("byCodeUnit", () => {
  test("orders capitals before small letters, and accents after both, as no locale does", () => {
    expect(["ä", "b", "a", "B", "a-1", "", "a1"].sort(byCodeUnit)).toEqual(["", "B", "a", "a-1", "a1", "b", "ä"]);
  });

  test("finds a text equal to itself only", () => {
    expect(byCodeUnit("a", "a")).toBe(0);
    expect(byCodeUnit("a", "A")).not.toBe(0);
  });
});

describe("own", () => {
  test("gives the entry of a key", () => {
    expect(own({ a: 1 }, "a")).toBe(1);
  });

  test("gives nothing for a key that is not there, and from no record", () => {
    expect(own({ a: 1 }, "b")).toBeUndefined();
    expect(own(undefined, "a")).toBeUndefined();
  });

  test.each(["constructor", "toString", "__proto__", "hasOwnProperty"])("takes %s for a key like any other", (key) => {
    expect(own({}, key)).toBeUndefined();
    expect(own(JSON.parse(`{"${key}":1}`) as Record<string, number>, key)).toBe(1);
  });

  test("works on records without a prototype, and whose hasOwnProperty is a user's", () => {
    expect(own(Object.assign(Object.create(null) as object, { a: 1 }), "a")).toBe(1);
    expect(own({ hasOwnProperty: 1, a: 2 }, "a")).toBe(2);
  });
});
