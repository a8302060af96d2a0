import { View } from '@tarojs/components';
import { useMemberSlots } from '../member/member-slots';
import { MemberTile } from '../member/member-tile';
import './member-grid.scss';

/** A tile for everyone; who comes is shown last, so that nobody moves. */
export function MemberGrid({ userIDs }: { readonly userIDs: readonly string[] }) {
  const slots = useMemberSlots(userIDs);
  return (
    <View className="member-grid">
      {slots.map(({ userID, order }, slot) => (
        <MemberTile key={slot} userID={userID} order={order} />
      ))}
    </View>
  );
}
