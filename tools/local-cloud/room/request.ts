import type { Context } from '../context';
import { ServerCode } from '../protocol/codes';
import type { Message } from '../protocol/message';
import type { Packet } from '../protocol/packet';
import type { RoomChannel } from './channel';
import type { Member } from './member';

/** A request of somebody who is in a room. */
export interface RoomRequest {
  readonly context: Context;
  readonly member: Member;
  readonly channel: RoomChannel;
  readonly packet: Packet;
}

/** The head of every answer. */
export function rspHead(code: number): Message<'RspHead'> {
  return { code, message: code === ServerCode.Ok ? '' : 'refused' };
}
