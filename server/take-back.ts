import type { Enforcer } from './host/enforcer';
import { warned, type Warned } from './host/warned';
import type { RoomRecords } from './rooms/room-records';
import { unixNow } from './wall-clock';

/** What those who run the service take back, or allow again. */
export type TakeBack =
  /** They may do nothing any more, and are put out of where they are. */
  | { readonly action: 'deny-user' | 'allow-user' | 'end-sessions'; readonly userID: string }
  /** By its id, which is in the log: nobody else comes in with it. */
  | { readonly action: 'deny-ticket' | 'allow-ticket'; readonly ticketID: string };

interface Needs {
  readonly records: RoomRecords;
  readonly enforcer: Enforcer;
}

/** @throws ServiceError where the store or ZEGO can't be asked */
export async function takeBack(what: TakeBack, { records, enforcer }: Needs): Promise<Warned> {
  switch (what.action) {
    case 'deny-ticket':
      await records.denyTicket(what.ticketID);
      return {};
    case 'allow-ticket':
      await records.allowTicket(what.ticketID);
      return {};
    case 'end-sessions':
      await records.endSessions(what.userID, unixNow());
      return {};
    case 'allow-user':
      await records.allowUser(what.userID);
      return warned(await enforcer.hold({ userID: what.userID }));
    case 'deny-user':
      await records.denyUser(what.userID);
      return warned(await enforcer.hold({ userID: what.userID }));
  }
}
