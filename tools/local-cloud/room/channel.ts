import type { Tunnel } from '../access/tunnel';
import { type PushCommand, ServerCommand } from '../protocol/commands';
import { encode, type Message, type MessageName } from '../protocol/message';
import { encodePacket } from '../protocol/packet';
import { wallNow } from '../wall-clock';

type PushNumber = (typeof PushCommand)[keyof typeof PushCommand];

/** Asks the client to acknowledge a push; the answer is not waited for. */
const QOS_ACKNOWLEDGE = 1;

/** One client's way to the room service: answers and pushes, packed and sent down its tunnel. */
export class RoomChannel {
  constructor(
    private readonly tunnel: Tunnel,
    private readonly log: (text: string) => void,
  ) {}

  get connectionID(): number {
    return this.tunnel.connectionID;
  }

  /** Answers a request: same `seq`, next command number. */
  answer<N extends MessageName>(
    request: Message<'Header'>,
    name: N,
    message: Message<N>,
    contextKey = request.context_key,
  ): void {
    this.#send(request.cmd + 1, request.seq, contextKey, encode(name, message));
  }

  push<N extends MessageName>(
    contextKey: number,
    sub_cmd: PushNumber,
    name: N,
    message: Message<N>,
  ): void {
    this.pushBytes(contextKey, sub_cmd, encode(name, message));
  }

  /** @param contextKey - names the room: the one that the login was answered with */
  pushBytes(contextKey: number, sub_cmd: PushNumber, msg_body: Uint8Array): void {
    const head = { sub_cmd, qos_flag: QOS_ACKNOWLEDGE, send_time: wallNow() };
    this.log(`#${this.connectionID} push ${sub_cmd}`);
    this.#send(ServerCommand.Push, 0, contextKey, encode('PushReq', { head, msg_body }));
  }

  /** Ends the client's whole session, whatever rooms it is in. */
  kickOut(message: Message<'PushKickout'>): void {
    this.#send(ServerCommand.Kickout, 0, 0, encode('PushKickout', message));
  }

  cut(): void {
    this.tunnel.cut();
  }

  #send(cmd: number, seq: number, context_key: number, body: Uint8Array): void {
    const header = { cmd, seq, timestamp: wallNow(), context_key };
    this.tunnel.send(encodePacket({ header, body }));
  }
}
