import { memo, useState } from 'react';
import { useCallWords } from '../options/own-words';
import { Text, View } from '@tarojs/components';
import { Icon } from '../kit/icon/icon';
import { useMember, usePhase } from '../../react/hooks';
import { MemberStatus } from './member-status';
import { memberSentence } from './member-sentence';
import { NetworkBars } from './network-bars';
import { SpeakingAvatar } from './speaking-avatar';
import { useConditionForAtLeast } from '../../react/use-condition-for-at-least';
import type { MemberTileProps } from './member-tile-props';
import './member-tile.scss';

/** How long a member may take to be heard before that is shown, in ms. */
const SLOW = 1000;
/** Whoever comes is there before their stream: in less time than this, in ms, nobody only listens. */
const LISTENS = 5000;

/**
 * One person in the call: who, whether they are heard, and their microphone. What changes several
 * times a second, the ring and the bars, redraws by itself.
 */
export const MemberTile = memo(function MemberTile({ userID, order }: MemberTileProps) {
  const member = useMember(userID ?? '');
  const phase = usePhase();
  const { member: w } = useCallWords();
  // Who left stays in the elements until another comes, and is hidden: a word for Taro to send.
  const [found, setFound] = useState(member);
  if (member && member !== found) setFound(member);
  const connection = member?.connection;
  // Between two tries of one who fails, it is still the same wait.
  const slow = useConditionForAtLeast(connection === 'connecting' || connection === 'failed', SLOW);
  const listens = useConditionForAtLeast(connection === 'listening', LISTENS);
  if (!found) return <View className="gone" />;
  // While the call itself is cut off, what is said of it is said once, and no member is tried again.
  const cutOff = phase === 'reconnecting' && found.connection !== 'connected';
  const paused = cutOff || phase === 'interrupted';
  // What passes by itself is like being heard, for as long as it is quick.
  const passing =
    (found.connection === 'connecting' && !slow) || (found.connection === 'listening' && !listens);
  const quiet = paused || passing;
  const shown = quiet ? { ...found, connection: 'connected' as const } : found;
  const look = paused ? 'paused' : shown.connection;
  const { userName, self, microphone, streamID } = found;
  const classes = [
    'member',
    look !== 'connected' && `member--${look}`,
    microphone !== 'unknown' && `member--mic-${microphone}`,
    self && 'self',
  ];
  return (
    <View
      className={userID === null ? 'gone' : classes.filter(Boolean).join(' ')}
      style={order > 0 ? { order } : undefined}
    >
      <View
        className="member__picture"
        role="img"
        aria-label={memberSentence(found.connection === 'failed' ? shown : found, w)}
      >
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
      <MemberStatus member={shown} />
    </View>
  );
});
