import { Text, View } from '@tarojs/components';
import { homeWords } from './words/home';
import { Icon, Press } from '@/call/ui';

export interface RecentListProps {
  readonly rooms: readonly string[];
  readonly onJoin: (roomID: string) => void;
  readonly onForget: (roomID: string) => void;
}

/** The rooms of last time: a tap joins, the cross takes one off the list. */
export function RecentList({ rooms, onJoin, onForget }: RecentListProps) {
  const w = homeWords().recent;
  if (rooms.length === 0) return null;
  return (
    <View className="recent">
      <Text className="recent__title">{w.title}</Text>
      <View className="recent__list">
        {rooms.map((roomID) => (
          <View className="recent__row" key={roomID}>
            <Press
              className="recent__room"
              ariaLabel={w.join(roomID)}
              onPress={() => onJoin(roomID)}
            >
              <Icon name="recent" />
              <Text className="recent__id">{roomID}</Text>
            </Press>
            <Press
              className="recent__forget"
              ariaLabel={w.forget(roomID)}
              onPress={() => onForget(roomID)}
            >
              <Icon name="close" />
            </Press>
          </View>
        ))}
      </View>
    </View>
  );
}
