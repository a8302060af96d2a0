import { RealClock } from './clock';

/** How long, in real ms, nothing may have moved until the network counts as quiet. */
const QUIET_FOR = 8;
/** What isn't answered within so many real ms is not waited for: a server may keep silent. */
const PATIENCE = 300;

/**
 * What is under way between a phone and the real servers. A phone on virtual time lets it arrive
 * before its clock moves on: an answer that takes a millisecond then comes in no time, on every
 * machine, however busy.
 */
export class Traffic {
  private readonly clock = new RealClock();
  private open = 0;
  private lastMove = 0;
  /** When something was sent over a socket to which nothing has come since; 0 without. */
  private sentAt = 0;
  private wake: () => void = () => undefined;

  /** Something was sent over a socket: most of it is answered. */
  sent(): void {
    this.moved();
    this.sentAt = this.lastMove;
  }

  /** Something came over a socket. */
  came(): void {
    this.moved();
    this.sentAt = 0;
  }

  /** Something was asked; call what is returned once it was answered. */
  asked(): () => void {
    let answered = false;
    this.open += 1;
    this.moved();
    return () => {
      if (answered) return;
      answered = true;
      this.open -= 1;
      this.moved();
    };
  }

  /** Resolves when all that is under way has arrived. */
  async atRest(breathe: () => Promise<void>): Promise<void> {
    const end = performance.now() + PATIENCE;
    await breathe();
    for (;;) {
      const now = performance.now();
      const busyUntil = Math.min(this.busyUntil(), end);
      if (busyUntil <= now) return;
      await this.nextMove(busyUntil - now);
    }
  }

  /** When all is quiet if nothing moves until then, by `performance.now()`. */
  private busyUntil(): number {
    if (this.open > 0) return Infinity;
    const answerDue = this.sentAt > 0 ? this.sentAt + PATIENCE : 0;
    return Math.max(this.lastMove + QUIET_FOR, answerDue);
  }

  /** Sleeps until something moves, and so many real ms at most: who waits must not keep a processor busy. */
  private nextMove(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.clock.set(resolve, ms);
      this.wake = () => {
        this.clock.clear(timer);
        resolve();
      };
    });
  }

  private moved(): void {
    this.lastMove = performance.now();
    this.wake();
  }
}
