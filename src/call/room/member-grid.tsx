import { View } from '@tarojs/components';
import { useMemberIDs } from '../store/hooks';
import { useMemberSlots } from './member-slots';
import { MemberTile } from './member-tile';
import './member-grid.scss';

/** Everyone in the call; who comes is shown last, so that nobody moves. */
export function MemberGrid() {
  const slots = useMemberSlots(useMemberIDs());
  return (
    <View className="member-grid">
      {slots.map(({ userID, order }, slot) => (
        <MemberTile key={slot} userID={userID} order={order} />
      ))}
    </View>
  );
}
