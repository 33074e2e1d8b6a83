import { execFileSync, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { stripVTControlCharacters } from "node:util";

/** The checkout. */
export const ROOT = join(__dirname, "..", "..");

/** A library of constructs that the package has an entry for. */
export type Library = "cdktf" | "cdktn";

export const LIBRARIES: readonly Library[] = ["cdktf", "cdktn"];

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
  /** The path of what `npm pack` made. */
  readonly tarball: string;
  /** Files of the tarball by path, below its `package/`. */
  readonly files: ReadonlyMap<string, string>;
  /** Where npm would have installed from, were it not for the registry of the test. */
  readonly registry: string;
  /** Has nothing but the package and what it depends on. */
  readonly bare: string;
  /** The starter of each library. */
  readonly starter: Readonly<Record<Library, Starter>>;
  readonly close: () => void;
}

/** A project that `gallerist init` wrote and whose commands were run. */
export interface Starter {
  readonly directory: string;
  /** The commands that `gallerist init` printed. */
  readonly next: string;
  /** What they left. */
  readonly ended: Ended;
}

/** Packs the package, and installs it and what it needs from a registry on loopback that has what this checkout has. */
export async function install(): Promise<Installed> {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "gallerist-package-")));
  const tarball = packed(directory);
  const folder = unpacked(directory, tarball);
  const registry = npm(directory, "config", "get", "registry").trim();
  const server = spawn(process.execPath, [join(__dirname, "registry.mjs"), folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const close = (): void => {
    server.kill();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    ENVIRONMENT["npm_config_registry"] = await addressOf(server);
    ENVIRONMENT["npm_config_cache"] = join(directory, "cache");
    const bare = join(directory, "bare");
    mkdirSync(bare);
    npm(bare, "init", "--yes");
    npm(bare, "install", "gallerist");
    const [cdktf, cdktn] = await Promise.all([start(directory, "cdktf"), start(directory, "cdktn")]);
    return { directory, tarball, files: filesBelow(folder), registry, bare, starter: { cdktf, cdktn }, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** Packs the package, and returns the path of the tarball. */
function packed(directory: string): string {
  const staged = join(directory, "staged");
  // Adds the types to the code that every test run builds, beside it, since other tests run that code now.
  const script = pathToFileURL(join(ROOT, "scripts", "build.mjs")).href;
  const declare = `import { declareTypes } from "${script}"; declareTypes(process.argv[1]);`;
  execFileSync(process.execPath, ["--input-type=module", "-e", declare, join(staged, "dist")], { stdio: "pipe" });
  const { files } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { files: string[] };
  // npm picks what a pattern names.
  for (const path of ["package.json", ...files.map((pattern) => pattern.replace(/\/\*.*$/, ""))]) {
    cpSync(join(ROOT, path), join(staged, path), { recursive: true });
  }
  npm(directory, "pack", "--ignore-scripts", staged);
  const [tarball = ""] = readdirSync(directory).filter((name) => name.endsWith(".tgz"));
  return join(directory, tarball);
}

function unpacked(directory: string, tarball: string): string {
  execFileSync("tar", ["-xzf", tarball, "-C", directory]);
  return join(directory, "package");
}

function filesBelow(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]));
}

async function addressOf(server: ChildProcess): Promise<string> {
  if (server.stdout) for await (const line of createInterface(server.stdout)) return line;
  throw new Error("the registry of the test has not started");
}

/** Writes a starter as a user does who has the package, and runs the commands that this prints. */
async function start(directory: string, library: Library): Promise<Starter> {
  const bare = join(directory, "bare");
  const init = run(bare, "npx", "--no", "--", "gallerist", "init", `../${library}`, `--${library}`);
  const [, next = ""] = /^next: (.+)$/m.exec(init.err) ?? [];
  const child = spawn("sh", ["-c", next], { cwd: bare, env: ENVIRONMENT, stdio: ["ignore", "pipe", "pipe"] });
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), exitCode(child)]);
  const ended: Ended = { code, out, err: stripVTControlCharacters(err) };
  return { directory: join(directory, library), next, ended };
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, "close")) as [number | null];
  return code;
}

/** Installs a package of the checkout in a project, in no time: a link. */
export function link(project: string, name: string): void {
  symlinkSync(join(ROOT, "node_modules", name), join(project, "node_modules", name), "dir");
}

function npm(cwd: string, ...args: readonly string[]): string {
  return execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], env: ENVIRONMENT });
}

/** What npm and jest tell the scripts that they run must not reach those that a test runs. */
const ENVIRONMENT: NodeJS.ProcessEnv = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|CDKTF_|JEST_|NODE_ENV$|VITEST)/.test(name)),
  ),
  npm_config_audit: "false",
  npm_config_fund: "false",
  npm_config_update_notifier: "false",
  npm_config_fetch_retries: "3",
  npm_config_fetch_retry_mintimeout: "100",
  CHECKPOINT_DISABLE: "1",
};

/** Copies a program to a project, under a name whose ending says what kind of module it is, for the project's library. */
export function addProgram(project: string, program: string, name: string, library: Library = "cdktf"): void {
  const text = readFileSync(join(__dirname, "consumer", program), "utf8");
  writeFileSync(join(project, name), text);
  if (library === "cdktn") expect(run(project, "sh", "-e", IMPORT_CDKTN)).toMatchObject({ code: 0, err: "" });
}

/** What the documentation says of a move from cdktf to cdktn: what to install, and how to edit the programs. */
export const INSTALL_CDKTN = join(ROOT, "docs", "cdktn-install.sh");
export const IMPORT_CDKTN = join(ROOT, "docs", "cdktn-import.sh");

export type Resolution = "node10" | "node16";

const MODULE_KIND: Readonly<Record<Resolution, string>> = { node10: "commonjs", node16: "node16" };

/** Compiles files of a project, the types of all that they import included. */
export function compile(
  project: string,
  module: Resolution,
  files: readonly string[],
  types: readonly string[] = [],
): Ended {
  const compilerOptions = {
    target: "ES2022",
    module: MODULE_KIND[module],
    moduleResolution: module,
    strict: true,
    skipLibCheck: false,
    types,
  };
  const config = join(project, `tsconfig.${module}.json`);
  writeFileSync(config, JSON.stringify({ compilerOptions, files }));
  return run(project, process.execPath, join(ROOT, "node_modules", "typescript", "bin", "tsc"), "-p", config);
}

/** Runs a command in a project, as its user would. */
export function run(project: string, command: string, ...args: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: project, encoding: "utf8", env: ENVIRONMENT });
  return { code: status, out: stripVTControlCharacters(stdout), err: stripVTControlCharacters(stderr) };
}
