import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadSpec } from "../../constructs/load";

const directory = mkdtempSync(join(tmpdir(), "gallerist-test-"));

function file(name: string, content: string | Buffer): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}

test("a spec comes with its places", () => {
  const path = file("gallery.yaml", "gallery: { name: a, resourceGroup: rg, location: westeurope }\nimages: {}\n");
  const loaded = loadSpec(path);
  expect(loaded.spec.gallery.name).toBe("a");
  expect(loaded.findings).toEqual([]);
  expect(loaded.place(["images"])).toEqual({ file: path, line: 2, column: 1 });
});

test.each([
  ["missing", join(directory, "missing.yaml"), /missing\.yaml: can't be read: ENOENT$/],
  ["a directory", directory, /: can't be read: EISDIR$/],
  ["no YAML", file("bad.yaml", "gallery: [\n"), /bad\.yaml:\d+:\d+: not YAML/],
])("a file that is %s is one line", (_, path, message) => {
  expect(() => loadSpec(path)).toThrow(message);
});

test("a file over 64 MB is refused before it is parsed", () => {
  const path = file("huge.yaml", Buffer.alloc(64 * 1024 * 1024 + 1, "#"));
  expect(() => loadSpec(path)).toThrow(/huge\.yaml: 67108865 bytes; at most 67108864 are read$/);
});
