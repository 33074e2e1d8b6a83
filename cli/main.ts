import { CommanderError } from "commander";
import { printable } from "../lib/text/printable";
import { program } from "./program";
import { progress } from "./progress";
import { EXIT, Refusal } from "./refusal";
import { layoutFor, watchOutput } from "./terminal";

/** Runs the command line and sets the exit code; output may still be on its way. */
export async function main(args: readonly string[]): Promise<void> {
  watchOutput((message) => {
    process.exitCode = EXIT.unusable;
    tell(message);
  });
  try {
    await program((code) => (process.exitCode = code)).parseAsync(args, { from: "user" });
    progress.clear();
  } catch (error) {
    progress.clear();
    process.exitCode = failed(error);
  }
}

function failed(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.unusable;
  if (error instanceof Refusal) {
    error.lines.forEach(tell);
    return error.exitCode;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  tell(`internal error: ${message}; please report it, with what GALLERIST_DEBUG=1 prints`);
  if (process.env.GALLERIST_DEBUG === "1") process.stderr.write(`${stack ?? ""}\n`);
  return EXIT.internal;
}

function tell(message: string): void {
  const { paint } = layoutFor(process.stderr);
  process.stderr.write(`${paint?.error("error:") ?? "error:"} ${printable(message)}\n`);
}
