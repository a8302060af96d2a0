import { CallError } from '../../errors/call-error';
import * as codes from '../../errors/codes';
import type { MediaEvent, PublishOption, PusherAttributes } from '../handles';
import {
  isThere,
  microphoneOf,
  microphonesNow,
  onDeviceChange,
  systemMicrophone,
} from './microphones';
import { watchOwnTrack } from './own-track';
import type { LocalStream, WebMediaSdk, WebPusherHandle } from './web-handles';

/** The SDK found no microphone, or none like the one asked for. */
const NO_MEDIA: readonly number[] = [codes.GET_MEDIA_FAILED, codes.DEVICE_CONSTRAINTS_UNMET];

interface Publishing {
  readonly zg: WebMediaSdk;
  readonly streamID: string;
  readonly local: LocalStream;
  /** So many tracks are being opened for it: until they are there, nobody can stop them. */
  opening: number;
}

/**
 * Records and publishes one's own sound, sound only. The microphone is open from `startPush` to
 * `stopPush` and not a moment longer: the browser's red dot must go off with the call.
 */
export class WebPusher implements WebPusherHandle {
  private publishing: Publishing | null = null;
  private attempt = 0;
  private microphoneOn = true;
  /** Chosen by the person; empty for the system's choice. */
  private deviceID = '';
  private stopWatching: () => void = () => undefined;

  constructor(private readonly emit: (event: MediaEvent) => void) {}

  async startPush(
    zg: WebMediaSdk,
    streamID: string,
    publishOption: PublishOption = {},
    config: PusherAttributes = {},
  ): Promise<void> {
    this.stopPush();
    const { attempt } = this;
    this.microphoneOn = config.enableMic ?? true;
    const local = await this.record(zg);
    if (attempt !== this.attempt) {
      // Stopped while the browser asked the person: this microphone must not stay open.
      release(zg, local);
      throw new CallError('publish-failed', 'publish', { detail: 'stopped' });
    }
    this.publishing = { zg, streamID, local, opening: 0 };
    this.applyMute();
    this.watch();
    if (zg.startPublishingStream(streamID, local, publishOption)) return;
    this.stopPush();
    throw new CallError('publish-failed', 'publish', { detail: 'the SDK refused' });
  }

  stopPush(): void {
    this.attempt += 1;
    this.stopWatching();
    if (!this.publishing) return;
    const { zg, streamID, local, opening } = this.publishing;
    this.publishing = null;
    try {
      zg.stopPublishingStream(streamID);
    } finally {
      // The SDK would forget a track that comes for a stream that is destroyed, and leave it open.
      if (opening > 0) stopTracks(local);
      else release(zg, local);
    }
  }

  setMicrophone(on: boolean): void {
    // Kept for a start that still waits for the microphone.
    this.microphoneOn = on;
    this.applyMute();
  }

  get track(): MediaStreamTrack | undefined {
    return this.publishing ? trackOf(this.publishing.local) : undefined;
  }

  async chooseMicrophone(deviceID: string): Promise<void> {
    this.deviceID = deviceID;
    await this.recordWith(async () => deviceID || systemMicrophone());
  }

  async recordAnew(): Promise<void> {
    const { track } = this;
    await this.recordWith(async () => (await microphoneOf(track)) || systemMicrophone());
  }

  /** The SDK records with a new track, sends it in the old one's place, and stops the old one. */
  private async recordWith(choose: () => Promise<string>): Promise<void> {
    const { publishing } = this;
    if (!publishing) return;
    const { zg, local } = publishing;
    const device = await choose();
    if (this.publishing !== publishing) return;
    publishing.opening += 1;
    this.applyMute();
    const { errorCode } = await zg.useAudioDevice(local, device);
    publishing.opening -= 1;
    if (this.publishing !== publishing) {
      if (publishing.opening === 0) release(zg, local);
      return;
    }
    if (errorCode !== 0)
      throw new CallError('microphone-unavailable', 'publish', { code: errorCode });
    // The new device comes with a track of its own, open whatever the old one was.
    this.applyMute();
    this.watch();
  }

  /**
   * Not by mutePublishStreamAudio, which takes the track away: a stream that is begun while muted
   * that way never gets published (1103025). This way the others get silence.
   */
  private applyMute(): void {
    if (!this.publishing) return;
    const { zg, local, opening } = this.publishing;
    // Not while a track is opened: one that is recorded while the SDK is muted gets never published.
    zg.muteMicrophone(!this.microphoneOn && opening === 0);
    const track = trackOf(local);
    // A track that was recorded after the SDK's own muting comes open.
    if (track) track.enabled = this.microphoneOn;
  }

  private async record(zg: WebMediaSdk): Promise<LocalStream> {
    const { deviceID } = this;
    // A track that is recorded while the SDK is muted is not published either; nothing is sent yet.
    zg.muteMicrophone(false);
    try {
      return await zg.createZegoStream({
        camera: { audio: deviceID ? { input: deviceID } : true, video: false },
      });
    } catch (error) {
      const { code } = (error ?? {}) as { code?: number };
      // The chosen one is gone: the next try takes what there is.
      if (deviceID && code !== undefined && NO_MEDIA.includes(code)) this.deviceID = '';
      throw error;
    }
  }

  /** Hears of a microphone that is held back or pulled out, and of others that come and go. */
  private watch(): void {
    this.stopWatching();
    const { publishing } = this;
    if (!publishing) return;
    const { streamID } = publishing;
    const track = trackOf(publishing.local);
    const onGone = () =>
      this.emit({ type: 'code', source: 'publisher', streamID, code: codes.DEVICE_UNPLUGGED });
    const stopWatchingTrack = watchOwnTrack(track, {
      onGone,
      onHeld: (held) => this.emit({ type: 'held', streamID, held }),
      onTouch: () => this.emit({ type: 'touch' }),
    });
    const stopListing = onDeviceChange(() => void this.list(publishing, onGone));
    this.stopWatching = () => {
      stopWatchingTrack();
      stopListing();
      this.stopWatching = () => undefined;
    };
    void this.list(publishing, () => undefined);
  }

  /** Tells what there is; some browsers let a track run on whose device is gone. */
  private async list(publishing: Publishing, onGone: () => void): Promise<void> {
    const { track } = this;
    const microphones = await microphonesNow();
    const there = !track || (await isThere(track));
    if (this.publishing !== publishing || track !== this.track) return;
    if (!there) return onGone();
    this.emit({ type: 'microphones', microphones, chosenID: this.deviceID });
  }
}

const trackOf = (local: LocalStream): MediaStreamTrack | undefined =>
  local.audioCaptureStream?.getAudioTracks()[0];

const tracksOf = (local: LocalStream): MediaStreamTrack[] =>
  local.audioCaptureStream?.getTracks() ?? [];

const stopTracks = (local: LocalStream): void => {
  for (const track of tracksOf(local)) track.stop();
};

/** The SDK's own way to let go, and the browser's: an exception of the first must not skip it. */
function release(zg: WebMediaSdk, local: LocalStream): void {
  const tracks = tracksOf(local);
  try {
    zg.destroyStream(local);
  } finally {
    // As they were: the SDK empties the stream.
    for (const track of tracks) track.stop();
  }
}
