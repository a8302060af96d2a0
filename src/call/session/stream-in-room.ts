import type { VoiceEngine } from '../engine/voice-engine';
import { toCallError } from '../errors/sdk-error';
import type { CallStore } from '../store/call-store';
import { streamExtraInfo } from '../store/stream-extra-info';
import type { Timers } from './timers';

export interface StreamInRoomOptions {
  readonly store: CallStore;
  readonly timers: Timers;
  readonly engine: Pick<VoiceEngine, 'setStreamExtraInfo'>;
  /** Publishes one's own stream anew, though it may seem to go. */
  readonly publishAgain: () => void;
}

/** What the SDK had to tell the room of the last publication has arrived by then, in ms. */
const SETTLES_MS = 1000;
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
  private cancelAsking: () => void = () => undefined;

  constructor(private readonly options: StreamInRoomOptions) {}

  /** The stream was published; anew, if it is not the first time. */
  published(): void {
    this.cancelAsking();
    if (this.wasPublished) {
      this.cancelAsking = this.options.timers.after(SETTLES_MS, () => this.ask());
    }
    this.wasPublished = true;
  }

  /** Asks the room, and publishes anew what it doesn't know. */
  ask(): void {
    const { store, publishAgain } = this.options;
    const { self } = store.getState();
    this.announceAgain().then(
      () => void (this.tries = 0),
      (error: unknown) => {
        if (toCallError(error, 'publish').code === 0 || this.tries >= TRIES) return;
        if (store.getState().self?.streamID !== self?.streamID) return;
        this.tries += 1;
        publishAgain();
      },
    );
  }

  /** Has the room answer, if there is a way to it. */
  probe(): void {
    this.announceAgain().catch(() => {
      // That an answer comes is what counts, whatever it says.
    });
  }

  end(): void {
    this.cancelAsking();
  }

  /** Tells the room once more what it knows of one's own stream: it changes nothing, and is answered. */
  private async announceAgain(): Promise<void> {
    const { self, publisher, microphoneOn } = this.options.store.getState();
    if (!self || publisher.state !== 'PUBLISHING') return;
    await this.options.engine.setStreamExtraInfo(self.streamID, streamExtraInfo(microphoneOn));
  }
}
