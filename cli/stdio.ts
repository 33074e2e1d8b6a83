import type { Writable } from "node:stream";
import { Progress } from "./progress";

/** An output stream: a terminal, a pipe or a file. */
export type Output = Writable & Terminal;

/** The properties that only a terminal has. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The streams and the environment of one run of the command line. */
export interface Streams {
  readonly stdin: AsyncIterable<unknown>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: NodeJS.ProcessEnv;
}

/** The streams of one run, and its progress line on standard error. */
export interface Stdio extends Streams {
  readonly progress: Progress;
}

/** Returns the streams with a progress line. Standard input is opened only when it is read. */
export function stdioOf(streams: Streams): Stdio {
  const { stdout, stderr, env } = streams;
  const progress = new Progress(stderr, () => performance.now(), env);
  return {
    get stdin() {
      return streams.stdin;
    },
    stdout,
    stderr,
    env,
    progress,
  };
}
