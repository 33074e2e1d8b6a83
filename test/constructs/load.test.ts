import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Gallery } from "../../constructs/gallery";
import { loadSpec } from "../../constructs/load";
import { newApp, newStack, only, synthesized } from "../support/synthesized";

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

/** A gallery with an application whose scripts are these. */
const withScripts = (install: string, remove = "./remove.sh"): string => `
gallery: { name: contoso_images, resourceGroup: rg-images, location: westeurope }
policies:
  fleet:
    regions: { westeurope: {} }
    tiers: [{ name: all, take: rest, regions: all, replicas: 1 }]
applications:
  agent:
    policy: fleet
    os: linux
    versions:
      1.0.0:
        package: { uri: https://contoso.blob.core.windows.net/packages/agent-1.0.0.zip }
        actions: { install: ${install}, remove: ${remove} }
`;

test("the scripts that a spec has in files beside it are read with it, and none of their text is an expression", () => {
  mkdirSync(join(directory, "scripts"));
  file("scripts/install.sh", "#!/bin/sh\necho ${HOME} %{x} ${TfToken[a.1]}\n");
  const path = file("scripts.yaml", withScripts("{ file: scripts/install.sh }", "{ file: scripts/install.sh }"));
  const app = newApp();
  Gallery.fromSpec(newStack(app), "images", loadSpec(path));
  const { manage_action } = only(synthesized(app), "azurerm_gallery_application_version");
  const text = '#!/bin/sh\necho $${HOME} %%{x} ${"$"}{TfToken[a.1]}\n';
  expect(manage_action).toEqual({ install: text, remove: text });
});

test.each([
  ["none.sh", "ENOENT"],
  ["../install.sh", "it must lie in the folder of the file that names it, or below"],
  ["linked.sh", "it must lie in the folder of the file that names it, or below"],
  ["folder", "EISDIR"],
  ["binary", "it is not UTF-8 text"],
  ["large", "it is over 64 KB"],
])("the script %s is refused in one line with the place where it is named", (script, reason) => {
  const folder = mkdtempSync(join(directory, "refused-"));
  mkdirSync(join(folder, "folder"));
  writeFileSync(join(folder, "binary"), Buffer.from([0xff, 0xfe, 0xfd]));
  writeFileSync(join(folder, "large"), "x".repeat(64 * 1024 + 1));
  symlinkSync("/etc/hostname", join(folder, "linked.sh"));
  const path = join(folder, "gallery.yaml");
  writeFileSync(path, withScripts(`{ file: ${script} }`));
  expect(() => loadSpec(path)).toThrow(
    new Error(`cannot read the script ${JSON.stringify(script)} at ${path}:14:20: ${reason}`),
  );
});

test("a script of 64 KB is read, so that the check says how large a script may be", () => {
  file("largest.sh", "x".repeat(64 * 1024));
  const { spec } = loadSpec(file("largest.yaml", withScripts("{ file: largest.sh }")));
  expect(spec.applications?.["agent"]?.versions?.["1.0.0"]?.actions.install).toHaveLength(64 * 1024);
});
