import type { MediaSession, SessionKind } from './session';

/** One client that publishes or plays one stream. */
export interface MediaState {
  readonly id: number;
  readonly kind: SessionKind;
  readonly userID: string;
  readonly streamID: string;
  /** Whether the media connection stands: sound can flow. */
  readonly connected: boolean;
  /** `false` while its socket is lost and the grace period runs. */
  readonly attached: boolean;
  /** Packets of sound that came in from a publisher, or went out to a player. */
  readonly packets: number;
  readonly bytes: number;
  /** Of a publisher: what it said of its microphone; `undefined` before, and always over WHIP. */
  readonly microphoneOpen: boolean | undefined;
  /** Of a player: `false` when it asked not to be sent anything. */
  readonly active: boolean;
}

export function mediaState(session: MediaSession): MediaState {
  const { id, kind, userID, streamID, leg, peer, packets, bytes, status, active } = session;
  return {
    id,
    kind,
    userID,
    streamID,
    connected: leg.connected,
    attached: peer !== undefined,
    packets,
    bytes,
    microphoneOpen: status && status.mic === 0,
    active,
  };
}
