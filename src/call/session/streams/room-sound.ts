import type {
  Dispose,
  MediaCode,
  MediaFault,
  Workaround,
  VoiceEngine,
} from '../../sdk/voice-engine';
import { elementFailure } from '../../errors/media-fault';
import { toCallError } from '../../errors/sdk-error';
import type { CallStore } from '../../store/call-store';
import type { LevelsStore } from '../../store/levels';
import { meaningOf, weakNetworkCodes, type CodeMeaning } from './media-codes';
import { MediaKeepers, streamError, type MediaKeepersOptions } from './media-keepers';
import { Microphone } from '../microphone/microphone';
import { listenToStreams, type StreamEventsTarget } from './stream-events';
import { SilentMicrophone } from '../microphone/silent-microphone';
import type { Permissions } from '../ports';
import { StreamInRoom } from './stream-in-room';
import { StreamLevels } from '../levels/stream-levels';
import type { Timers } from '../async/timers';
import { WeakNetwork } from '../levels/weak-network';

export interface RoomSoundOptions extends Pick<MediaKeepersOptions, 'beforePublish' | 'onFailure'> {
  readonly store: CallStore;
  readonly levels: LevelsStore;
  readonly timers: Timers;
  /** What the phone's system denies, if it tells. */
  readonly deniedBySystem: Permissions['deniedBySystem'];
  /** Called when a stream was stopped, whoever will start it again. */
  readonly onStop: () => void;
  /** A stream failed. */
  readonly onLost: () => void;
  /** Sound of somebody else came over the network. */
  readonly onHeard: () => void;
  /** What the media tell of the phone; `heard`: there was sound. */
  readonly onPhone: (what: Exclude<CodeMeaning, 'stopped'> | 'heard', streamID: string) => void;
}

/** The sound of one stay in a room: one's own microphone, the others' streams, how loud, how well. */
export class RoomSound implements StreamEventsTarget {
  /** Whether the room knows one's own stream. */
  readonly inRoom: StreamInRoom;
  private readonly microphone: Microphone;
  private readonly media: MediaKeepers;
  private readonly levels: StreamLevels;
  private readonly weakNetwork: WeakNetwork;
  private readonly stopListening: Dispose;
  private readonly store: CallStore;
  private readonly silence: SilentMicrophone;
  private ended = false;
  private suspended = false;
  private inFront = true;

  constructor(
    private readonly engine: VoiceEngine,
    private readonly options: RoomSoundOptions,
  ) {
    const { store, timers } = options;
    this.store = store;
    this.levels = new StreamLevels(options.levels, timers);
    this.weakNetwork = new WeakNetwork(timers, (weakNetwork) => store.setState({ weakNetwork }));
    this.silence = new SilentMicrophone({
      timers,
      denied: options.deniedBySystem,
      workAround: () => this.applyToOwn('pause-resume'),
      restart: () => this.publishAgain(),
      recordAnew: () => this.recorded(engine.recordAnew?.()),
      tell: (microphoneHint) => store.setState({ microphoneHint }),
    });
    this.inRoom = new StreamInRoom({
      store,
      timers,
      engine,
      publishAgain: () => {
        if (!this.ended) this.publishAgain();
      },
    });
    this.microphone = new Microphone(store, timers, () => (this.ended ? null : engine));
    this.media = new MediaKeepers(engine, {
      ...options,
      microphone: this.microphone,
      heardAt: (streamID) => this.levels.heardAt(streamID),
      onStop: (streamID) => this.onStop(streamID),
    });
    this.stopListening = listenToStreams(engine, store, this);
  }

  /** Publishes one's own stream, also after it was given up, or where it has no sound. */
  publish(): void {
    if (this.store.getState().microphoneHint) this.media.publishAgain();
    this.media.publish();
    this.expectSound();
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
    this.expectSound();
  }

  /** Whether the app is in front: elsewhere WeChat may hold the microphone back. */
  setInFront(inFront: boolean): void {
    this.inFront = inFront;
    this.expectSound();
  }

  chooseMicrophone(deviceID: string): void {
    this.recorded(this.engine.chooseMicrophone?.(deviceID));
  }

  /** Plays what the mirror lists. */
  sync(): void {
    this.media.sync();
  }

  /** Publishes anew, though it may seem to go. */
  publishAgain(): void {
    this.media.publishAgain();
  }

  /** Works around a phone's fault for one's own stream. */
  applyToOwn(how: Workaround): void {
    const { self } = this.store.getState();
    if (self) this.engine.applyWorkaround?.(self.streamID, how);
  }

  /** The same for one player, or all of them. */
  applyToPlayers(how: Workaround, streamID: string): void {
    const { players } = this.store.getState();
    for (const one of streamID ? [streamID] : players.keys())
      this.engine.applyWorkaround?.(one, how);
  }

  /** Starts nothing until `resume`; stops the own stream, the others, or neither, meanwhile. */
  suspend(stop: { own: boolean; others: boolean }): void {
    this.suspended = true;
    this.expectSound();
    this.media.suspend(stop);
  }

  resume(): void {
    this.suspended = false;
    this.expectSound();
    this.media.sync();
    this.media.resume();
  }

  /** The end: the microphone is off when this returns, and nothing is heard any more. */
  end(): void {
    this.ended = true;
    this.expectSound();
    this.media.drop();
    this.inRoom.end();
    this.stopListening();
    this.weakNetwork.reset();
    this.levels.clear();
  }

  onStream(step: 'publish' | 'play', streamID: string, running: boolean, code: number): void {
    const keeper = this.media.of(streamID);
    if (running) keeper?.running();
    else if (keeper) {
      keeper.failed(streamError(step, code));
      if (code !== 0) this.options.onLost();
    }
    if (running && step === 'publish' && keeper) {
      this.microphone.isPublished();
      this.inRoom.published();
    }
  }

  onFlow(streamID: string, audioBitrate: number | undefined): void {
    if (streamID === this.store.getState().self?.streamID) this.silence.bytes(audioBitrate);
    else if (audioBitrate) this.options.onHeard();
  }

  onSoundLevel(streamID: string, level: number): void {
    this.media.of(streamID)?.markAlive();
    const { self, microphoneOn } = this.store.getState();
    const own = streamID === self?.streamID;
    if (own) this.silence.level(level);
    else if (level > 0) {
      this.silence.othersHeard();
      this.options.onHeard();
    }
    // live-pusher measures on while the microphone is muted.
    if (own ? !microphoneOn : !this.media.of(streamID)) return;
    this.levels.sound(streamID, level);
    if (level > 0) this.options.onPhone('heard', streamID);
  }

  onQuality(streamID: string, level: number): void {
    const keeper = this.media.of(streamID);
    if (!keeper) return;
    keeper.markAlive();
    const quality = this.levels.network(streamID, level);
    if (streamID === this.store.getState().self?.streamID) this.weakNetwork.update(quality);
  }

  onMediaCode(code: MediaCode): void {
    // Of a stream that was stopped, or never ours, nothing follows.
    if (!this.media.of(code.streamID)) return;
    const weak = weakNetworkCodes[code.source][code.code];
    if (weak) this.weakNetwork.complain(weak.holds);
    const means = meaningOf(code);
    const step = code.source === 'publisher' ? 'publish' : 'play';
    if (means === 'stopped') this.media.of(code.streamID)?.failed(streamError(step, code.code));
    else if (means) this.options.onPhone(means, code.streamID);
  }

  onMediaError(fault: MediaFault): void {
    if (fault.of === 'start') return;
    const failure = elementFailure(fault.source === 'publisher' ? 'publish' : 'play', fault);
    if (failure) this.media.of(fault.streamID)?.doubt(failure);
  }

  onMicrophoneHeld(streamID: string, held: boolean): void {
    if (streamID === this.store.getState().self?.streamID) this.silence.hold(held);
  }

  onTouched(): void {
    this.silence.touched();
  }

  /** A failure begins one's own stream anew, with a microphone that works. */
  private recorded(change: Promise<void> | undefined): void {
    change?.catch((error: unknown) => {
      this.media.publisherFailed(toCallError(error, 'publish'));
    });
  }

  /** A stream that is stopped has no level and no quality. */
  private onStop(streamID: string): void {
    this.levels.forget(streamID);
    this.options.onStop();
    if (streamID !== this.store.getState().self?.streamID) return;
    this.weakNetwork.reset();
    this.silence.streamStopped();
  }

  private expectSound(): void {
    const { microphoneOn } = this.store.getState();
    this.silence.expect(microphoneOn && this.inFront && !this.suspended && !this.ended);
  }
}
