import { PushCommand } from '../protocol/commands';
import type { Member } from './member';
import type { Registry } from './registry';

/**
 * The token of a member has run out: its streams are taken away, it stays in the room and may
 * publish again once the token is renewed. The SDK for browsers stops the streams that the push
 * names (1102018); the one for mini-programs takes no notice, and there only the others see the
 * streams go.
 */
export function expireToken(registry: Registry, member: Member): void {
  const { room } = registry.member(member.userID) ?? {};
  if (!room) return;
  const streams = [...room.streams.values()].filter(({ owner }) => owner === member);
  member.channel?.push(room.contextKey, PushCommand.UserTokenExpire, 'PushUserTokenExpire', {
    token: '',
    stop_stream_info: { stream_id_list: streams.map(({ streamID }) => streamID) },
  });
  room.removeStreams(streams);
}
