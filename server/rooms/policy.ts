import type { ServiceKeys } from '../keys';
import { ServiceError } from '../service-error';
import type { Session } from '../session';
import { unixNow } from '../wall-clock';
import type { Role } from './role';
import { readRoomID } from './room-id';

/** What a policy says to somebody who may enter. */
export interface Verdict {
  readonly role: Role;
  /** Until when this holds, Unix seconds; missing where it holds for good. */
  readonly until?: number;
  /** It knows best: no ticket makes more or less of them. */
  readonly isFinal?: boolean;
}

/**
 * Who may enter which room. What a host said (removed, locked, may speak) comes on top of it.
 *
 * @throws ServiceError to who may not enter, with a sentence for them
 */
export type RoomPolicy = (who: Session, roomID: string) => Promise<Verdict>;

/** Only rooms that this service made. */
export function mintedPolicy(keys: ServiceKeys): RoomPolicy {
  return async ({ guest }, roomID) => {
    const room = readRoomID(keys, roomID, unixNow());
    if (!room) {
      throw new ServiceError(404, 'room_unknown', 'This room was not made here, or it is over.');
    }
    return { role: guest?.role ?? room.role, until: room.expiresAt };
  };
}

/** Any room: for development, and for rooms where that is meant. */
export function openPolicy(keys: ServiceKeys): RoomPolicy {
  return async ({ guest }, roomID) => ({
    role: guest?.role ?? readRoomID(keys, roomID, unixNow())?.role ?? 'speaker',
  });
}
