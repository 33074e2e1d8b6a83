import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { CERTIFICATE, type AzureServer } from "./azure-server";
import type { Run } from "./gallerist";

const GALLERIST = join(process.cwd(), "dist", "cli", "gallerist.js");

/** The token that the stub of the program `az` gives. No output may hold it. */
export const TOKEN = "eyJ0-token-of-the-stub-that-nobody-may-see";

export interface SignedInOptions {
  readonly cwd?: string;
  /** The script that stands for `az`. @default - it gives `TOKEN` */
  readonly az?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The program. @default - the built command line */
  readonly program?: string;
  /** Makes its outputs look like a terminal. @default false */
  readonly isTerminal?: true;
  /** Gets the process once it runs. */
  readonly started?: (child: ChildProcess) => void;
}

const GIVES_TOKEN = `echo '{"accessToken":"${TOKEN}","expires_on":4900000000,"tokenType":"Bearer"}'`;

const AS_TERMINAL = `for (const stream of [process.stdout, process.stderr])
  Object.defineProperties(stream, { isTTY: { value: true }, columns: { value: 120 } });`;

/** Runs the built command line, signed in by a stub of `az`, against a server. Fails where an output holds the token. */
export async function signedIn(
  args: readonly string[],
  server: Pick<AzureServer, "endpoint"> | undefined,
  { cwd, az = GIVES_TOKEN, env = {}, program = GALLERIST, isTerminal, started }: SignedInOptions = {},
): Promise<Run> {
  const bin = mkdtempSync(join(tmpdir(), "gallerist-az-"));
  try {
    writeFileSync(join(bin, "az"), `#!/bin/sh\n${az}\n`);
    chmodSync(join(bin, "az"), 0o755);
    const endpoint = server === undefined ? [] : ["--endpoint", server.endpoint];
    const terminal = join(bin, "terminal.js");
    writeFileSync(terminal, AS_TERMINAL);
    const nodeArgs = isTerminal ? ["--require", terminal] : [];
    const child = spawn(process.execPath, [...nodeArgs, program, ...args, ...endpoint], {
      cwd,
      env: {
        PATH: `${bin}${delimiter}${process.env.PATH}`,
        HOME: bin,
        AZURE_TOKEN_CREDENTIALS: "AzureCliCredential",
        NODE_EXTRA_CA_CERTS: CERTIFICATE,
        ...env,
      },
    });
    started?.(child);
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    child.stdin.end();
    const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
    if (`${out}${err}`.includes(TOKEN)) throw new Error("an output holds the token");
    return { code, out, err };
  } finally {
    rmSync(bin, { recursive: true });
  }
}
