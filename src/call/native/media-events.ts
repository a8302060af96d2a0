import { BEGUN_CODES } from '../errors/begun-codes';
import { mediaError, type MediaSdk, type MediaSource, type WechatFailure } from '../media/handles';
import type { MediaRegistry } from '../media/registry';

/** Events of live-pusher and live-player, as far as we read them. */
type StateChange = WechatMiniprogram.CustomEvent<{ code: number; message?: string }>;
type NetStatus = WechatMiniprogram.CustomEvent<{
  info: { netQualityLevel?: number; audioBitrate?: number; netSpeed?: number };
}>;
type VolumeNotify = WechatMiniprogram.CustomEvent<{ volume?: number }>;
type ElementError = WechatMiniprogram.CustomEvent<WechatFailure & object>;

/** Whose events these are: the SDK to tell, and the stream carried now (`''` for none). */
export interface MediaOwner {
  readonly zg: MediaSdk | null;
  readonly streamID: string;
  /** Whether the SDK was told that this stream's sound began. */
  begun: boolean;
}

/**
 * The four event handlers that both components share: each hands the event to the SDK first,
 * which makes its own events of it, then to the call, which reads what the SDK leaves out.
 */
export function mediaEventMethods(source: MediaSource, registry: Pick<MediaRegistry, 'emit'>) {
  const owner = (component: unknown) => (component as { handle: MediaOwner }).handle;
  return {
    onStateChange(event: StateChange) {
      const media = owner(this);
      const { zg, streamID } = media;
      if (!streamID) return;
      // The SDK announces or reports the stream on this one alone.
      if (event.detail.code === BEGUN_CODES[source]) media.begun = true;
      zg?.updatePlayerState(streamID, event);
      registry.emit({ type: 'code', source, streamID, code: event.detail.code });
    },
    onNetStatus(event: NetStatus) {
      const media = owner(this);
      const { zg, streamID } = media;
      if (!streamID) return;
      const { netQualityLevel: level, audioBitrate, netSpeed } = event.detail.info;
      // A muted stream has bytes and no sound.
      if (((audioBitrate ?? 0) > 0 || (netSpeed ?? 0) > 0) && !media.begun) {
        // Some WeChat versions leave the code out though the sound flows.
        media.begun = true;
        zg?.updatePlayerState(streamID, { ...event, detail: { code: BEGUN_CODES[source] } });
        registry.emit({ type: 'code', source, streamID, code: BEGUN_CODES[source] });
      }
      zg?.updatePlayerNetStatus(streamID, event);
      // Unknown quality is a sign of life all the same.
      registry.emit({ type: 'quality', streamID, level: level ?? 0 });
      registry.emit({ type: 'flow', streamID, audioBitrate });
    },
    onVolume(event: VolumeNotify) {
      const { zg, streamID } = owner(this);
      if (!streamID) return;
      zg?.updateAudioVolumeNotify(streamID, event);
      const level = event.detail.volume;
      if (level !== undefined) registry.emit({ type: 'sound', streamID, level });
    },
    /** The SDK has no ear for this one: a refused microphone is told here and nowhere else. */
    onError(event: ElementError) {
      const { streamID } = owner(this);
      if (streamID) registry.emit(mediaError(source, streamID, 'element', event.detail));
    },
  };
}
