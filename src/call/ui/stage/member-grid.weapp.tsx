import { View } from '@tarojs/components';
import { useMemberSlots } from '../member/member-slots';
import { useRoomOptions } from '../options/room-options';
import { MemberTile } from '../member/member-tile';
import './member-grid.scss';

/** A tile for everyone; who comes is shown last, so that nobody moves. */
export function MemberGrid({ userIDs }: { readonly userIDs: readonly string[] }) {
  const slots = useMemberSlots(userIDs);
  const { tile: Tile = MemberTile } = useRoomOptions().parts ?? {};
  return (
    <View className="member-grid">
      {slots.map(({ userID, order }, slot) => (
        <Tile key={slot} userID={userID} order={order} />
      ))}
    </View>
  );
}
