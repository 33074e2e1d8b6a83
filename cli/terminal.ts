import pc from "picocolors";
import { PLAIN, type Paint, type TextOptions } from "../lib/text/paint";
import type { Streams, Terminal } from "./stdio";

/** The narrowest terminal that text is wrapped for. */
const MIN_WIDTH = 40;

/** What a report may do on a stream: colours and the width are a terminal's. */
export function layoutFor(stream: Terminal, env: NodeJS.ProcessEnv): TextOptions {
  return {
    paint: hasColour(stream.isTTY, env) ? colours() : PLAIN,
    width: stream.isTTY ? Math.max(stream.columns || 80, MIN_WIDTH) : undefined,
  };
}

/** NO_COLOR says no, FORCE_COLOR says yes (0 and false: no), else a terminal that is not dumb has colours. */
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

/** A reader that stops early (`| head`) is no fault; any other failure to write is told. */
export function watchOutput({ stdout, stderr }: Streams, failed: (message: string) => void): void {
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") failed(`cannot write to standard output: ${error.message}`);
  });
  // Nobody is left to be told.
  stderr.on("error", () => undefined);
}
