import { printable } from "../lib/text/printable";

/** What a verb does when it takes long. */
export type Stage = `reading ${string}` | "planning" | "checking" | "comparing" | "writing";

/** A verb that is done by then says nothing of what it does; since the start of the process. */
const SILENT_MS = 1000;

/** Reading a text that is longer takes so long that waiting for a second would come too late: nothing interrupts it. */
export const LONG_TEXT = 1_000_000;

const ERASE = "\r\u001b[K";

/** As much of standard error as is needed here. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** One line on a terminal that says what is going on, overwritten by the next stage; nothing where nobody looks. */
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

  /** Begins a stage; it is shown once a second has passed, or at once when it is known to take long. */
  stage(stage: Stage): void {
    if (!this.stream.isTTY || this.env.TERM === "dumb") return;
    this.current = stage;
    const wait = SILENT_MS - this.now();
    if (this.isLong || wait <= 0) this.show();
    // Fires while standard input is waited for.
    else this.timer ??= setTimeout(() => this.show(), wait).unref();
  }

  /** Tells how long a text is that is about to be read. */
  expect(length: number): void {
    if (length <= LONG_TEXT || this.isLong) return;
    this.isLong = true;
    this.show();
  }

  /** Takes the line away: before anything else is written, and at the end. */
  clear(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.current = undefined;
    if (this.isShown) this.stream.write(ERASE);
    this.isShown = false;
  }

  private show(): void {
    if (this.current === undefined) return;
    // A line that wraps could not be overwritten.
    const width = Math.max((this.stream.columns || 80) - 2, 1);
    this.stream.write(`${ERASE}${printable(this.current).slice(0, width)}…`);
    this.isShown = true;
  }
}
