import { RTCPeerConnection, RtpPacket, useH264, useOPUS, useVP8 } from 'werift';
import { headerOf } from './rtp-header';

/** Whether sound comes in through a leg or goes out through it. */
export type Direction = 'in' | 'out';

export interface LegQuality {
  /** Of what this end sent and the client counted, 0 to 1. */
  readonly lost: number;
  /** To the client and back, in ms. */
  readonly roundTripMs: number;
}

/**
 * Everything stays on this machine: one address, no STUN server (the default of the library is a
 * public one). ICE lite: the browser does the checks, and its address is learnt from them.
 */
const network = {
  iceServers: [],
  iceLite: true,
  iceUseIpv4: false,
  iceUseIpv6: false,
  iceAdditionalHostAddresses: ['127.0.0.1'],
  iceInterfaceAddresses: { udp4: '127.0.0.1' },
};

/**
 * No header extensions: their numbers differ from leg to leg. The video line, which the web SDK
 * always offers, needs a codec to be answered at all; nothing is ever sent on it.
 */
const media = {
  codecs: { audio: [useOPUS()], video: [useH264(), useVP8()] },
  headerExtensions: {},
};

/** Of a DTLS handshake, for the end that begins it; the other end's is 6. */
const LAST_FLIGHT = 7;

/** The cloud's end of one WebRTC connection, which carries one stream's sound in one direction. */
export class Leg {
  /** Called with every packet of sound that comes in. */
  onSound: (packet: RtpPacket) => void = () => undefined;
  #onConnected: () => void = () => undefined;
  #onChecked: () => void = () => undefined;
  onGone: () => void = () => undefined;
  /** When the client last asked whether this end is there, as browsers do every 2 s; of `performance.now()`. */
  heardAt = performance.now();
  answer = '';
  readonly #firstCheck = new Promise<void>((resolve) => {
    this.#onChecked = resolve;
  });
  readonly #connection = new RTCPeerConnection({
    ...network,
    ...media,
    iceFilterStunResponse: () => {
      this.heardAt = performance.now();
      this.#onChecked();
      return true;
    },
  });
  #closed = false;
  /** The next packet follows on the last one sent, whatever its own numbers say. */
  #joint = true;

  private constructor(private readonly direction: Direction) {
    this.#connection.connectionStateChange.subscribe((state) => {
      if (state === 'connected') this.#onConnected();
      if (state === 'failed' || state === 'closed') this.#gone();
    });
  }

  /** @throws when the offer is no SDP, or offers no Opus */
  static async open(direction: Direction, offer: string): Promise<Leg> {
    const leg = new Leg(direction);
    try {
      await leg.#negotiate(offer);
    } catch (error) {
      await leg.close();
      throw error;
    }
    return leg;
  }

  get connected(): boolean {
    return this.#connection.connectionState === 'connected';
  }

  /** Resolves once the client looks for this end, so it has taken the answer; after `ms` regardless. */
  async checked(ms: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    await Promise.race([this.#firstCheck, late]);
    clearTimeout(timer);
  }

  /** Called when the media is connected: at once where it is already. */
  set onConnected(listener: () => void) {
    this.#onConnected = listener;
    if (this.connected) listener();
  }

  /** Sends a packet of sound on. It is not changed: others may get it too. */
  send(packet: RtpPacket): void {
    const sender = this.#audio?.sender;
    if (!sender || this.#closed) return;
    const header = headerOf(packet);
    if (this.#joint) {
      this.#joint = false;
      sender.replaceRTP(header);
    }
    // It goes to a socket that may be closing; the loss of one packet is nobody's failure.
    void sender.sendRtp(new RtpPacket(header, packet.payload)).catch(() => undefined);
  }

  /** The next packet comes after a gap, or from another source: let no one hear a jump in it. */
  cut(): void {
    this.#joint = true;
  }

  async quality(): Promise<LegQuality> {
    const report = await this.#audio?.sender.getStats();
    for (const stats of report?.values() ?? []) {
      if (stats.type !== 'remote-inbound-rtp') continue;
      const { fractionLost = 0, roundTripTime = 0 } = stats as {
        fractionLost?: number;
        roundTripTime?: number;
      };
      return { lost: fractionLost, roundTripMs: Math.round(roundTripTime * 1000) };
    }
    return { lost: 0, roundTripMs: 0 };
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    // A handshake without an answer would be repeated for half a minute, whether closed or not: let
    // it believe that it has come to its end.
    for (const { dtls } of this.#connection.dtlsTransports) {
      if (dtls) dtls.dtls.flight = LAST_FLIGHT;
    }
    await this.#connection.close();
  }

  get #audio() {
    return this.#connection.getTransceivers().find(({ kind }) => kind === 'audio');
  }

  async #negotiate(offer: string): Promise<void> {
    const connection = this.#connection;
    connection.onTrack.subscribe((track) => {
      if (track.kind !== 'audio') return;
      track.onReceiveRtp.subscribe((packet) => {
        this.onSound(packet);
      });
    });
    await connection.setRemoteDescription({ type: 'offer', sdp: offer });
    if (!this.#audio) throw new Error('the offer has no audio');
    for (const transceiver of connection.getTransceivers()) {
      transceiver.setDirection(directions[transceiver.kind === 'audio' ? this.direction : 'none']);
    }
    await connection.setLocalDescription(await connection.createAnswer());
    this.answer = connection.localDescription?.sdp ?? '';
  }

  #gone(): void {
    if (!this.#closed) this.onGone();
  }
}

const directions = { in: 'recvonly', out: 'sendonly', none: 'inactive' } as const;
