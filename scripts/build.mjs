// Builds dist/: the code, and the types that users can import.
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { writeCdktn } from "./cdktn.mjs";
import { compile } from "./compile.mjs";
import { writeLand } from "./land.mjs";
import { removeUnreachedTypes } from "./reached-types.mjs";
import { writeRulesIndex } from "./rules-index.mjs";

const SELF = fileURLToPath(import.meta.url);
const ROOT = dirname(dirname(SELF));
const DIST = join(ROOT, "dist");
const SCRIPTS = ["build", "cdktn", "compile", "land", "reached-types"].map((name) => `scripts/${name}.mjs`);
const SOURCES = ["lib", "constructs", "cli", ...SCRIPTS, "package.json", "tsconfig.json"];
const STAMP = "cli/main.js";

/** Builds into a new directory and then moves it to dist/, so that no reader sees half a build. */
export async function build({ withTypes }) {
  writeRulesIndex();
  writeLand();
  const started = new Date();
  const out = join(ROOT, "node_modules", ".cache", `gallerist-${process.pid}`);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  try {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    const inputs = await compile(out, version);
    chmodSync(join(out, "cli", "gallerist.js"), 0o755);
    writeFileSync(join(out, "THIRD-PARTY-NOTICES"), notices(inputs));
    if (withTypes) declareTypes(out);
    // A file that is edited during the build is newer than the build.
    utimesSync(join(out, STAMP), started, started);
    putInPlace(out);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** Builds dist/ if it is missing or older than its sources. It leaves out the types, since no program runs them. */
export async function buildIfStale() {
  const stamp = join(DIST, STAMP);
  const built = existsSync(stamp) ? statSync(stamp).mtimeMs : -Infinity;
  if (SOURCES.some((source) => newest(join(ROOT, source)) >= built)) await build({ withTypes: false });
}

function newest(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Writes the declarations of types that users can import, and checks the types. */
export function declareTypes(outdir) {
  const types = join(outdir, "types");
  tsc("-p", join(ROOT, "tsconfig.json"), "--emitDeclarationOnly", "--outDir", types);
  rmSync(join(types, "cli"), { recursive: true, force: true });
  writeCdktn(types);
  removeUnreachedTypes(types, declaredEntries());
  cpSync(types, outdir, { recursive: true });
  rmSync(types, { recursive: true });
}

/** Returns the declarations of all entries of the package, below dist/. */
function declaredEntries() {
  const { exports } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  return Object.values(exports).flatMap(({ types }) => (types ? [relative(DIST, join(ROOT, types))] : []));
}

function tsc(...args) {
  const program = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  execFileSync(process.execPath, [program, ...args], { cwd: ROOT, stdio: ["ignore", "inherit", "inherit"] });
}

/** Returns the licences of the packages whose code is in dist/, which must be shipped with it. */
function notices(inputs) {
  const packages = new Set(inputs.flatMap((input) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []));
  return [...packages]
    .sort()
    .map((path) => {
      const { name, version } = JSON.parse(readFileSync(join(ROOT, path, "package.json"), "utf8"));
      return `${name} ${version}\n\n${readFileSync(join(ROOT, path, "LICENSE"), "utf8").trim()}\n`;
    })
    .join(`\n${"-".repeat(80)}\n\n`);
}

/** Moves a build to dist/. Another build may run at the same time: then dist/ is missing, or the other's, which is as new. */
function putInPlace(out) {
  const old = `${out}-old`;
  renameUnless("ENOENT", DIST, old);
  renameUnless("ENOTEMPTY", out, DIST);
  rmSync(old, { recursive: true, force: true });
}

function renameUnless(code, from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (error.code !== code) throw error;
  }
}

if (process.argv[1] === SELF) {
  try {
    await (process.argv[2] === "--if-stale" ? buildIfStale() : build({ withTypes: true }));
  } catch (error) {
    // tsc and esbuild have printed their errors.
    if (error.status === undefined && error.errors === undefined) throw error;
    process.exitCode = 1;
  }
}
