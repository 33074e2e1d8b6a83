import type { Writable } from "node:stream";
import { Progress } from "./progress";

/** What is written to: a terminal, a pipe or a file. */
export type Output = Writable & Terminal;

/** What only a terminal has. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Where a run of the command line reads from and writes to, and the environment that says how. */
export interface Streams {
  readonly stdin: AsyncIterable<unknown>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: NodeJS.ProcessEnv;
}

/** The streams of one run, and its line of progress on standard error. */
export interface Stdio extends Streams {
  readonly progress: Progress;
}

/** The streams with a line of progress. Standard input is opened only when it is read. */
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
