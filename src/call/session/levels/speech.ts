import type { Timers } from '../async/timers';

/** From this sound level (0 … 100) on somebody speaks; a room at rest stays below. */
const SPEECH_FROM = 12;
/** Who speaks already goes on down to this one: a voice falls at the end of a sentence. */
const SPEECH_UNTIL = 6;
/** How long a pause may last, in ms, and still be part of the speech. */
const PAUSE = 800;

/**
 * Whether one stream's sound is speech: begins with the first loud level, ends after a pause, so
 * that it changes about once a sentence, and at most once in `PAUSE`. A stream that falls silent
 * for good (no level comes any more) ends by the same clock.
 */
export class Speech {
  private lastLoud = -Infinity;
  private cancelTimer: (() => void) | null = null;

  constructor(
    private readonly timers: Timers,
    private readonly tell: (speaking: boolean) => void,
  ) {}

  /** When it was last heard, in ms of the session's clock; -Infinity if never. */
  get heardAt(): number {
    return this.lastLoud;
  }

  /** @param level - 0 … 100 */
  level(level: number): void {
    if (level < (this.cancelTimer ? SPEECH_UNTIL : SPEECH_FROM)) return;
    this.lastLoud = this.timers.now();
    if (this.cancelTimer) return;
    this.wait(PAUSE);
    this.tell(true);
  }

  /** Ends it at once: the microphone is off, the stream is gone. */
  end(): void {
    if (!this.cancelTimer) return;
    this.cancelTimer();
    this.cancelTimer = null;
    this.tell(false);
  }

  private wait(ms: number): void {
    this.cancelTimer = this.timers.after(ms, () => {
      const rest = this.lastLoud + PAUSE - this.timers.now();
      if (rest > 0) this.wait(rest);
      else this.end();
    });
  }
}
