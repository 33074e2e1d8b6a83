// Keeps of the declared types those that a user can import: the entries of package.json and what they import.
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

const ENDING = ".d.ts";
const IMPORT = /\b(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g;

/** Removes the declarations below a folder that none of the entries reaches. They would be a tenth of the tarball. */
export function removeUnreachedTypes(outdir, entries) {
  const reached = new Set();
  const waiting = entries.map((entry) => join(outdir, entry));
  for (const file of waiting) {
    if (reached.has(file)) continue;
    reached.add(file);
    waiting.push(...importsOf(file));
  }
  for (const name of readdirSync(outdir, { recursive: true })) {
    const file = join(outdir, name);
    if (name.endsWith(ENDING) && !reached.has(file)) rmSync(file);
  }
}

/** Returns the declarations that one imports by a relative path. */
function importsOf(file) {
  return [...readFileSync(file, "utf8").matchAll(IMPORT)]
    .map(([, path]) => join(dirname(file), path.replace(/\.js$/, "")))
    .flatMap((path) => [`${path}${ENDING}`, join(path, `index${ENDING}`)].filter(existsSync).slice(0, 1));
}
