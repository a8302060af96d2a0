import type { CallState } from '../../store/call-state';
import type { Permissions } from '../ports';
import type { Timers } from '../async/timers';

export interface SilentMicrophoneOptions {
  readonly timers: Timers;
  /** What the phone's system denies WeChat, if it tells. */
  readonly denied: Permissions['deniedBySystem'];
  /** Pauses and resumes the own stream, which gives some phones their sound back. */
  readonly workAround: () => void;
  /** Publishes the own stream anew. */
  readonly restart: () => void;
  /** Records the own stream with a new track, where a browser gave one that says nothing. */
  readonly recordAnew: () => void;
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
/** The same, in ms, of a microphone that the platform held back and has not been heard since. */
const LEVELLESS_AFTER_HOLD_MS = 20_000;
/** ms for which the platform holds the microphone back until that is said: headsets change in less. */
const HELD_FOR_MS = 1500;
/** The least from one recording anew to the next, in ms. */
const RECORD_EVERY_MS = 5000;
/** The others are heard: within these last ms. */
const OTHERS_WITHIN_MS = 10_000;

/**
 * Whether anything comes out of one's own microphone, by what is seen: bytes and levels. WeChat
 * pushes without a sound and without an error where the system denies it the microphone, or holds
 * the microphone back after an interruption. A quiet room has bytes all the same.
 *
 * The bytes are watched from the first word on them: a browser tells of none. It tells instead when it
 * holds the microphone back, and some never give it back by themselves: then it is recorded anew when
 * sound is due again, and at the person's next tap.
 */
export class SilentMicrophone {
  /** Whether sound is due. */
  private due = false;
  /** Whether bytes of the present stream were told of. */
  private measured = false;
  private workedAround = false;
  /** Neither bytes nor a level. */
  private empty = false;
  /** Bytes, but no level. */
  private levelless = false;
  /** The platform holds the microphone back. */
  private held = false;
  /** For long enough to say so. */
  private heldLong = false;
  /** It did, and nothing has been heard since. */
  private doubtful = false;
  private recordedAt = -Infinity;
  private cancelHoldTimer: () => void = () => undefined;
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
    if (this.held) this.judgeHold(due);
    this.flows();
  }

  /** The platform holds the microphone back, or gives it back. */
  hold(held: boolean): void {
    // A new stream that is not held takes back what was said of the last one.
    if (held === this.held && (held || !this.heldLong)) return;
    this.held = held;
    this.doubtful = true;
    this.quietSince = this.options.timers.now();
    this.judgeHold(false);
    this.say();
  }

  /** The person tapped: a browser that records at nothing less does so now. */
  touched(): void {
    if (this.due && (this.heldLong || this.levelless)) this.recordAnew();
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
      this.doubtful = false;
      this.flows();
    } else if (this.due && timers.now() - this.quietSince >= this.levellessFor) {
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
    this.held = false;
    this.cancelHoldTimer();
    this.stopClock();
  }

  private get levellessFor(): number {
    return this.doubtful ? LEVELLESS_AFTER_HOLD_MS : LEVELLESS_FOR_MS;
  }

  /** @param then - whether to record anew where it is still held */
  private judgeHold(then: boolean): void {
    this.cancelHoldTimer();
    this.heldLong = false;
    if (!this.held || !this.due) return;
    this.cancelHoldTimer = this.options.timers.after(HELD_FOR_MS, () => {
      this.heldLong = true;
      this.say();
      if (then) this.recordAnew();
    });
  }

  /** At once, or when the last time is long enough ago and it is still of use. */
  private recordAnew(): void {
    const { timers, recordAnew } = this.options;
    this.cancelHoldTimer();
    const rest = this.recordedAt + RECORD_EVERY_MS - timers.now();
    if (rest > 0) {
      this.cancelHoldTimer = timers.after(rest, () => this.touched());
      return;
    }
    this.recordedAt = timers.now();
    recordAnew();
  }

  private flows(): void {
    this.workedAround = false;
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
    if (!this.workedAround && !this.options.denied()) {
      this.workedAround = true;
      this.options.workAround();
      this.restartClock();
      return;
    }
    this.empty = true;
    this.say();
    this.options.restart();
  }

  private say(): void {
    const silent = this.due && (this.empty || this.levelless || this.heldLong);
    if (silent === this.said) return;
    this.said = silent;
    if (!silent) return this.options.tell(null);
    const denied = this.options.denied();
    this.options.tell(denied ? `${denied}-refused-by-system` : 'microphone-silent');
  }
}
