import type { RtpPacket } from 'werift';
import type { Leg } from './leg';

export type SessionKind = 'publish' | 'play';

/** Microphone and camera of a publisher, in the numbers of the wire. */
export interface StreamStatus {
  /** 0 open, 1 muted. */
  readonly mic: number;
  /** 0 open, 1 muted, 2 none. */
  readonly camera: number;
}

/** The quality of a publisher's network, in the grades of the SDK. */
export interface NetworkGrade {
  readonly tx: number;
  readonly rx: number;
  readonly seq: number;
}

/** The way to a session's client. Over WHIP and WHEP there is none: nothing can be told there. */
export interface SessionPeer {
  /** The microphone of the stream that is played. */
  status(session: MediaSession, status: StreamStatus): void;
  grade(session: MediaSession, grade: NetworkGrade): void;
  event(session: MediaSession, event: number): void;
  closed(session: MediaSession, notice: CloseNotice): void;
  /** It has to be begun anew. */
  reset(session: MediaSession): void;
}

/** Why a session is closed, and what its client is to do. */
export interface CloseNotice {
  readonly reason: number;
  readonly action?: number;
  readonly err?: number;
}

export interface SessionIdentity {
  readonly id: number;
  /** Proves that somebody who comes back is who left. */
  readonly token: string;
  readonly kind: SessionKind;
  readonly userID: string;
  readonly streamID: string;
}

/** One client that publishes or plays one stream. It outlives its socket by the grace period. */
export class MediaSession implements SessionIdentity {
  readonly id: number;
  readonly token: string;
  readonly kind: SessionKind;
  readonly userID: string;
  readonly streamID: string;
  packets = 0;
  bytes = 0;
  /** Of a player: it wants to hear. Muted players rely on the server to send nothing. */
  active = true;
  /** Of a publisher, once it has said so. */
  status: StreamStatus | undefined;
  /** The way to the client; `undefined` while its socket is lost. */
  peer: SessionPeer | undefined;
  #removal: NodeJS.Timeout | undefined;

  constructor(
    identity: SessionIdentity,
    readonly leg: Leg,
    peer: SessionPeer,
  ) {
    this.id = identity.id;
    this.token = identity.token;
    this.kind = identity.kind;
    this.userID = identity.userID;
    this.streamID = identity.streamID;
    this.peer = peer;
  }

  count({ payload }: RtpPacket): void {
    this.packets += 1;
    this.bytes += payload.length;
  }

  /** Sends a packet to a player, who may not want it, or not be connected yet. */
  play(packet: RtpPacket): void {
    if (!this.active || !this.leg.connected) return;
    this.leg.send(packet);
    this.count(packet);
  }

  activate(active: boolean): void {
    if (active && !this.active) this.leg.cut();
    this.active = active;
  }

  /** Calls back in `ms`, unless the session is kept or disposed of before. */
  removeIn(ms: number, remove: () => void): void {
    clearTimeout(this.#removal);
    this.#removal = setTimeout(remove, ms);
  }

  keep(peer: SessionPeer): void {
    clearTimeout(this.#removal);
    this.peer = peer;
  }

  async dispose(): Promise<void> {
    clearTimeout(this.#removal);
    this.peer = undefined;
    await this.leg.close();
  }
}
