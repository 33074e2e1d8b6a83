import { CommanderError } from "commander";
import { types } from "node:util";
import { printable } from "../lib/text/printable";
import { program } from "./program";
import { EXIT, Refusal } from "./refusal";
import { stdioOf, type Stdio, type Streams } from "./stdio";
import { layoutFor, watchOutput } from "./terminal";

/** Runs the command line and gives the exit code to `exit`. Output may still be on its way then. */
export async function main(args: readonly string[], streams: Streams, exit: (code: number) => void): Promise<void> {
  const stdio = stdioOf(streams);
  watchOutput(stdio, (message) => {
    exit(EXIT.unusable);
    writeError(message, stdio);
  });
  try {
    await program(stdio, exit).parseAsync(args, { from: "user" });
    stdio.progress.clear();
  } catch (error) {
    stdio.progress.clear();
    exit(failed(error, stdio));
  }
}

function failed(error: unknown, stdio: Stdio): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.unusable;
  if (error instanceof Refusal) {
    error.lines.forEach((line) => writeError(line, stdio));
    return error.exitCode;
  }
  const { message, stack } = types.isNativeError(error) ? error : new Error(String(error));
  writeError(`internal error: ${message}; please report it, with what GALLERIST_DEBUG=1 prints`, stdio);
  if (stdio.env.GALLERIST_DEBUG === "1") stdio.stderr.write(`${stack ?? ""}\n`);
  return EXIT.internal;
}

function writeError(message: string, { stderr, env }: Stdio): void {
  const { paint } = layoutFor(stderr, env);
  stderr.write(`${paint?.error("error:") ?? "error:"} ${printable(message)}\n`);
}
