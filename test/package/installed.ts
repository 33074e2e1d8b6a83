import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The checkout. */
export const ROOT = join(__dirname, "..", "..");

const MODULES = join(ROOT, "node_modules");
const CONSUMER = join(__dirname, "consumer");

/** What the constructs need: too large to copy for a test, and one copy for everybody is what npm gives too. */
const PEERS = ["cdktf", "constructs", "@cdktf/provider-azurerm"];

/** Where programs of a project put what they synthesize. */
export const OUTPUT = "cdktf.out";

/** What a program left when it ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Projects that have installed the packed package, outside of the checkout. */
export interface Installed {
  readonly directory: string;
  /** Files of the tarball by path, below its `package/`. */
  readonly files: ReadonlyMap<string, string>;
  /** Where npm would have installed from. */
  readonly registry: string;
  /** Has nothing but the package and what it depends on. */
  readonly bare: string;
  /** Has the peers too. */
  readonly whole: string;
}

/** Packs the package and installs the tarball with no network. */
export function install(): Installed {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "gallerist-package-")));
  const own = packOwn(directory);
  const bare = join(directory, "bare");
  mkdirSync(bare);
  const dependencies = Object.fromEntries([own, ...packDependencies(directory)].map(dependency));
  writeFileSync(join(bare, "package.json"), JSON.stringify({ name: "bare", private: true, dependencies }));
  npm(bare, "install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts");

  const whole = join(directory, "whole");
  cpSync(bare, whole, { recursive: true, verbatimSymlinks: true });
  mkdirSync(join(whole, "node_modules", "@cdktf"));
  for (const peer of PEERS) symlinkSync(join(MODULES, peer), join(whole, "node_modules", peer), "dir");
  const registry = npm(bare, "config", "get", "registry").trim();
  return { directory, files: unpack(directory, own.filename), registry, bare, whole };
}

interface Tarball {
  readonly name: string;
  readonly filename: string;
}

/** Adds the types to the code that every test run builds, beside it, since other tests run that code now. */
function packOwn(directory: string): Tarball {
  const staged = join(directory, "staged");
  const script = pathToFileURL(join(ROOT, "scripts", "build.mjs")).href;
  const declare = `import { declareTypes } from "${script}"; declareTypes(process.argv[1]);`;
  execFileSync(process.execPath, ["--input-type=module", "-e", declare, join(staged, "dist")], { stdio: "pipe" });
  for (const path of ["package.json", ...manifest().files]) {
    cpSync(join(ROOT, path), join(staged, path), { recursive: true });
  }
  return pack(directory, [staged])[0] as Tarball;
}

function packDependencies(directory: string): Tarball[] {
  return pack(
    directory,
    Object.keys(manifest().dependencies).map((name) => join(MODULES, name)),
  );
}

function pack(directory: string, folders: readonly string[]): Tarball[] {
  const options = ["--json", "--ignore-scripts", "--pack-destination", directory];
  return JSON.parse(npm(directory, "pack", ...options, ...folders)) as Tarball[];
}

function manifest(): { files: string[]; dependencies: Record<string, string> } {
  return JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as ReturnType<typeof manifest>;
}

function dependency({ name, filename }: Tarball): [string, string] {
  return [name, `file:../${filename}`];
}

function unpack(directory: string, filename: string): ReadonlyMap<string, string> {
  const out = join(directory, "unpacked");
  mkdirSync(out);
  execFileSync("tar", ["-xzf", join(directory, filename), "-C", out]);
  const paths = readdirSync(join(out, "package"), { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [path.slice(join(out, "package/").length), readFileSync(path, "utf8")]));
}

function npm(cwd: string, ...args: readonly string[]): string {
  return execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], env: ENVIRONMENT });
}

/** What npm tells the scripts that it runs must not reach the npm that a test runs. */
const ENVIRONMENT = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("npm_")));

/** Copies a program into a project under a name whose ending says what kind of module it is. */
export function addProgram(project: string, program: string, name: string): void {
  cpSync(join(CONSUMER, program), join(project, name));
}

/** Compiles files of a project, the types of all that they import included. */
export function compile(project: string, module: "node10" | "node16", files: readonly string[]): Ended {
  const compilerOptions = {
    target: "ES2022",
    module: module === "node10" ? "commonjs" : module,
    moduleResolution: module,
    strict: true,
    skipLibCheck: false,
    types: [],
  };
  const config = join(project, `tsconfig.${module}.json`);
  writeFileSync(config, JSON.stringify({ compilerOptions, files }));
  return run(project, process.execPath, join(MODULES, "typescript", "bin", "tsc"), "-p", config);
}

/** Runs a command in a project, as its user would. */
export function run(project: string, command: string, ...args: readonly string[]): Ended {
  const env = { ...ENVIRONMENT, CDKTF_OUTDIR: join(project, OUTPUT) };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: project, encoding: "utf8", env });
  return { code: status, out: stdout, err: stderr };
}
