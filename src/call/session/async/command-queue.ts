import { Cancellation, Cancelled } from './cancellation';

type Command = (cancellation: Cancellation) => Promise<void>;

/**
 * The one queue: commands run one after another, so that no join meets a leave half-way.
 * A leave cancels what runs and what waits, then runs itself.
 */
export class CommandQueue {
  private tail: Promise<void> = Promise.resolve();
  private readonly open = new Set<Cancellation>();

  constructor(private readonly report: (error: unknown) => void) {}

  /** Adds a command; resolves when it ended, in whichever way. */
  run(command: Command): Promise<void> {
    const cancellation = new Cancellation();
    this.open.add(cancellation);
    this.tail = this.tail
      .then(async () => {
        cancellation.check();
        await command(cancellation);
      })
      .catch((error: unknown) => {
        if (!(error instanceof Cancelled)) this.report(error);
      })
      .finally(() => this.open.delete(cancellation));
    return this.tail;
  }

  /** Whether a command runs or waits. */
  get busy(): boolean {
    return this.open.size > 0;
  }

  /** Cancels the running command and all that wait. */
  cancelAll(): void {
    for (const cancellation of this.open) cancellation.cancel();
  }
}
