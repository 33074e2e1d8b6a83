import fc from "fast-check";
import { resourcePlaces } from "../../../lib/terraform/resource-places";

/** The line and column of each address, `line:column`. */
function placesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...resourcePlaces(text, "f.json")].map(([address, { line, column }]) => [address, `${line}:${column}`]),
  );
}

test("a block of a configuration stands at its name, among whatever else the file holds", () => {
  const text = `{
  "//": { "resource": { "azurerm_shared_image": { "no": {} } } },
  "resource": {
    "azurerm_shared_image_gallery": { "g": { "name": "}]\\"{", "tags": { "a": [1, 2.5e3, true, null, "b"] } } },
    "azurerm_shared_image": {
      "ubuntu": { "name": "resource" },
      "debian": {}
    }
  },
  "data": { "azurerm_shared_image": { "read": {} } }
}`;
  expect(placesOf(text)).toEqual({
    "azurerm_shared_image_gallery.g": "4:39",
    "azurerm_shared_image.ubuntu": "6:7",
    "azurerm_shared_image.debian": "7:7",
  });
});

test("lists stand for blocks at each level; the first of one address counts", () => {
  const text = `{"resource":[
{"t":[{"a":[{}]},
{"b":{}}]},
{"t":{"a":{},"c":{}}}]}`;
  expect(placesOf(text)).toEqual({ "t.a": "2:8", "t.b": "3:2", "t.c": "4:14" });
});

test("an object of a state stands where it begins, in modules too", () => {
  const text = `{"format_version":"1.0","values":{"root_module":{"resources":[
  {"mode":"managed","address":"t.a","values":{"address":"no"}},
  {"address":"t.b[\\"x\\"]"},
  {"address":"t.a","deposed_key":"0011"}],
"child_modules":[{"resources":[
 {"address":"module.m.t.c"}],"child_modules":[
 {"resources":[{"address":"module.m.module.n.t.d"}]}]}]}}}`;
  expect(placesOf(text)).toEqual({
    "t.a": "2:3",
    't.b["x"]': "3:3",
    "t.a (deposed 0011)": "4:3",
    "module.m.t.c": "6:2",
    "module.m.module.n.t.d": "7:16",
  });
});

test("in a plan, what is planned goes before what is there, wherever it stands", () => {
  const [prior, planned] = [
    '"prior_state":{"values":{"root_module":{"resources":[{"address":"t.a"},{"address":"t.old"}]}}}',
    '"planned_values":{"root_module":{"resources":[{"address":"t.a"}]}}',
  ];
  const others = '"resource_changes":[{"address":"t.change"}]';
  expect(placesOf(`{${planned},\n${prior},${others}}`)).toEqual({ "t.a": "1:48", "t.old": "2:72" });
  expect(placesOf(`{${prior},\n${planned},${others}}`)).toEqual({ "t.a": "2:47", "t.old": "1:73" });
});

test("any names and values, however they are laid out: the place is that of the key", () => {
  const name = fc.string({ unit: "binary" });
  const configuration = fc.dictionary(name, fc.dictionary(name, fc.jsonValue(), { maxKeys: 4 }), { maxKeys: 4 });
  fc.assert(
    fc.property(fc.jsonValue(), configuration, fc.constantFrom(undefined, 2, "\t"), (before, resource, indent) => {
      const text = JSON.stringify({ before, resource, after: before }, undefined, indent);
      const lines = text.split("\n");
      const names = Object.entries(resource).flatMap(([type, named]) =>
        Object.keys(named).map((key): [string, string] => [`${type}.${key}`, key]),
      );
      const found = resourcePlaces(text, "f.json");
      expect([...found.keys()].sort()).toEqual([...new Set(names.map(([address]) => address))].sort());
      for (const [address, { line, column }] of found) {
        const keys = names.filter(([each]) => each === address).map(([, key]) => JSON.stringify(key));
        const there = lines[line - 1]?.slice(column - 1) ?? "";
        expect(keys.some((key) => there.startsWith(key))).toBe(true);
      }
    }),
  );
});
