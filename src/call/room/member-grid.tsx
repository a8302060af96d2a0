import { View } from '@tarojs/components';
import { useMemberIDs } from '../store/hooks';
import { MemberTile } from './member-tile';
import './member-grid.scss';

/** Everyone in the call; who comes is added at the end, so that nobody moves. */
export function MemberGrid() {
  return (
    <View className="member-grid">
      {useMemberIDs().map((userID) => (
        <MemberTile key={userID} userID={userID} />
      ))}
    </View>
  );
}
