import { CallError } from '../../errors/call-error';
import type { PlayOption } from '../handles';
import type { Playback } from './playback';
import type { WebMediaSdk, WebPlayerHandle } from './web-handles';

/** Plays one stream at a time into one audio element. */
export class WebPlayer implements WebPlayerHandle {
  private playing: { readonly zg: WebMediaSdk; readonly streamID: string } | null = null;

  private track: MediaStreamTrack | undefined;

  constructor(
    private readonly audio: HTMLAudioElement,
    private readonly playback: Playback,
  ) {}

  async startPlay(zg: WebMediaSdk, streamID: string, option?: PlayOption): Promise<void> {
    this.stopPlay();
    const playing = (this.playing = { zg, streamID });
    const stream = await zg.startPlayingStream(streamID, option);
    // Stopped, or given another stream, while this one was on its way.
    if (this.playing !== playing) throw new CallError('play-failed', 'play', { detail: 'stopped' });
    this.track = stream.getAudioTracks()[0];
    this.audio.srcObject = stream;
    void this.playback.play(this.audio);
  }

  stopPlay(): void {
    const { playing } = this;
    this.playing = null;
    this.playback.drop(this.audio);
    this.audio.srcObject = null;
    playing?.zg.stopPlayingStream(playing.streamID);
  }

  replaceTrack(track: MediaStreamTrack): void {
    // Before the first sound there is nothing to replace.
    if (!this.audio.srcObject || track.kind !== 'audio' || track === this.track) return;
    this.track = track;
    this.audio.srcObject = new MediaStream([track]);
    void this.playback.play(this.audio);
  }
}
