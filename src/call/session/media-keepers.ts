import type { VoiceEngine } from '../engine/voice-engine';
import { CallError } from '../errors/call-error';
import { failureKind } from '../errors/sdk-error';
import type { CallStore } from '../store/call-store';
import { streamExtraInfo } from '../store/stream-extra-info';
import type { Microphone } from './microphone';
import { StreamKeeper } from './stream-keeper';
import type { Timers } from './timers';

export interface MediaKeepersOptions {
  readonly store: CallStore;
  readonly timers: Timers;
  readonly microphone: Microphone;
  /** Called before a stream is published again; may give it a new token or a new streamID. */
  readonly beforePublish: (previous: CallError | null) => Promise<void>;
  /** Called when a start failed or a stream stopped. */
  readonly onFailure: (error: CallError) => void;
}

/** Failures of the first try that are worth a sentence; others often heal with the second. */
const TELL_AT_ONCE: readonly string[] = [
  'microphone-unavailable',
  'microphone-refused',
  'publish-forbidden',
  'stream-in-use',
  'component-missing',
];

/**
 * Keeps one's own stream published and every stream of the others played, each by a keeper of its
 * own: they start in parallel, and one that fails holds up no other.
 */
export class MediaKeepers {
  private readonly players = new Map<string, StreamKeeper>();
  private readonly publisher: StreamKeeper;
  private suspended: { stop: boolean } | null = null;

  constructor(
    private readonly engine: VoiceEngine,
    private readonly options: MediaKeepersOptions,
  ) {
    this.publisher = new StreamKeeper(this.ownStream(), options.timers);
  }

  /** Publishes, and plays what the mirror lists; to be called whenever the list changed. */
  sync(): void {
    const { streams } = this.options.store.getState();
    for (const [streamID, keeper] of this.players) {
      if (streams[streamID]) continue;
      this.players.delete(streamID);
      keeper.drop();
    }
    for (const streamID of Object.keys(streams)) {
      if (this.players.has(streamID)) continue;
      const keeper = new StreamKeeper(this.othersStream(streamID), this.options.timers);
      this.players.set(streamID, keeper);
      if (this.suspended) keeper.suspend(this.suspended.stop);
      keeper.want();
    }
  }

  publish(): void {
    this.publisher.want();
  }

  retryPlay(streamID: string): void {
    this.players.get(streamID)?.want();
  }

  /** The keeper of a stream, one's own or another's. */
  of(streamID: string): StreamKeeper | undefined {
    const { self } = this.options.store.getState();
    return streamID === self?.streamID ? this.publisher : this.players.get(streamID);
  }

  suspend(stop: boolean): void {
    this.suspended = { stop };
    for (const keeper of this.all()) keeper.suspend(stop);
  }

  resume(): void {
    this.suspended = null;
    for (const keeper of this.all()) keeper.resume();
  }

  /** Stops everything: the microphone first. */
  drop(): void {
    for (const keeper of this.all()) keeper.drop();
    this.players.clear();
  }

  private all(): StreamKeeper[] {
    return [this.publisher, ...this.players.values()];
  }

  private ownStream() {
    const { engine } = this;
    const { store, microphone, beforePublish, onFailure } = this.options;
    return {
      step: 'publish' as const,
      start: async (previous: CallError | null, wanted: () => boolean) => {
        await beforePublish(previous);
        if (!wanted()) return;
        const { self, microphoneOn } = store.getState();
        if (!self) throw new CallError('publish-failed', 'publish');
        microphone.publishing(microphoneOn);
        await engine.startPublishing(self.streamID, {
          microphoneOn,
          extraInfo: streamExtraInfo(microphoneOn),
        });
      },
      stop: () => {
        microphone.unpublished();
        engine.stopPublishing();
        store.setState(({ publisher }) => ({ publisher: { ...publisher, state: 'NO_PUBLISH' } }));
      },
      onFailure: (failure: CallError | null, tries: number) => {
        if (failure) onFailure(failure);
        if (failure && tries < 2 && !TELL_AT_ONCE.includes(failure.kind)) return;
        store.setState({ publishFailure: failure?.failure ?? null });
      },
    };
  }

  private othersStream(streamID: string) {
    const { engine } = this;
    const { store, onFailure } = this.options;
    return {
      step: 'play' as const,
      start: () => engine.startPlaying(streamID),
      stop: () => engine.stopPlaying(streamID),
      onFailure: (failure: CallError | null) => {
        if (failure) onFailure(failure);
        if (!failure || !store.getState().streams[streamID]) return;
        const player = { state: 'NO_PLAY' as const, errorCode: failure.code || 1104039 };
        store.setState(({ players }) => ({ players: { ...players, [streamID]: player } }));
      },
    };
  }
}

/** What a keeper is told when the SDK says NO_PUBLISH or NO_PLAY. */
export function streamError(step: 'publish' | 'play', code: number): CallError {
  return new CallError(failureKind(code, step), step, code);
}
