import { decodeFrame, encodeFrame, FrameType, type Frame } from '../protocol/frame';
import { decode, encode, type Message, type MessageName } from '../protocol/message';
import { wallNow } from '../wall-clock';
import type { Link } from './link';
import type { TunnelEnd, TunnelService } from './tunnel';

/** Answers a frame that belongs to no tunnel. */
export type FrameHandler = (connection: Connection, frame: Frame) => void;

export interface ConnectionParts {
  readonly handlers: Readonly<Partial<Record<number, FrameHandler>>>;
  /** Tunnel services by their number. */
  readonly services: Readonly<Partial<Record<number, TunnelService>>>;
  /** Whether to leave the client without any answer. */
  readonly silent: () => boolean;
  readonly log: (text: string) => void;
}

/** One client's socket: frames in, frames out, and the tunnels that run through it. */
export class Connection {
  /** As the client names itself; empty until it has done so. */
  userID = '';
  /** The AppID that the client named in its first frame; 0 before. */
  appID = 0;
  readonly #tunnels = new Map<number, TunnelEnd>();

  constructor(
    readonly id: number,
    readonly link: Link,
    private readonly parts: ConnectionParts,
  ) {}

  /** @throws when the bytes are no frame: the socket is then not worth keeping */
  receive(bytes: Uint8Array): void {
    const frame = decodeFrame(bytes);
    this.parts.log(`#${this.id} <- ${nameOf(frame.type)} (${frame.body.length} bytes)`);
    if (this.parts.silent()) return;
    if (frame.type === FrameType.PCUpwardMessage) this.#upward(frame);
    else if (frame.type === FrameType.StreamClosed) this.#closeTunnel(frame.stream);
    else this.parts.handlers[frame.type]?.(this, frame);
  }

  send<N extends MessageName>(type: number, stream: number, name: N, message: Message<N>): void {
    const body = encode(name, message);
    this.parts.log(`#${this.id} -> ${nameOf(type)} (${body.length} bytes)`);
    if (this.parts.silent()) return;
    this.link.send(encodeFrame({ type, stream, body }));
  }

  /** The socket is gone: so are its tunnels. */
  closed(): void {
    for (const stream of [...this.#tunnels.keys()]) this.#closeTunnel(stream);
  }

  #upward({ stream, body }: Frame): void {
    const message = decode('PCUpwardMessage', body);
    if (message.id_name) this.userID = message.id_name;
    const end = this.#tunnels.get(stream) ?? this.#openTunnel(stream, message.service_no);
    if (!end) return;
    if (message.ack) {
      const { txid } = message;
      this.send(FrameType.PCUpwardMessageAck, stream, 'PCUpwardMessageAck', { txid });
    }
    end.receive(message.payload);
  }

  #openTunnel(stream: number, serviceNo: number): TunnelEnd | undefined {
    const service = this.parts.services[serviceNo];
    if (!service) {
      this.send(FrameType.PCBroken, stream, 'PCBroken', {});
      return undefined;
    }
    const end = service({
      connectionID: this.id,
      send: (payload) =>
        this.send(FrameType.PCDownwardMessage, stream, 'PCDownwardMessage', {
          payload,
          wss_message_type: 2,
          ts: wallNow(),
        }),
      cut: () => this.link.cut(),
    });
    this.#tunnels.set(stream, end);
    // The SDK discards whatever comes down a tunnel that was not announced as established.
    this.send(FrameType.PCEstablished, stream, 'PCEstablished', { elapse: 0, from: 0 });
    return end;
  }

  #closeTunnel(stream: number): void {
    const end = this.#tunnels.get(stream);
    this.#tunnels.delete(stream);
    end?.closed();
  }
}

function nameOf(type: number): string {
  const known = Object.entries(FrameType).find(([, number]) => number === type);
  return known?.[0] ?? `frame ${type}`;
}
