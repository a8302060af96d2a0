import type { Context } from '../context';
import { KickReason } from '../protocol/codes';
import { PushCommand } from '../protocol/commands';
import { hangUp } from '../rights/enforcement';
import type { Member } from './member';

export interface PutOutOptions {
  /** Given to the app as `custom_kickout_message`. */
  readonly customReason?: string;
  /** A number out of `KickReason`; by default `ByServer` (1002055). */
  readonly reason?: number;
  /** Whether the whole room goes. */
  readonly closed?: boolean;
}

/** Tells members of one room that they are out, and ends their part in it. It is no ban. */
export function putOut(
  context: Context,
  members: readonly Member[],
  { customReason = '', reason = KickReason.ByServer, closed = false }: PutOutOptions = {},
): void {
  for (const member of members) {
    member.channel?.push(member.room.contextKey, PushCommand.UserKickout, 'PushUserKickout', {
      id_name: member.userID,
      user_session_id: member.sessionID,
      kickout_reason: reason,
      custom_reason: customReason,
    });
    hangUp(context, member);
  }
  context.registry.remove(members, closed ? 'closed' : 'kicked');
}
