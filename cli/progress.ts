import { printable } from "../lib/text/printable";

/** The stages of a verb that takes long. */
export type Stage = `reading ${string}` | `waiting ${string}` | "planning" | "checking" | "comparing" | "writing";

/** The time for which no progress is shown, in milliseconds since the start of the process. */
const SILENT_MS = 1000;

/**
 * The length from which on a text takes long to read, in characters. No timer fires meanwhile, so progress is shown
 * before.
 */
export const LONG_TEXT = 1_000_000;

const ERASE = "\r\u001b[K";

/** The part of standard error that progress needs. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** A line on a terminal with the current stage. The next stage overwrites it. Other streams get no line. */
export class Progress {
  private current: Stage | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isLong = false;
  private isShown = false;

  /** `now` gives milliseconds since the start of the process. */
  constructor(
    private readonly stream: ProgressStream,
    private readonly now: () => number,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  /** Begins a stage. It is shown after a second, or at once when it is known to take long. */
  stage(stage: Stage): void {
    if (!this.stream.isTTY || this.env.TERM === "dumb") return;
    this.current = stage;
    const wait = SILENT_MS - this.now();
    if (this.isLong || wait <= 0) this.show();
    // The timer fires while the process waits for standard input.
    else this.timer ??= setTimeout(() => this.show(), wait).unref();
  }

  /** Announces the length of the text that is read next, in characters. */
  expect(length: number): void {
    if (length <= LONG_TEXT || this.isLong) return;
    this.isLong = true;
    this.show();
  }

  /** Removes the line: before other output, and at the end. */
  clear(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.current = undefined;
    if (this.isShown) this.stream.write(ERASE);
    this.isShown = false;
  }

  private show(): void {
    if (this.current === undefined) return;
    // A line that wraps could not be overwritten, so it is cut.
    const width = Math.max((this.stream.columns || 80) - 2, 1);
    this.stream.write(`${ERASE}${printable(this.current).slice(0, width)}…`);
    this.isShown = true;
  }
}
