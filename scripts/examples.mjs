// Compiles the examples to a folder in which `import "gallerist"` finds this package, and copies the files they read.
import { build as bundle } from "esbuild";
import { cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildIfStale } from "./build.mjs";

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCES = join(ROOT, "examples");
const COMPILED = join(ROOT, "cdktf.out", ".compiled");

/** Returns the names of the folders in examples/, sorted. */
export function exampleNames() {
  const folders = readdirSync(SOURCES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => name).sort();
}

/** Compiles one example, and the library if it is out of date. Returns the path of the example's program. */
export async function compileExample(name) {
  await buildIfStale();
  const source = join(SOURCES, name);
  const out = join(COMPILED, name);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const files = readdirSync(source);
  await bundle({
    entryPoints: files.filter((file) => file.endsWith(".ts")).map((file) => join(source, file)),
    outdir: out,
    platform: "node",
    target: "node20.9",
    format: "cjs",
    logLevel: "warning",
  });
  const read = files.filter((file) => file.endsWith(".yaml") || file === "scripts");
  for (const file of read) cpSync(join(source, file), join(out, file), { recursive: true });
  return join(out, "main.js");
}
