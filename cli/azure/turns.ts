/** Lets a fixed number of tasks run at the same time; the others wait for their turn, first come first served. */
export class Turns {
  private readonly waiting: (() => void)[] = [];
  private next = 0;

  constructor(private free: number) {}

  async take<T>(task: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await task();
    } finally {
      this.passOn();
    }
  }

  /** Gives the turn to the next in line. The line is cut off at times, since taking its first element is slow. */
  private passOn(): void {
    const waiting = this.waiting[this.next];
    if (!waiting) {
      this.free++;
      return;
    }
    this.next++;
    if (this.next > 1000) {
      this.waiting.splice(0, this.next);
      this.next = 0;
    }
    waiting();
  }
}
