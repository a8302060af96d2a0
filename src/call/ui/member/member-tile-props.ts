/** What a member's tile is given. */
export interface MemberTileProps {
  /** `null`: nobody, until somebody comes. The element stays; see `member-slots.ts`. */
  readonly userID: string | null;
  readonly order: number;
}
