import { PushCommand } from '../protocol/commands';
import type { Member } from './member';
import type { Registry } from './registry';

/**
 * The token of a member has run out: its streams stop (the SDK reports 1102018 for each), it stays
 * in the room and may publish again once the token is renewed.
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
