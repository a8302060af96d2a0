import { memo } from 'react';
import { Text, View } from '@tarojs/components';
import { Icon } from '@/ui/icon';
import { useMember, usePhase } from '../store/hooks';
import { MemberStatus } from './member-status';
import { memberSentence } from './member-sentence';
import { NetworkBars } from './network-bars';
import { SpeakingAvatar } from './speaking-avatar';
import './member-tile.scss';

export interface MemberTileProps {
  /** `null`: nobody, until somebody comes. The element stays; see `member-slots.ts`. */
  readonly userID: string | null;
  readonly order: number;
}

/**
 * One person in the call: who, whether they are heard, and their microphone. What changes several
 * times a second, the ring and the bars, redraws by itself.
 */
export const MemberTile = memo(function MemberTile({ userID, order }: MemberTileProps) {
  const found = useMember(userID ?? '');
  const phase = usePhase();
  if (!found) return <View className="member-gone" />;
  const { userName, self, microphone, streamID } = found;
  // While the call itself is cut off, what is said of it is said once, and no member is tried again.
  const cutOff = phase === 'reconnecting' && found.connection !== 'connected';
  const paused = cutOff || phase === 'interrupted';
  const failed = paused && found.connection === 'failed';
  const member = failed ? { ...found, connection: 'connecting' as const } : found;
  const look = paused ? 'paused' : found.connection;
  const mic = microphone === 'unknown' ? '' : ` member--mic-${microphone}`;
  return (
    <View
      className={`member member--${look}${mic}${self ? ' self' : ''}`}
      style={order > 0 ? { order } : undefined}
    >
      <View className="member__picture" role="img" aria-label={memberSentence(member)}>
        <SpeakingAvatar userID={found.userID} name={userName} streamID={streamID} />
        {microphone === 'unknown' ? null : (
          <View className="member__mic">
            <Icon name={microphone === 'off' ? 'mic-off' : 'mic'} />
          </View>
        )}
      </View>
      <View className="member__line">
        <Text className="member__name">{userName}</Text>
        <NetworkBars streamID={streamID} />
      </View>
      <MemberStatus member={paused ? { ...found, connection: 'connected' } : found} />
    </View>
  );
});
