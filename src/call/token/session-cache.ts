import { timeLeft, type Lease } from './lease';
import type { TokenClock } from './retry';
import { isSendable } from './sendable';
import type { TextStore } from './text-store';
import type { ServiceSession } from './token-service';

/** A session that ends so soon is not begun with, in ms. */
const MARGIN = 60_000;

/** By the time of day, for another run has another clock. */
interface Kept extends ServiceSession {
  readonly url: string;
}

/**
 * The session of one service, kept over runs: whoever is known need not log in. In a run it is counted
 * by the clock that nobody can set: with another session a guest would be another person, in the middle
 * of a call.
 */
export class SessionCache {
  private kept: ServiceSession | null | undefined;

  constructor(
    private readonly url: string,
    private readonly store: TextStore,
    private readonly clock: Pick<TokenClock, 'now' | 'wall'>,
  ) {}

  /** The session, as long as it is good. */
  get(): string | null {
    if (this.kept === undefined) this.kept = this.restored();
    return this.kept && timeLeft(this.kept, this.clock.now()) > MARGIN ? this.kept.session : null;
  }

  set(session: ServiceSession): void {
    this.kept = session;
    const from = this.clock.wall();
    const until = from + timeLeft(session, this.clock.now());
    const kept: Kept = { session: session.session, from, until, url: this.url };
    this.store.write(JSON.stringify(kept));
  }

  /** The service doesn't know it any more. */
  drop(session: string): void {
    if (this.get() !== session) return;
    this.kept = null;
    this.store.write('');
  }

  private restored(): ServiceSession | null {
    const text = this.store.read();
    if (text === '') return null;
    try {
      const kept: unknown = JSON.parse(text);
      if (!isKept(kept) || kept.url !== this.url) return null;
      const from = this.clock.now();
      return { session: kept.session, from, until: from + timeLeft(kept, this.clock.wall()) };
    } catch {
      // Something else wrote it: then nobody is logged in.
      return null;
    }
  }
}

function isKept(value: unknown): value is Kept {
  const { url, session, from, until } = (value ?? {}) as Partial<
    Record<keyof (Kept & Lease), unknown>
  >;
  return (
    typeof url === 'string' &&
    isSendable(session) &&
    typeof from === 'number' &&
    typeof until === 'number'
  );
}
