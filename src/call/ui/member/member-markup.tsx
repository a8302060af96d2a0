import type { PropsWithChildren } from 'react';
import { Text, View } from '@tarojs/components';
import { Icon } from '../kit/icon/icon';
import type { MemberLookProps } from './member-tile-props';
import { NetworkBars } from './network-bars';
import { SpeakingAvatar } from './speaking-avatar';

/** A member's tile in a browser. What changes several times a second, the ring and the bars, redraws by itself. */
export function MemberMarkup({
  member,
  className,
  style,
  mic,
  sentence,
  status,
  children,
}: PropsWithChildren<MemberLookProps>) {
  const { userID, userName, streamID } = member;
  return (
    <View className={className} style={style}>
      <View className="member__picture" role="img" aria-label={sentence}>
        <SpeakingAvatar userID={userID} name={userName} streamID={streamID} />
        {mic ? (
          <View className="member__mic">
            <Icon name={mic} />
          </View>
        ) : null}
      </View>
      <View className="member__line">
        <Text className="member__name">{userName}</Text>
        <NetworkBars streamID={streamID} />
      </View>
      {status ? <Text className="member__status">{status}</Text> : null}
      {children}
    </View>
  );
}
