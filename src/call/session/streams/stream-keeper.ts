import { CallError } from '../../errors/call-error';
import { consequencesOf } from '../../errors/failures';
import { toCallError } from '../../errors/sdk-error';
import type { Timers } from '../async/timers';

/** What a keeper needs to keep one stream going, be it published or played. */
export interface KeptStream {
  readonly step: 'publish' | 'play';
  /**
   * Starts it. May never settle.
   *
   * @param previous - why it stopped the last time
   * @param wanted - whether this very start is still wanted: to be asked after anything that took
   * time, for a start that was overtaken must not go on
   */
  start(previous: CallError | null, wanted: () => boolean): Promise<void>;
  /** Stops it for good; safe at any moment. */
  stop(): void;
  /** Tells that it does not go, and after how many tries; `null` when it goes again. */
  onFailure(failure: CallError | null, tries: number): void;
}

/** How long a start may take until it counts as failed, in ms. */
const START_WITHIN = 10_000;

/** ms before the next try, by the number of tries. */
const PAUSES = [1000, 2000, 4000, 5000] as const;

/**
 * A stop of live-pusher needs a second, in ms, to be done with; a start that comes sooner may end in
 * silence (reported by the WeChat community). A live-player needs none.
 */
const SETTLES = { publish: 1000, play: 0 } as const;

/** A stream that ran so long, in ms, had really begun: its next failure is a first one again. */
const STEADY_AFTER = 5000;

/** A running stream gives a sign of life every two seconds; after this many ms it has none. */
const SILENT_AFTER = 7000;

type KeeperState = 'idle' | 'starting' | 'running' | 'waiting' | 'held' | 'given-up';

/**
 * Keeps one stream going: starts it, tries again when it fails (each time later, never later than
 * some seconds), holds while there is no room to try in, gives up where trying can't help. What is
 * wanted is here, what is comes in by `running`, `sign` and `failed`; neither a promise of the SDK
 * nor the order of its events is relied upon.
 */
export class StreamKeeper {
  private state: KeeperState = 'idle';
  private suspended = false;
  private tries = 0;
  private runningSince = 0;
  private stoppedAt = -Infinity;
  private attempt = 0;
  private previous: CallError | null = null;
  private cancelTimer: () => void = () => undefined;

  constructor(
    private readonly stream: KeptStream,
    private readonly timers: Timers,
  ) {}

  /** Starts, unless it already goes or is about to; also after giving up, at once when waiting. */
  ensureStarted(): void {
    if (this.state === 'starting' || this.state === 'running') return;
    if (this.suspended) this.state = 'held';
    else this.begin();
  }

  /** The platform said that the stream goes. */
  running(): void {
    if (this.state !== 'starting' && this.state !== 'running') return;
    this.cancelTimer();
    if (this.state === 'starting') this.runningSince = this.timers.now();
    this.state = 'running';
    this.previous = null;
    this.stream.onFailure(null, 0);
  }

  /** The stream gave a sign of life. */
  markAlive(): void {
    if (this.state === 'running') this.cancelTimer();
  }

  /** The platform or the SDK said that it stopped, or never started. */
  failed(error: CallError): void {
    if (this.state !== 'starting' && this.state !== 'running') return;
    const steady = this.state === 'running' && this.timers.now() - this.runningSince > STEADY_AFTER;
    this.tries = steady ? 1 : this.tries + 1;
    this.previous = error;
    const next = consequencesOf(error.kind).stopsStream
      ? 'given-up'
      : this.suspended
        ? 'held'
        : 'waiting';
    this.halt(next);
    if (next === 'waiting') {
      const pause = PAUSES[Math.min(this.tries, PAUSES.length) - 1] ?? PAUSES[0];
      this.cancelTimer = this.timers.after(pause, () => this.begin());
    }
    this.stream.onFailure(error, this.tries);
  }

  /** Something is wrong with its element: one that is only on its way fails, one that goes is asked. */
  doubt(error: CallError): void {
    if (this.state === 'running' && !consequencesOf(error.kind).stopsStream) this.ask(error);
    else this.failed(error);
  }

  /** Stops and starts again, though it may seem to go. */
  restart(): void {
    if (this.state !== 'running' && this.state !== 'starting') return;
    this.halt(this.suspended ? 'held' : 'waiting');
    if (!this.suspended) this.begin();
  }

  /**
   * Tries nothing until `resume`. A stream that goes may go on (its sound takes another way than
   * the room's messages), unless `stop` says that something else needs it silent.
   */
  suspend(stop: boolean): void {
    this.suspended = true;
    const active = this.state === 'starting' || this.state === 'waiting';
    if (!active && !(stop && this.state === 'running')) return;
    this.halt('held');
    this.tries = 0;
  }

  /** Goes on: starts what was held, and asks what seems to run for a sign of life. */
  resume(): void {
    this.suspended = false;
    if (this.state === 'held') this.begin();
    if (this.state === 'running') this.ask(this.late('silent'));
  }

  /** Ends it: nothing of it runs afterwards. */
  drop(): void {
    this.halt('idle');
  }

  /** Waits for a sign of life, without which it failed. */
  private ask(error: CallError): void {
    this.cancelTimer();
    this.cancelTimer = this.timers.after(SILENT_AFTER, () => this.failed(error));
  }

  private begin(): void {
    this.cancelTimer();
    const rest = this.stoppedAt + SETTLES[this.stream.step] - this.timers.now();
    if (rest > 0) {
      this.state = 'waiting';
      this.cancelTimer = this.timers.after(rest, () => this.begin());
      return;
    }
    this.state = 'starting';
    this.attempt += 1;
    const { attempt } = this;
    this.cancelTimer = this.timers.after(START_WITHIN, () => this.failed(this.late('timeout')));
    const wanted = () => attempt === this.attempt;
    this.stream.start(this.previous, wanted).catch((error: unknown) => {
      if (wanted()) this.failed(toCallError(error, this.stream.step));
    });
  }

  /** The state first: stopping makes the SDK tell at once, from within, that it stopped. */
  private halt(next: KeeperState): void {
    this.cancelTimer();
    this.attempt += 1;
    if (this.state === 'starting' || this.state === 'running') this.stoppedAt = this.timers.now();
    this.state = next;
    this.stream.stop();
  }

  private late(detail: string): CallError {
    const { step } = this.stream;
    return new CallError(`${step}-failed`, step, { detail });
  }
}
