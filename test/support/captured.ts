import { Readable, Writable } from "node:stream";
import { stdioOf, type Stdio, type Streams } from "../../cli/stdio";

/** Streams of which a test gives the input and reads the output. */
export interface Captured {
  readonly streams: Streams;
  /** Everything that was written so far. */
  readonly out: () => string;
  readonly err: () => string;
}

export interface CapturedOptions {
  readonly input?: string | Buffer;
  readonly env?: NodeJS.ProcessEnv;
  /** Width of the terminal that both outputs are. @default - they are pipes */
  readonly columns?: number;
}

export function captured({ input = "", env = {}, columns }: CapturedOptions = {}): Captured {
  const [out, err] = [new Kept(columns), new Kept(columns)];
  const stdin = Readable.from(input.length === 0 ? [] : [Buffer.from(input)]);
  return { streams: { stdin, stdout: out, stderr: err, env }, out: () => out.text(), err: () => err.text() };
}

/** Streams for code that is run by itself, which nobody looks at. */
export function quiet(): Stdio {
  return stdioOf(captured().streams);
}

/** Keeps what is written to it. */
class Kept extends Writable {
  readonly isTTY: boolean;
  readonly columns: number;
  private readonly parts: Buffer[] = [];

  constructor(columns: number | undefined) {
    super();
    this.isTTY = columns !== undefined;
    this.columns = columns ?? 0;
  }

  override _write(part: Buffer, _: BufferEncoding, done: () => void): void {
    this.parts.push(part);
    done();
  }

  text(): string {
    return Buffer.concat(this.parts).toString("utf8");
  }
}
