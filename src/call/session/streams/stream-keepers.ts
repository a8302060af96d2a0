import type { VoiceEngine } from '../../sdk/voice-engine';
import { CallError } from '../../errors/call-error';
import { PLAY_STREAM_NOT_FOUND } from '../../errors/codes';
import { consequencesOf } from '../../errors/failures';
import type { CallStore } from '../../store/call-store';
import { HeardStreams } from './heard-streams';
import { streamExtraInfo } from '../../store/stream-extra-info';
import type { Microphone } from '../microphone/microphone';
import { StreamKeeper } from './stream-keeper';
import type { Timers } from '../async/timers';

export interface StreamKeepersOptions {
  readonly store: CallStore;
  readonly timers: Timers;
  readonly microphone: Microphone;
  /** Called before a stream is published again; may give it a new token or a new streamID. */
  readonly beforePublish: (previous: CallError | null) => Promise<void>;
  /** Called when a start failed or a stream stopped. */
  readonly onFailure: (error: CallError) => void;
  /** When a stream was last heard, in ms of the session's clock; -Infinity if never. */
  readonly heardAt: (streamID: string) => number;
  /** Called when a stream was stopped, whoever will start it again. */
  readonly onStop: (streamID: string) => void;
}

/**
 * Keeps one's own stream published and every stream of the others played, each by a keeper of its
 * own: they start in parallel, and one that fails holds up no other.
 */
export class StreamKeepers {
  private readonly players = new Map<string, StreamKeeper>();
  private readonly publisher: StreamKeeper;
  private readonly heard = new HeardStreams();
  private suspended: { others: boolean } | null = null;

  constructor(
    private readonly engine: VoiceEngine,
    private readonly options: StreamKeepersOptions,
  ) {
    this.publisher = new StreamKeeper(this.ownStream(), options.timers);
  }

  /** Plays what the mirror lists, as far as it can be; to be called whenever the list changed. */
  sync(): void {
    const { streams } = this.options.store.getState();
    this.heard.sync(streams);
    for (const [streamID, keeper] of this.players) {
      if (this.heard.has(streamID)) continue;
      this.players.delete(streamID);
      keeper.drop();
    }
    this.tellWaiting();
    for (const streamID of streams.keys()) {
      if (this.players.has(streamID) || !this.heard.has(streamID)) continue;
      const keeper = new StreamKeeper(this.othersStream(streamID), this.options.timers);
      this.players.set(streamID, keeper);
      if (this.suspended) keeper.suspend(this.suspended.others);
      keeper.ensureStarted();
    }
  }

  /** Publishes one's own stream, if one may: whoever only listens has none to keep. */
  publish(): void {
    if (this.options.store.getState().mayPublish) this.publisher.ensureStarted();
  }

  /** Stops one's own stream for good: one may not speak any more. */
  unpublish(): void {
    this.publisher.drop();
  }

  /** One's own stream does not go as it should: it is begun anew. */
  publisherFailed(error: CallError): void {
    this.publisher.failed(error);
  }

  publishAgain(): void {
    this.publisher.restart();
  }

  retryPlay(streamID: string): void {
    this.players.get(streamID)?.ensureStarted();
  }

  listenTo(streamID: string): void {
    const { store, heardAt } = this.options;
    if (!store.getState().streams.has(streamID)) return;
    if (this.heard.listenTo(streamID, heardAt)) this.sync();
  }

  /** The keeper of a stream, one's own or another's. */
  of(streamID: string): StreamKeeper | undefined {
    const { self } = this.options.store.getState();
    return streamID === self?.streamID ? this.publisher : this.players.get(streamID);
  }

  /** Starts nothing until `resume`; stops the own stream, the others, or neither, meanwhile. */
  suspend({ own, others }: { own: boolean; others: boolean }): void {
    this.suspended = { others };
    this.publisher.suspend(own);
    for (const keeper of this.players.values()) keeper.suspend(others);
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

  /** Streams that wait for a tap have no player, and nothing of one. */
  private tellWaiting(): void {
    const { store } = this.options;
    const { streams, waiting, players } = store.getState();
    const now = [...streams.keys()].filter((streamID) => !this.heard.has(streamID));
    if (now.length === waiting.size && now.every((streamID) => waiting.has(streamID))) return;
    const left = new Map(players);
    for (const streamID of now) left.delete(streamID);
    store.setState({ waiting: new Set(now), players: left });
  }

  private all(): StreamKeeper[] {
    return [this.publisher, ...this.players.values()];
  }

  private ownStream() {
    const { engine } = this;
    const { store, microphone, beforePublish, onFailure, onStop } = this.options;
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
        onStop(store.getState().self?.streamID ?? '');
        store.setState(({ publisher }) => ({ publisher: { ...publisher, state: 'NO_PUBLISH' } }));
      },
      onFailure: (failure: CallError | null, tries: number) => {
        if (failure) onFailure(failure);
        if (failure && tries < 2 && !consequencesOf(failure.kind).toldAtOnce) return;
        store.setState({ publishFailure: failure?.failure ?? null });
      },
    };
  }

  private othersStream(streamID: string) {
    const { engine } = this;
    const { store, onFailure, onStop } = this.options;
    return {
      step: 'play' as const,
      start: () => engine.startPlaying(streamID),
      stop: () => {
        engine.stopPlaying(streamID);
        onStop(streamID);
      },
      onFailure: (failure: CallError | null) => {
        if (failure) onFailure(failure);
        if (!failure || !store.getState().streams.has(streamID)) return;
        const player = {
          state: 'NO_PLAY' as const,
          errorCode: failure.code || PLAY_STREAM_NOT_FOUND,
        };
        store.setState(({ players }) => ({ players: new Map(players).set(streamID, player) }));
      },
    };
  }
}
