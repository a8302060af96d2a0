import type { Context } from '../context';
import type { LocalCloudOptions } from '../options';
import type { Rate } from '../rate-limit';
import type { Member } from '../room/member';
import type { Room } from '../room/room';
import { ApiCode, ApiError } from './codes';
import type { Parameters } from './parameters';

/** A call whose signature is good. */
export interface ApiCall {
  readonly context: Context;
  readonly parameters: Parameters;
  /** For the vendor's test environment, which has other names for streams. */
  readonly isTest: boolean;
}

/** What the vendor's server API can do. */
export interface Action {
  /** Actions on media have codes and words of their own. */
  readonly family: 'room' | 'media';
  /** Of all calls for one AppID. */
  readonly rate: Rate;
  /** The same in the test environment, where that is another. */
  readonly testRate?: Rate;
  /** Of all calls about one room. */
  readonly roomRate?: Rate;
  /** What the vendor has to switch on for the AppID first. */
  readonly needs?: keyof Pick<LocalCloudOptions, 'bans'>;
  /**
   * Returns the answer's `Data`.
   *
   * @throws ApiError to refuse
   */
  readonly handle: (call: ApiCall) => object | undefined;
}

/** The room that a call is about. */
export function roomOf(
  { context, parameters }: ApiCall,
  missing: number = ApiCode.NoRoom,
): Room<Member> {
  const room = context.registry.room(parameters.text('RoomId', 128));
  if (room) return room;
  throw new ApiError(missing, 'there is no such room');
}
