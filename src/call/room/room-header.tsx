import { Text, View } from '@tarojs/components';
import { callWords } from '@/i18n/call';
import { useCallTimes, useMemberIDs, usePhase, useRoomID } from '../store/hooks';
import { CallTimer } from './call-timer';
import './room-header.scss';

/** Which room, how the call stands in words, and for how long. */
export function RoomHeader() {
  const w = callWords();
  const phase = usePhase();
  const roomID = useRoomID();
  const count = useMemberIDs().length;
  const { connectedAt } = useCallTimes();
  const never = phase === 'ended' && connectedAt === null;
  const over = phase === 'ended' || phase === 'leaving';
  return (
    <View className={`call-header call-header--${phase}`}>
      <View className="call-header__line">
        <Text className="call-header__room">{roomID ? w.room(roomID) : ''}</Text>
        <Text className="call-header__count">{count > 0 && !over ? w.memberCount(count) : ''}</Text>
      </View>
      <View className="call-header__line">
        <View className="call-header__dot" />
        <Text id="room-state" className="call-header__state">
          {never ? w.ended.notJoined : w.phase[phase]}
        </Text>
        {over ? null : <CallTimer />}
      </View>
    </View>
  );
}
