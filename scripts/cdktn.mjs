// Makes dist/cdktn, the entry `gallerist/cdktn`, from the compiled dist/constructs: cdktn is the successor of cdktf, with
// the same classes under other names of packages.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What is imported, in JavaScript or in types, where that is cdktf or its provider. */
const IMPORT = /\b(require\(|import\(|from )"(@?)cdktf(?=["/])/g;

/** Returns a compiled file or its types, with each package of cdktf replaced by that of cdktn. */
export function forCdktn(text) {
  return text.replace(IMPORT, '$1"$2cdktn');
}

/** Writes the folder `cdktn` beside `constructs`. Both use the same `lib`, since they are at the same depth. */
export function writeCdktn(outdir) {
  const from = join(outdir, "constructs");
  for (const name of readdirSync(from, { recursive: true }).sort()) {
    if (!/\.(m?js|d\.m?ts)$/.test(name)) continue;
    const file = join(outdir, "cdktn", name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, forCdktn(readFileSync(join(from, name), "utf8")));
  }
}
