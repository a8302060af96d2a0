import { streamExtraInfo } from '../../store/stream-extra-info';
import type { CallStore } from '../../store/call-store';
import type { VoiceEngine } from '../../sdk/voice-engine';
import type { Timers } from '../async/timers';

/** How long an announcement may take, in ms; the SDK's promise may never settle. */
const ANNOUNCE_WITHIN = 5000;
const ANNOUNCE_TRIES = 3;

/**
 * One's own microphone: shown at once, rolled back if the engine refuses, and announced to the
 * others in the stream's extra info. Of quick changes only the last is announced.
 */
export class Microphone {
  /** What the others were last told; `null` while there is no stream to tell it with. */
  private announced: boolean | null = null;
  private saidAtStart = true;
  private busy = false;

  constructor(
    private readonly store: CallStore,
    private readonly timers: Timers,
    private readonly engine: () => VoiceEngine | null,
  ) {}

  set(on: boolean): void {
    const before = this.store.getState().microphoneOn;
    if (on === before) return;
    this.store.setState({ microphoneOn: on });
    try {
      this.engine()?.setMicrophone(on);
    } catch (error) {
      this.store.setState({ microphoneOn: before });
      console.warn('The engine refused to switch the microphone.', error);
      return;
    }
    void this.announce();
  }

  /** Our stream is about to be published, saying this of the microphone. */
  publishing(on: boolean): void {
    this.saidAtStart = on;
  }

  /** The room knows our stream: what changed since can be told. */
  isPublished(): void {
    this.announced = this.saidAtStart;
    void this.announce();
  }

  /** Our stream is gone. */
  unpublished(): void {
    this.announced = null;
  }

  private async announce(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    for (let tries = 0; tries < ANNOUNCE_TRIES;) {
      const { microphoneOn, self } = this.store.getState();
      const engine = this.engine();
      if (!engine || !self || this.announced === null || this.announced === microphoneOn) break;
      try {
        await this.timers.withTimeout(
          engine.setStreamExtraInfo(self.streamID, streamExtraInfo(microphoneOn)),
          ANNOUNCE_WITHIN,
          () => new Error('no answer'),
        );
        if (this.announced !== null) this.announced = microphoneOn;
        tries = 0;
      } catch {
        // Not worth a sentence: sound itself is right, and the next change or publish tells it.
        tries += 1;
      }
    }
    this.busy = false;
  }
}
