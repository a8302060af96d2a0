import { useMemberSlots } from '../member/member-slots';
import { useRoomOptions } from '../options/room-options';
import { MemberTile } from '../member/member-tile';
import { useTiles } from './use-tiles.h5';
import './member-grid.scss';
import './member-grid-desk.scss';

/** A tile for everyone; who comes is shown last. On a desk the tiles take the room there is. */
export function MemberGrid({ userIDs }: { readonly userIDs: readonly string[] }) {
  const slots = useMemberSlots(userIDs);
  const { tile: Tile = MemberTile } = useRoomOptions().parts ?? {};
  const { grid, style } = useTiles(userIDs.length);
  return (
    <div ref={grid} className="member-grid" style={style}>
      {slots.map(({ userID, order }, slot) => (
        <Tile key={slot} userID={userID} order={order} />
      ))}
    </div>
  );
}
