import type { Context } from '../context';
import { PushCommand } from '../protocol/commands';
import { stopSending } from '../rights/enforcement';
import type { Member } from './member';

/**
 * The token of a member has run out: its streams are taken away, it stays in the room and may
 * publish again once the token is renewed. Their sound ends, too. The SDK for browsers stops the streams that the push
 * names (1102018); the one for mini-programs takes no notice, and there only the others see the
 * streams go.
 */
export function expireToken(context: Context, member: Member): void {
  const { room } = context.registry.member(member.userID) ?? {};
  if (!room) return;
  const streams = [...room.streams.values()].filter(({ owner }) => owner === member);
  member.channel?.push(room.contextKey, PushCommand.UserTokenExpire, 'PushUserTokenExpire', {
    token: '',
    stop_stream_info: { stream_id_list: streams.map(({ streamID }) => streamID) },
  });
  room.removeStreams(streams, 'stopped');
  stopSending(context, member);
}
