import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { Ended } from "./installed";
import type { Packed } from "./packed";

const STUBS = join(__dirname, "stubs");

/** The machine that runs a pipeline: a checkout, and a path on which what is not here is stubbed. */
export interface Machine {
  /** The checkout. */
  readonly checkout: string;
  /** Where the stubs keep what they know, and where artifacts and the runner's own files are. */
  readonly stubs: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Makes a machine whose checkout is what `gallerist init` of the packed package writes. */
export function machineWith({ directory, version, commandLine }: Packed, ...options: readonly string[]): Machine {
  const stubs = mkdtempSync(join(directory, "machine-"));
  const checkout = join(stubs, "checkout");
  writeCommands(join(stubs, "bin"));
  mkdirSync(checkout);
  execFileSync(process.execPath, [commandLine, "init", checkout, ...options], { stdio: "pipe" });
  const env = {
    PATH: [join(stubs, "bin"), dirname(process.execPath), "/usr/bin", "/bin"].join(":"),
    HOME: stubs,
    STUBS: stubs,
    PACKED: commandLine,
    GALLERIST_VERSION: version,
    GIT_CONFIG_GLOBAL: join(stubs, "gitconfig"),
    GIT_CONFIG_NOSYSTEM: "1",
  };
  writeFileSync(env.GIT_CONFIG_GLOBAL, "[user]\nname = someone\nemail = someone@contoso.example\n");
  const machine = { checkout, stubs, env };
  git(machine, "init", "--quiet", "--initial-branch", "main");
  commit(machine, {});
  return machine;
}

function writeCommands(bin: string): void {
  mkdirSync(bin);
  for (const file of readdirSync(STUBS)) {
    const command = join(bin, file.replace(".mjs", ""));
    writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${join(STUBS, file)}" "$@"\n`);
    chmodSync(command, 0o755);
  }
}

export function git({ checkout, env }: Machine, ...args: readonly string[]): string {
  return execFileSync("git", args, { cwd: checkout, env, encoding: "utf8", stdio: "pipe" });
}

/** Writes files of the checkout and commits all of it. */
export function commit(machine: Machine, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) writeFileSync(join(machine.checkout, path), text);
  git(machine, "add", "--all");
  git(machine, "commit", "--quiet", "--allow-empty", "--message", "a change");
}

/** Returns a file of the checkout. */
export function checkedOut({ checkout }: Machine, path: string): string {
  return readFileSync(join(checkout, path), "utf8");
}

/** Returns what a stub has kept, or undefined. */
export function keptBy({ stubs }: Machine, name: string): string | undefined {
  const path = join(stubs, name);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/** Runs a script as a step does. This process goes on meanwhile, since it may be what the script talks to. */
export async function bash(
  { checkout, env }: Machine,
  script: string,
  more: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): Promise<Ended> {
  const child = spawn("bash", ["--noprofile", "--norc", ...flags, "-c", script], {
    cwd: checkout,
    env: { ...env, ...more },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, out, err };
}

/** Keeps a path of the checkout as an artifact. */
export function keepArtifact({ checkout, stubs }: Machine, path: string, name: string): void {
  cpSync(join(checkout, path), join(stubs, "artifacts", name), { recursive: true });
}

export function artifactPath({ stubs }: Machine, name: string): string {
  return join(stubs, "artifacts", name);
}
