import type { VoiceEngine } from '../../sdk/voice-engine';
import { toCallError } from '../../errors/sdk-error';
import type { CallStore } from '../../store/call-store';
import { streamExtraInfo } from '../../store/stream-extra-info';
import type { Timers } from '../async/timers';

export interface StreamInRoomOptions {
  readonly store: CallStore;
  readonly timers: Timers;
  readonly engine: Pick<VoiceEngine, 'setStreamExtraInfo' | 'on'>;
  /** Publishes one's own stream anew, though it may seem to go. */
  readonly publishAgain: () => void;
}

/**
 * When the room is asked after a publication anew, in ms. The SDK tells it late what it could not tell
 * without a network: at once when it is back, and once more where nothing answered within 5 s.
 */
const ASK_AFTER_MS = [1000, 8000] as const;
/** The room answers within so long, in ms; else the SDK, which lost sight of the stream, asked nothing. */
const ANSWERED_WITHIN_MS = 5000;
/** What comes of an asking that nobody answered. */
const SILENCE = Symbol('no answer');
/** So often in a row a stream that the room doesn't know is published anew. */
const TRIES = 3;

/**
 * Whether the room knows one's own stream. It runs, the SDK counts it as published, and nobody hears
 * it: a room that forgot us takes us back without a word, and without the stream; and where a stream
 * was stopped without a network and begun again, the SDK tells the room of the end after the beginning.
 */
export class StreamInRoom {
  private wasPublished = false;
  private tries = 0;
  private timersToAsk: (() => void)[] = [];

  constructor(private readonly options: StreamInRoomOptions) {}

  /** The stream was published; anew, if it is not the first time. */
  published(): void {
    this.end();
    if (this.wasPublished) {
      const { timers } = this.options;
      this.timersToAsk = ASK_AFTER_MS.map((ms) => timers.after(ms, () => void this.ask()));
    }
    this.wasPublished = true;
  }

  /** Asks the room, and publishes anew what it doesn't know. Resolves once that is decided. */
  async ask(): Promise<void> {
    const { publishedID } = this;
    if (!publishedID) return;
    if (await this.isKnown(publishedID)) this.tries = 0;
    else this.publishUnknown(publishedID);
  }

  /** Has the room answer, if there is a way to it. */
  probe(): void {
    const { publishedID } = this;
    if (!publishedID) return;
    this.announceAgain(publishedID).catch(() => {
      // That an answer comes is what counts, whatever it says.
    });
  }

  /** Nothing is asked any more of what was published until now. */
  end(): void {
    for (const cancel of this.timersToAsk.splice(0)) cancel();
  }

  /** The stream that is published by the SDK's word; empty where none is. */
  private get publishedID(): string {
    const { self, publisher } = this.options.store.getState();
    return publisher.state === 'PUBLISHING' ? (self?.streamID ?? '') : '';
  }

  private async isKnown(streamID: string): Promise<boolean> {
    const { timers, engine } = this.options;
    // An SDK that lost sight of the stream says "done" and asks nobody: only what came is an answer.
    let came = false;
    const stopListening = engine.on('linkHeard', () => {
      came = true;
    });
    try {
      await timers.withTimeout(this.announceAgain(streamID), ANSWERED_WITHIN_MS, () => SILENCE);
      return came;
    } catch (error) {
      return error !== SILENCE && toCallError(error, 'publish').code === 0;
    } finally {
      stopListening();
    }
  }

  private publishUnknown(streamID: string): void {
    const { store, publishAgain } = this.options;
    const { self, roomState } = store.getState();
    // Without a room nobody could have answered: whoever is back asks again.
    if (roomState !== 'CONNECTED' || self?.streamID !== streamID || this.tries >= TRIES) return;
    this.tries += 1;
    publishAgain();
  }

  /** Tells the room once more what it knows of one's own stream: it changes nothing, and is answered. */
  private async announceAgain(streamID: string): Promise<void> {
    const { engine, store } = this.options;
    await engine.setStreamExtraInfo(streamID, streamExtraInfo(store.getState().microphoneOn));
  }
}
