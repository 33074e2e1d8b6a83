import pc from "picocolors";
import { PLAIN, type Paint, type TextOptions } from "../lib/text/paint";
import type { Streams, Terminal } from "./stdio";

/** The narrowest terminal for which text is wrapped, in columns. */
const MIN_WIDTH = 40;

/** Returns the layout of a report on a stream. Only a terminal has colours and a width of its own. */
export function layoutFor(stream: Terminal, env: NodeJS.ProcessEnv): TextOptions {
  return {
    paint: hasColour(stream.isTTY, env) ? colours() : PLAIN,
    width: stream.isTTY ? Math.max(stream.columns || 80, MIN_WIDTH) : undefined,
  };
}

/**
 * Reports whether a stream has colours: NO_COLOR forbids them, FORCE_COLOR decides (0 and false: no), else a terminal
 * that is not dumb has them.
 */
export function hasColour(isTerminal: boolean | undefined, env: NodeJS.ProcessEnv): boolean {
  if (env.NO_COLOR) return false;
  const force = env.FORCE_COLOR;
  if (force !== undefined && force !== "") return force !== "0" && force !== "false";
  return isTerminal === true && env.TERM !== "dumb";
}

function colours(): Paint {
  const { bold, dim, red, yellow } = pc.createColors(true);
  return {
    error: (text) => bold(red(text)),
    warning: (text) => bold(yellow(text)),
    strong: (text) => bold(text),
    faint: (text) => dim(text),
  };
}

/** Reports failures to write. A reader that stops early (`| head`) is not a failure. */
export function watchOutput({ stdout, stderr }: Streams, failed: (message: string) => void): void {
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") failed(`cannot write to standard output: ${error.message}`);
  });
  // Standard error has no reader left, so there is nothing to report to.
  stderr.on("error", () => undefined);
}
