import type { Member } from '../../store/members';
import type { IconName } from '../kit/icon/icon';

/** What a member's tile shows. */
export interface MemberLookProps {
  readonly member: Member;
  readonly className: string;
  readonly style: { readonly order: number } | undefined;
  /** How their microphone stands, if that is known. */
  readonly mic: IconName | undefined;
  /** What the picture says, for who hears it read out. */
  readonly sentence: string;
  /** What is out of the ordinary, in words; empty where nothing is. */
  readonly status: string;
}

/** What a member's tile is given. */
export interface MemberTileProps {
  /** `null`: nobody, until somebody comes. The element stays; see `member-slots.ts`. */
  readonly userID: string | null;
  readonly order: number;
}
