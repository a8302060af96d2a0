/**
 * Runs at once what comes alone, and what comes in a burst one after the other. The SDK tells of a
 * message by a timer, and must not have the next before its listeners acted upon it: a stream that
 * ends and begins anew makes it throw while its player is there, and the stream is never told.
 */
export class Turns {
  private readonly waiting: (() => void)[] = [];
  private taken = false;

  take(run: () => void): void {
    this.waiting.push(run);
    if (!this.taken) this.next();
  }

  private next(): void {
    const run = this.waiting.shift();
    this.taken = run !== undefined;
    if (!run) return;
    try {
      run();
    } finally {
      // After what it left to timers.
      setTimeout(() => this.next(), 0);
    }
  }
}
