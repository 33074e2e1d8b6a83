import { copyOf } from "../../constructs/copy";

test("plain data is copied all the way down, its keys as they are", () => {
  const value = JSON.parse('{"a": [{"b": 1}, "c"], "__proto__": {"d": null}}') as Record<string, unknown>;
  const copy = copyOf(value);
  expect(copy).toEqual(value);
  expect(Object.keys(copy)).toEqual(["a", "__proto__"]);
  expect(copy["a"]).not.toBe(value["a"]);
  expect((copy["a"] as unknown[])[0]).not.toBe((value["a"] as unknown[])[0]);
});

test("anything else stays itself", () => {
  const date = new Date(0);
  const resolvable = new (class {
    resolve = () => "later";
  })();
  expect(copyOf({ date, resolvable })).toEqual({ date, resolvable });
  expect(copyOf({ date }).date).toBe(date);
  expect(copyOf({ resolvable }).resolvable).toBe(resolvable);
});
