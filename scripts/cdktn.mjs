// Makes of constructs for cdktf those for cdktn, its successor, which has the same classes under other names of packages.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What is imported, in JavaScript or in types, where that is cdktf or its provider. */
const IMPORT = /\b(require\(|import\(|from )"(@?)cdktf(?=["/])/g;

/** Returns a source, or compiled code or types, with each package of cdktf replaced by that of cdktn. */
export function forCdktn(text) {
  return text.replace(IMPORT, '$1"$2cdktn');
}

/** Writes the types in the folder `cdktn` beside `constructs`. Both use those of `lib`, since they are at the same depth. */
export function writeCdktn(outdir) {
  const from = join(outdir, "constructs");
  for (const name of readdirSync(from, { recursive: true }).sort()) {
    if (!/\.d\.m?ts$/.test(name)) continue;
    const file = join(outdir, "cdktn", name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, forCdktn(readFileSync(join(from, name), "utf8")));
  }
}
