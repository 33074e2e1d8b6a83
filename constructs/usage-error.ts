import { dirname, join, sep } from "node:path";

/** The number of frames in which the program's own line is looked for. Node's usual ten may all be gallerist's. */
const FRAMES = 100;

/** The folders of this package whose code constructs run. */
const FOLDERS = ["constructs", "cdktn", "lib", "shared"].map((name) => join(dirname(__dirname), name) + sep);

/** A mistake in a program's use of the constructs. Its stack holds the message and the program's own line. */
export class UsageError extends Error {
  constructor(message: string) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = FRAMES;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
    shortenStack(this);
  }
}

/** Shortens the stack of an error to its message and the program's own line, since the mistake is there. */
export function shortenStack(error: Error): void {
  const frames = (error.stack ?? "").split("\n").filter((line) => /^ +at /.test(line));
  const own = frames.find((frame) => !isOfLibrary(frame));
  error.stack = [`${error.name}: ${error.message}`, ...(own === undefined ? [] : [own])].join("\n");
}

/** Calls a function, and shortens the stack of an error that it throws. */
export function withShortStack<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (error instanceof Error) shortenStack(error);
    throw error;
  }
}

/** Reports whether a frame is in this package, in an installed one, or in Node itself. */
function isOfLibrary(frame: string): boolean {
  return (
    FOLDERS.some((folder) => frame.includes(folder)) || /[\\/]node_modules[\\/]|[ (]node:|\(<anonymous>\)/.test(frame)
  );
}
