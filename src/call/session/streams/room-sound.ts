import type {
  MediaCode,
  MediaFault,
  PlayerState,
  PublisherState,
  StreamState,
  Workaround,
  VoiceEngine,
} from '../../sdk/voice-engine';
import { elementFailure } from '../../errors/media-fault';
import { codeError, toCallError } from '../../errors/sdk-error';
import type { CallStore } from '../../store/call-store';
import type { LevelsStore } from '../../store/levels';
import { meaningOf, reconnects, weakNetworkCodes, type CodeMeaning } from './media-codes';
import { StreamKeepers, type StreamKeepersOptions } from './stream-keepers';
import { Microphone } from '../microphone/microphone';
import { SilentMicrophone } from '../microphone/silent-microphone';
import type { Permissions } from '../ports';
import { StreamInRoom } from './stream-in-room';
import { StreamLevels } from '../levels/stream-levels';
import type { Timers } from '../async/timers';
import { WeakNetwork } from '../levels/weak-network';

export interface RoomSoundOptions extends Pick<
  StreamKeepersOptions,
  'beforePublish' | 'onFailure'
> {
  readonly store: CallStore;
  readonly levels: LevelsStore;
  readonly timers: Timers;
  /** What the phone's system denies, if it tells. */
  readonly deniedBySystem: Permissions['deniedBySystem'];
  /** Called when a stream was stopped, whoever will start it again. */
  readonly onStop: () => void;
  /** The platform lost the connection of a stream, and makes another by itself. */
  readonly onShaken: () => void;
  /** A stream failed. */
  readonly onLost: () => void;
  /** Sound of somebody else came over the network. */
  readonly onHeard: () => void;
  /** What the media tell of the phone; `heard`: there was sound. */
  readonly onPhone: (what: Exclude<CodeMeaning, 'stopped'> | 'heard', streamID: string) => void;
}

/** The sound of one stay in a room: one's own microphone, the others' streams, how loud, how well. */
export class RoomSound {
  /** What is published and played. */
  readonly streams: StreamKeepers;
  /** Whether the room knows one's own stream. */
  readonly inRoom: StreamInRoom;
  private readonly microphone: Microphone;
  private readonly levels: StreamLevels;
  private readonly weakNetwork: WeakNetwork;
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
      restart: () => this.streams.publishAgain(),
      recordAnew: () => this.recorded(engine.recordAnew?.()),
      tell: (microphoneHint) => store.setState({ microphoneHint }),
    });
    this.inRoom = new StreamInRoom({
      store,
      timers,
      engine,
      publishAgain: () => {
        if (!this.ended) this.streams.publishAgain();
      },
    });
    this.microphone = new Microphone(store, timers, () => (this.ended ? null : engine));
    this.streams = new StreamKeepers(engine, {
      ...options,
      microphone: this.microphone,
      heardAt: (streamID) => this.levels.heardAt(streamID),
      onStop: (streamID) => this.onStop(streamID),
    });
  }

  /** Publishes one's own stream, also after it was given up, or where it has no sound. */
  publish(): void {
    if (this.store.getState().microphoneHint) this.streams.publishAgain();
    this.streams.publish();
    this.expectSound();
  }

  /** One may not speak any more. */
  unpublish(): void {
    this.streams.unpublish();
    this.store.setState({ publishFailure: null });
    this.expectSound();
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
    this.streams.suspend(stop);
  }

  resume(): void {
    this.suspended = false;
    this.expectSound();
    this.streams.sync();
    this.streams.resume();
  }

  /** The end: the microphone is off when this returns, and nothing is heard any more. */
  end(): void {
    this.ended = true;
    this.expectSound();
    this.streams.drop();
    this.inRoom.end();
    this.weakNetwork.reset();
    this.levels.clear();
  }

  onStream(
    step: 'publish' | 'play',
    { streamID, state, errorCode }: StreamState<PublisherState | PlayerState>,
  ): void {
    const keeper = this.streams.of(streamID);
    if (!keeper || state === 'PUBLISH_REQUESTING' || state === 'PLAY_REQUESTING') return;
    if (state === 'NO_PUBLISH' || state === 'NO_PLAY') {
      keeper.failed(codeError(errorCode, step));
      if (errorCode !== 0) this.options.onLost();
      return;
    }
    keeper.running();
    if (step === 'play') return;
    this.microphone.isPublished();
    this.inRoom.published();
  }

  onFlow(streamID: string, audioBitrate: number | undefined): void {
    if (streamID === this.store.getState().self?.streamID) this.silence.bytes(audioBitrate);
    else if (audioBitrate) this.options.onHeard();
  }

  onSoundLevel(streamID: string, level: number): void {
    this.streams.of(streamID)?.markAlive();
    const { self, microphoneOn } = this.store.getState();
    const own = streamID === self?.streamID;
    if (own) this.silence.level(level);
    else if (level > 0) {
      this.silence.othersHeard();
      this.options.onHeard();
    }
    // live-pusher measures on while the microphone is muted.
    if (own ? !microphoneOn : !this.streams.of(streamID)) return;
    this.levels.sound(streamID, level);
    if (level > 0) this.options.onPhone('heard', streamID);
  }

  onQuality(streamID: string, level: number): void {
    const keeper = this.streams.of(streamID);
    if (!keeper) return;
    keeper.markAlive();
    const quality = this.levels.network(streamID, level);
    if (streamID === this.store.getState().self?.streamID) this.weakNetwork.update(quality);
  }

  onMediaCode(code: MediaCode): void {
    // Of a stream that was stopped, or never ours, nothing follows.
    if (!this.streams.of(code.streamID)) return;
    const weak = weakNetworkCodes[code.source][code.code];
    if (weak) this.weakNetwork.complain(weak);
    if (reconnects[code.source] === code.code) this.options.onShaken();
    const means = meaningOf(code);
    const step = code.source === 'publisher' ? 'publish' : 'play';
    if (means === 'stopped') this.streams.of(code.streamID)?.failed(codeError(code.code, step));
    else if (means) this.options.onPhone(means, code.streamID);
  }

  onMediaError(fault: MediaFault): void {
    if (fault.of === 'start') return;
    const failure = elementFailure(fault.source === 'publisher' ? 'publish' : 'play', fault);
    if (failure) this.streams.of(fault.streamID)?.doubt(failure);
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
      this.streams.publisherFailed(toCallError(error, 'publish'));
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
    const { microphoneOn, mayPublish } = this.store.getState();
    const mayBeHeard = microphoneOn && mayPublish;
    this.silence.expect(mayBeHeard && this.inFront && !this.suspended && !this.ended);
  }
}
