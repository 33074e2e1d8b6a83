// Loads a source of lib, for the scripts that write the documentation: the package has no file for each of them.
import { buildSync } from "esbuild";
import Module, { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Returns what a source exports. */
export function source(path) {
  const { outputFiles } = buildSync({
    absWorkingDir: ROOT,
    entryPoints: [path],
    bundle: true,
    packages: "external",
    write: false,
    platform: "node",
    format: "cjs",
    logLevel: "warning",
  });
  const file = join(ROOT, `${path}.js`);
  const module = new Module(file);
  module.paths = createRequire(file).resolve.paths("");
  module._compile(outputFiles[0].text, file);
  return module.exports;
}
