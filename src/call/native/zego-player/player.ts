import type {
  MediaSdk,
  PlayerAttributes,
  PlayerHandle,
  PlayOption,
  Poke,
} from '../../media/handles';
import type { MediaOwner } from '../media-events';
import { CallError } from '../../errors/call-error';

/** What the WXML shows. */
export interface PlayerData {
  playerID: string;
  url: string;
  muted: boolean;
  /** Whether the sound comes out of the other of the two places for a moment. */
  flipped: boolean;
}

/** The native component: what the SDK finds the live-player element in. */
interface View {
  setData(data: Partial<PlayerData>, callback?: () => void): void;
}

/** The part of `wx.createLivePlayerContext()` that this needs. */
type PlayerContext = Pick<WechatMiniprogram.LivePlayerContext, 'resume'>;

/** The behaviour of `zego-player`, apart from the component so that it runs in any test. */
export class Player implements PlayerHandle, MediaOwner {
  zg: MediaSdk | null = null;
  streamID = '';
  begun = false;
  private attempt = 0;
  private sdkPlayer: ReturnType<MediaSdk['getPlayerInstance']> = null;

  private muted = false;

  constructor(
    private readonly view: View,
    private readonly context: (id: string) => PlayerContext,
  ) {}

  async startPlay(zg: MediaSdk, streamID: string, playOption?: PlayOption): Promise<void> {
    if (this.streamID) this.stopPlay();
    this.zg = zg;
    this.streamID = streamID;
    const attempt = ++this.attempt;
    this.begun = false;
    this.sdkPlayer = zg.getPlayerInstance(streamID, this.view);
    if (!this.sdkPlayer) throw new CallError('component-missing', 'play', 0, 'initContext');
    try {
      await this.sdkPlayer.play(playOption);
    } catch (error) {
      if (this.attempt === attempt) this.stopPlay();
      throw error;
    }
    if (this.attempt !== attempt) throw new CallError('play-failed', 'play', 0, 'stopped');
  }

  stopPlay(): void {
    const { sdkPlayer, streamID } = this;
    if (!streamID) return;
    this.streamID = '';
    this.attempt += 1;
    this.sdkPlayer = null;
    this.view.setData({ url: '' });
    sdkPlayer?.stop();
  }

  poke(how: Poke): void {
    const { streamID, view } = this;
    if (!streamID) return;
    if (how === 'flip-sound-mode') {
      view.setData({ flipped: true }, () => view.setData({ flipped: false }));
    }
    if (how !== 'resume-mute') return;
    this.context(streamID).resume();
    view.setData({ muted: true }, () => view.setData({ muted: this.muted }));
  }

  applyAttributes({ id, url = '', muteAudio }: PlayerAttributes, done: () => void): void {
    if (this.streamID !== '' && id === this.streamID) {
      // The id before or with the url: the SDK finds the element by its stream's id.
      this.muted = muteAudio ?? false;
      this.view.setData({ playerID: id, url, muted: this.muted }, done);
    } else {
      this.view.setData({ url: '' }, done);
    }
  }
}
