import type { CallState } from '../store/call-state';
import type { Permissions } from './ports';
import type { Timers } from './timers';

export interface SilentMicrophoneOptions {
  readonly timers: Timers;
  /** What the phone's system denies WeChat, if it tells. */
  readonly denied: Permissions['deniedBySystem'];
  /** Pauses and resumes the own stream, which gives some phones their sound back. */
  readonly poke: () => void;
  /** Publishes the own stream anew. */
  readonly restart: () => void;
  /** Nothing comes out of the microphone: why, or `null` when something does again. */
  readonly tell: (why: CallState['microphoneHint']) => void;
}

/** ms without a byte and without a sound until something is done, and again until it is said. */
const NOTHING_FOR_MS = 5000;

/**
 * ms in which one's own level stays at nothing at all, while bytes go out and the others are heard.
 * So long, for whoever listens in a quiet room says nothing either.
 */
const LEVELLESS_FOR_MS = 120_000;
/** The others are heard: within these last ms. */
const OTHERS_WITHIN_MS = 10_000;

/**
 * Whether anything comes out of one's own microphone, by what is seen: bytes and levels. WeChat
 * pushes without a sound and without an error where the system denies it the microphone, or holds
 * the microphone back after an interruption. A quiet room has bytes all the same.
 *
 * It begins to watch with the first word on the bytes: a browser tells of none.
 */
export class SilentMicrophone {
  /** Whether sound is due. */
  private due = false;
  /** Whether bytes of the present stream were told of. */
  private measured = false;
  private poked = false;
  /** Neither bytes nor a level. */
  private empty = false;
  /** Bytes, but no level. */
  private levelless = false;
  private said = false;
  private quietSince = 0;
  private othersHeardAt = -Infinity;
  private stopClock: () => void = () => undefined;

  constructor(private readonly options: SilentMicrophoneOptions) {}

  /** Whether sound is due: published, switched on, nothing in the way, the app in front. */
  expect(due: boolean): void {
    if (due === this.due) return;
    this.due = due;
    this.quietSince = this.options.timers.now();
    this.levelless = false;
    this.flows();
  }

  /** @param audioBitrate - kbit/s of the own stream; unknown to some versions of WeChat */
  bytes(audioBitrate: number | undefined): void {
    const first = !this.measured;
    this.measured = true;
    if (audioBitrate !== 0) this.flows();
    else if (first) this.restartClock();
  }

  /** @param level - 0 … 100, one's own */
  level(level: number): void {
    const { timers } = this.options;
    if (level > 0) {
      this.quietSince = timers.now();
      this.levelless = false;
      this.flows();
    } else if (this.due && timers.now() - this.quietSince >= LEVELLESS_FOR_MS) {
      this.levelless ||= timers.now() - this.othersHeardAt < OTHERS_WITHIN_MS;
      this.say();
    }
  }

  /** Somebody else was heard: the phone's sound works. */
  othersHeard(): void {
    this.othersHeardAt = this.options.timers.now();
  }

  /** The stream was stopped; what was said of it stays until there is sound. */
  streamStopped(): void {
    this.measured = false;
    this.stopClock();
  }

  private flows(): void {
    this.poked = false;
    this.empty = false;
    this.restartClock();
    this.say();
  }

  private restartClock(): void {
    this.stopClock();
    if (!this.due || !this.measured || this.empty) return;
    this.stopClock = this.options.timers.after(NOTHING_FOR_MS, () => this.nothingCame());
  }

  /** First what helps a phone that holds the microphone back; then a new stream, and the hint. */
  private nothingCame(): void {
    if (!this.poked && !this.options.denied()) {
      this.poked = true;
      this.options.poke();
      this.restartClock();
      return;
    }
    this.empty = true;
    this.say();
    this.options.restart();
  }

  private say(): void {
    const silent = this.due && (this.empty || this.levelless);
    if (silent === this.said) return;
    this.said = silent;
    if (!silent) return this.options.tell(null);
    const denied = this.options.denied();
    this.options.tell(denied ? `${denied}-refused-by-system` : 'microphone-silent');
  }
}
