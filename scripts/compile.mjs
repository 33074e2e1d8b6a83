// Compiles the sources to dist/. Every entry of package.json and the command line is a file of its own; what several of them
// use is in files that they share, so that nothing is twice in the package. The constructs are compiled a second time, for
// cdktn: the same classes under other names of packages.
import { build, transform } from "esbuild";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { forCdktn } from "./cdktn.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The end of the path of a source that is compiled for cdktn. */
const CDKTN = "?cdktn";

/** The folder in dist/ of what several entries use. */
const SHARED = "shared";

const CONSTRUCTS = ["index", "azapi", "testing/index", "testing/jest"];
const ENTRIES = {
  "cli/main": "cli/main.ts",
  "lib/index": "lib/index.ts",
  ...Object.fromEntries(CONSTRUCTS.map((name) => [`constructs/${name}`, `constructs/${name}.ts`])),
  ...Object.fromEntries(CONSTRUCTS.map((name) => [`cdktn/${name}`, `constructs/${name}.ts${CDKTN}`])),
};

/** What runs before an entry of constructs: it says which entry to import where the library is not installed. */
const FIRST = "constructs/installed-library.ts";

const OPTIONS = { absWorkingDir: ROOT, platform: "node", target: "node20.9", logLevel: "warning" };

/** Compiles into a folder, and returns the sources and packages of which code is in it. */
export async function compile(outdir, version) {
  const define = { GALLERIST_VERSION: JSON.stringify(version) };
  const { outputFiles, metafile } = await build({
    ...OPTIONS,
    entryPoints: Object.entries(ENTRIES).map(([out, source]) => ({ in: source, out })),
    outdir,
    write: false,
    metafile: true,
    bundle: true,
    // Only ES modules can share parts; they become CommonJS below.
    format: "esm",
    splitting: true,
    chunkNames: `${SHARED}/[hash]`,
    // The user installs these. Everything else is in the package.
    external: ["cdktf", "cdktn", "@cdktf/*", "@cdktn/*", "constructs", "@azure/identity"],
    plugins: [twoLibraries],
    loader: { ".sh": "text", ".tf": "text", ".yaml": "text", ".yml": "text" },
    // Names stay, for stack traces.
    minifySyntax: true,
    minifyWhitespace: true,
    define,
  });
  for (const { path, text } of outputFiles) write(path, await commonJs(text));
  const first = await commonJs(await esModule(FIRST));
  await completeConstructs(join(outdir, "constructs"), first);
  await completeConstructs(join(outdir, "cdktn"), forCdktn(first));
  await compileProgram(outdir, define);
  return Object.keys(metafile.inputs);
}

/** Lets each entry of constructs first look for the library, and adds the entry for vitest. */
async function completeConstructs(folder, first) {
  write(join(folder, "installed-library.js"), first);
  for (const name of CONSTRUCTS) {
    const file = join(folder, `${name}.js`);
    const path = relative(dirname(file), join(folder, "installed-library.js"));
    write(file, `require("./${path}");${readFileSync(file, "utf8")}`);
  }
  // vitest can be imported by ES modules alone.
  write(join(folder, "testing", "vitest.mjs"), await esModule("constructs/testing/vitest.mts"));
}

/** Compiles the program that users start. It answers --version alone, and loads the rest from cli/main.js. */
async function compileProgram(outdir, define) {
  await build({
    ...OPTIONS,
    entryPoints: ["cli/gallerist.ts"],
    outfile: join(outdir, "cli", "gallerist.js"),
    bundle: true,
    external: ["./main.js"],
    format: "cjs",
    minifyWhitespace: true,
    supported: { "dynamic-import": false },
    define,
  });
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Returns a source as an ES module. */
async function esModule(source) {
  const { code } = await transform(readFileSync(join(ROOT, source), "utf8"), {
    loader: "ts",
    format: "esm",
    minifyWhitespace: true,
  });
  return code;
}

/** Compiles the constructs for cdktn where one is asked for with `?cdktn`, and what of them that imports. */
const twoLibraries = {
  name: "two-libraries",
  setup({ onLoad, onResolve, resolve }) {
    onResolve({ filter: /\?cdktn$/ }, ({ path }) => ({
      path: join(ROOT, path.slice(0, -CDKTN.length)),
      namespace: NAMESPACE,
    }));
    onResolve({ filter: /^\./, namespace: NAMESPACE }, async ({ path, importer, kind, resolveDir }) => {
      const found = await resolve(path, { kind, resolveDir, importer, namespace: "file" });
      const isConstruct = found.path.startsWith(join(ROOT, "constructs"));
      return isConstruct ? { path: found.path, namespace: NAMESPACE } : { path: found.path };
    });
    onLoad({ filter: /\.ts$/, namespace: NAMESPACE }, ({ path }) => ({
      contents: forCdktn(readFileSync(path, "utf8")),
      loader: "ts",
      resolveDir: dirname(path),
    }));
  },
};
const NAMESPACE = "cdktn";

/** Returns the code of an ES module as CommonJS. */
async function commonJs(text) {
  const { code } = await transform(text, {
    format: "cjs",
    platform: "node",
    target: OPTIONS.target,
    minifyWhitespace: true,
    // import() becomes a lazy require: the ES module loader costs more than our own code.
    supported: { "dynamic-import": false },
  });
  return code;
}
