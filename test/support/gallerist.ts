import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { main } from "../../cli/main";
import { captured } from "./captured";

/** The built command line. */
export const GALLERIST = join(__dirname, "..", "..", "dist", "cli", "gallerist.js");

/** What a run of the command line left. */
export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly input?: string | Buffer;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the command line in this process, with nothing of the environment: one run at a time. */
export async function gallerist(
  args: readonly string[],
  { input = "", cwd = process.cwd(), env = {} }: RunOptions = {},
): Promise<Run> {
  const { streams, out, err } = captured({ input, env });
  const before = process.cwd();
  let code = 0;
  process.chdir(cwd);
  try {
    await main(args, streams, (given) => (code = given));
  } finally {
    process.chdir(before);
  }
  return { code, out: out(), err: err() };
}

/** Runs the built command line as a user does, with nothing of the environment but the path. */
export function spawned(args: readonly string[], { input = "", cwd, env = {} }: RunOptions = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [GALLERIST, ...args], {
    input,
    cwd,
    env: { PATH: process.env.PATH, ...env },
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  return { code: status, out: stdout, err: stderr };
}
