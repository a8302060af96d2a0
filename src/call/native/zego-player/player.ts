import type {
  MediaSdk,
  PlayerAttributes,
  PlayerHandle,
  PlayOption,
  Workaround,
} from '../../media/handles';
import type { MediaOwner } from '../media-events';
import { CallError } from '../../errors/call-error';
import { ShownData, type DataView } from '../shown-data';
import type { PlayerMode, PlayerModes } from './player-modes';

/** What the WXML shows. */
export interface PlayerData {
  playerID: string;
  url: string;
  mode: PlayerMode;
  muted: boolean;
  /** Whether the sound comes out of the other of the two places for a moment. */
  flipped: boolean;
}

/** A player without a stream. */
export const noPlayer: PlayerData = {
  ...{ playerID: '', url: '', mode: 'RTC', muted: false, flipped: false },
};

/** ms in which a player that plays in its mode at all begins; whoever waits for it waits longer. */
const BEGINS_WITHIN_MS = 5000;

/** The part of `wx.createLivePlayerContext()` that this needs. */
type PlayerContext = Pick<WechatMiniprogram.LivePlayerContext, 'play' | 'resume'>;

/** The behaviour of `zego-player`, apart from the component so that it runs in any test. */
export class Player implements PlayerHandle, MediaOwner {
  zg: MediaSdk | null = null;
  streamID = '';
  private isHeard = false;
  private mode: PlayerMode = 'RTC';
  private isLate = false;
  private lateness: ReturnType<typeof setTimeout> | undefined;
  private attempt = 0;
  private sdkPlayer: ReturnType<MediaSdk['getPlayerInstance']> = null;
  private muted = false;
  private readonly shown: ShownData<PlayerData>;

  /** @param view - the native component: what the SDK finds the live-player element in */
  constructor(
    private readonly view: DataView<PlayerData>,
    private readonly context: (id: string) => PlayerContext,
    private readonly modes: PlayerModes,
  ) {
    this.shown = new ShownData(view, noPlayer);
  }

  get begun(): boolean {
    return this.isHeard;
  }

  set begun(begun: boolean) {
    this.isHeard = begun;
    if (begun) this.modes.heard(this.mode);
  }

  async startPlay(zg: MediaSdk, streamID: string, playOption?: PlayOption): Promise<void> {
    if (this.streamID) this.stopPlay();
    this.zg = zg;
    this.streamID = streamID;
    const attempt = ++this.attempt;
    this.begun = false;
    this.sdkPlayer = zg.getPlayerInstance(streamID, this.view);
    if (!this.sdkPlayer)
      throw new CallError('component-missing', 'play', { detail: 'initContext' });
    try {
      await this.sdkPlayer.play(playOption);
    } catch (error) {
      if (this.attempt === attempt) this.stopPlay();
      throw error;
    }
    if (this.attempt !== attempt) throw new CallError('play-failed', 'play', { detail: 'stopped' });
  }

  stopPlay(): void {
    const { sdkPlayer, streamID } = this;
    if (!streamID) return;
    this.streamID = '';
    this.attempt += 1;
    this.sdkPlayer = null;
    if (this.isLate && !this.begun) this.modes.failed(this.mode);
    this.expectNothing();
    this.shown.set({ url: '' });
    sdkPlayer?.stop();
  }

  applyWorkaround(how: Workaround): void {
    const { streamID, shown } = this;
    if (!streamID) return;
    if (how === 'flip-sound-mode') {
      shown.set({ flipped: true }, () => shown.set({ flipped: false }));
    }
    // In the background WeChat drops a play() without a word.
    if (how === 'play' && !this.begun) this.context(streamID).play();
    if (how !== 'resume-mute') return;
    this.context(streamID).resume();
    shown.set({ muted: true }, () => shown.set({ muted: this.muted }));
  }

  applyAttributes({ id, url = '', muteAudio }: PlayerAttributes, done: () => void): void {
    const wanted = url !== '' && this.streamID !== '' && id === this.streamID;
    if (!wanted) {
      this.expectNothing();
      this.shown.set({ url: '' }, done);
      return;
    }
    this.muted = muteAudio ?? false;
    if (this.lateness === undefined) this.tryMode();
    // The id with the url: the SDK finds the element by its stream's id.
    this.shown.set({ playerID: id, url, mode: this.mode, muted: this.muted }, done);
  }

  /** For the length of this attempt. */
  private tryMode(): void {
    this.mode = this.modes.mode;
    if (!this.modes.isOpen) return;
    this.lateness = setTimeout(() => (this.isLate = true), BEGINS_WITHIN_MS);
  }

  private expectNothing(): void {
    clearTimeout(this.lateness);
    this.lateness = undefined;
    this.isLate = false;
  }
}
