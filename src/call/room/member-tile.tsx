import { memo } from 'react';
import { Text, View } from '@tarojs/components';
import { callWords } from '@/i18n/call';
import { Avatar } from '@/ui/avatar';
import { Icon } from '@/ui/icon';
import { Press } from '@/ui/press';
import { useMember, usePhase } from '../store/hooks';
import type { Member } from '../store/members';
import { useCommands } from './commands-context';
import './member-tile.scss';

/** One person in the call: who, whether they are heard, and their microphone. */
export const MemberTile = memo(function MemberTile({ userID }: { readonly userID: string }) {
  const member = useMember(userID);
  const connected = usePhase() === 'connected';
  const commands = useCommands();
  const w = callWords().member;
  if (!member) return null;
  const { userName, self, microphone, streamID } = member;
  // While the call itself is cut off, nobody is heard and trying one member again is of no use.
  const cutOff = !connected && member.connection === 'failed';
  const connection = cutOff ? 'connecting' : member.connection;
  return (
    <View
      className={`member member--${connection} member--mic-${microphone} ${self ? 'self' : ''}`}
    >
      <View className="member__picture">
        <Avatar userID={userID} name={userName} />
        <View className="member__mic">
          <Icon name={microphone === 'off' ? 'mic-off' : 'mic'} />
        </View>
      </View>
      <Text className="member__name">{userName}</Text>
      <Text className="member__status">{status({ ...member, connection })}</Text>
      {connection === 'failed' && !self ? (
        <Press
          className="member__retry"
          ariaLabel={`${w.retry}: ${userName}`}
          onPress={() => commands.retryPlay(streamID)}
        >
          {w.retry}
        </Press>
      ) : null}
      {connection === 'waiting' ? (
        <Press
          className="member__retry"
          ariaLabel={`${w.listen}: ${userName}`}
          onPress={() => commands.listenTo(streamID)}
        >
          {w.listen}
        </Press>
      ) : null}
    </View>
  );
});

/** How a member's sound stands, in a word or two. */
function status({ self, connection, microphone }: Member): string {
  const w = callWords().member;
  if (self && connection === 'failed') return w.selfFailed;
  const state = connection === 'connected' && microphone === 'off' ? w.muted : w[connection];
  return self ? w.self(state) : state;
}
