import type { Dispose, MediaCode, VoiceEngine } from '../engine/voice-engine';
import { toCallError } from '../errors/sdk-error';
import type { CallStore } from '../store/call-store';
import type { LevelsStore } from '../store/levels';
import { MediaKeepers, streamError, type MediaKeepersOptions } from './media-keepers';
import { Microphone } from './microphone';
import { listenToStreams, type StreamEventsTarget } from './stream-events';
import { StreamLevels } from './stream-levels';
import type { Timers } from './timers';
import { WeakNetwork } from './weak-network';

export interface RoomSoundOptions extends Pick<MediaKeepersOptions, 'beforePublish' | 'onFailure'> {
  readonly store: CallStore;
  readonly levels: LevelsStore;
  readonly timers: Timers;
}

/**
 * What the platform says and the SDK has no ear for: refused by the person, suspended with the app,
 * taken by a phone call; a browser's microphone pulled out.
 */
const UNHEARD_STOPS: readonly number[] = [10002, 5000, 5001, 1006006];

/** The sound of one stay in a room: one's own microphone, the others' streams, how loud, how well. */
export class RoomSound implements StreamEventsTarget {
  private readonly microphone: Microphone;
  private readonly media: MediaKeepers;
  private readonly levels: StreamLevels;
  private readonly weakNetwork: WeakNetwork;
  private readonly stopListening: Dispose;
  private readonly store: CallStore;
  private ended = false;

  constructor(
    private readonly engine: VoiceEngine,
    options: RoomSoundOptions,
  ) {
    const { store, timers } = options;
    this.store = store;
    this.levels = new StreamLevels(options.levels, timers);
    this.weakNetwork = new WeakNetwork(timers, (weakNetwork) => store.setState({ weakNetwork }));
    this.microphone = new Microphone(store, timers, () => (this.ended ? null : engine));
    this.media = new MediaKeepers(engine, {
      ...options,
      microphone: this.microphone,
      heardAt: (streamID) => this.levels.heardAt(streamID),
      onStop: (streamID) => this.onStop(streamID),
    });
    this.stopListening = listenToStreams(engine, store, this);
  }

  /** Publishes one's own stream, also after it was given up. */
  publish(): void {
    this.media.publish();
  }

  retryPlay(streamID: string): void {
    this.media.retryPlay(streamID);
  }

  listenTo(streamID: string): void {
    this.media.listenTo(streamID);
  }

  setMicrophone(on: boolean): void {
    this.microphone.set(on);
    const { microphoneOn, self } = this.store.getState();
    if (!microphoneOn && self) this.levels.mute(self.streamID);
  }

  /** A failure begins one's own stream anew, with a microphone that works. */
  chooseMicrophone(deviceID: string): void {
    this.engine.chooseMicrophone?.(deviceID).catch((error: unknown) => {
      this.media.publisherFailed(toCallError(error, 'publish'));
    });
  }

  /** Plays what the mirror lists. */
  sync(): void {
    this.media.sync();
  }

  /** Starts nothing until `resume`; with `stop`, what goes is stopped. */
  suspend(stop: boolean): void {
    this.media.suspend(stop);
  }

  resume(): void {
    this.media.sync();
    this.media.resume();
  }

  /** The end: the microphone is off when this returns, and nothing is heard any more. */
  end(): void {
    this.ended = true;
    this.media.drop();
    this.stopListening();
    this.weakNetwork.reset();
    this.levels.clear();
  }

  onStream(step: 'publish' | 'play', streamID: string, running: boolean, code: number): void {
    const keeper = this.media.of(streamID);
    if (!running) keeper?.failed(streamError(step, code));
    else keeper?.running();
    if (running && step === 'publish' && keeper) this.microphone.isPublished();
  }

  onSoundLevel(streamID: string, level: number): void {
    this.media.of(streamID)?.sign();
    const { self, microphoneOn } = this.store.getState();
    const own = streamID === self?.streamID;
    // live-pusher measures on while the microphone is muted.
    if (own ? !microphoneOn : !this.media.of(streamID)) return;
    this.levels.sound(streamID, level);
  }

  onQuality(streamID: string, level: number): void {
    const keeper = this.media.of(streamID);
    if (!keeper) return;
    keeper.sign();
    const quality = this.levels.network(streamID, level);
    if (streamID === this.store.getState().self?.streamID) this.weakNetwork.update(quality);
  }

  onMediaCode({ source, streamID, code }: MediaCode): void {
    const stopped = source === 'publisher' && UNHEARD_STOPS.includes(code);
    if (stopped) this.media.of(streamID)?.failed(streamError('publish', code));
  }

  /** A stream that is stopped has no level and no quality. */
  private onStop(streamID: string): void {
    this.levels.forget(streamID);
    if (streamID === this.store.getState().self?.streamID) this.weakNetwork.reset();
  }
}
