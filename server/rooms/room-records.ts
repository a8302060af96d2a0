import type { Store } from '../store/store';
import type { Role } from './role';

/** Somebody was let into a room. */
export interface Admission {
  readonly roomID: string;
  /** The first of their tokens for it, Unix seconds. */
  readonly since: number;
  readonly role: Role;
  /** Until when the policy let them, Unix seconds; missing where it is for good. */
  readonly until?: number;
  /** The id of the ticket by which they came. */
  readonly ticket?: string;
}

/** What a host said of somebody's speaking. The nonce tells one word from the next that says the same. */
export type Speech =
  | { readonly may: true; readonly until: number; readonly nonce: string }
  | { readonly may: false; readonly nonce?: string };

/** What hosts said of somebody. */
export interface Said {
  /** When they were removed, with what reason, be it none. */
  readonly removed: string | undefined;
  readonly speech: Speech | undefined;
}

export interface Lock {
  /** The host ended the room: who was in it is out, too. */
  readonly closed: boolean;
}

/** What counts when somebody asks for a token. */
export interface Facts extends Said {
  readonly lock: Lock | undefined;
  readonly ticketDenied: boolean;
  /** The rooms they were let into last, the last one first. */
  readonly admissions: readonly Admission[];
}

/** What is remembered of a room after the last change, in seconds. A minted room doesn't last longer. */
const REMEMBERED = 30 * 24 * 3600;
/** Of one person, so many rooms: nobody is in more at once. */
const ROOMS = 4;

const key = {
  removed: (roomID: string) => `removed:${roomID}`,
  lock: (roomID: string) => `lock:${roomID}`,
  speech: (roomID: string) => `speech:${roomID}`,
  hushed: (roomID: string) => `hushed:${roomID}`,
  admissions: (userID: string) => `in:${userID}`,
  user: (userID: string) => `denied-user:${userID}`,
  sessionsFrom: (userID: string) => `sessions-from:${userID}`,
  ticket: (id: string) => `denied-ticket:${id}`,
  uses: (id: string) => `uses:${id}`,
  usedBy: (id: string, userID: string) => `used:${id}:${userID}`,
  nonce: (nonce: string) => `nonce:${nonce}`,
};

/** What the service remembers of rooms and people, by name. Its methods throw what the store throws. */
export class RoomRecords {
  constructor(private readonly store: Store) {}

  async facts(roomID: string, userID: string, ticket: string | undefined): Promise<Facts> {
    const [removed, lock, speech, admissions, denied] = await this.store.read([
      [key.removed(roomID), userID],
      key.lock(roomID),
      [key.speech(roomID), userID],
      key.admissions(userID),
      ...(ticket === undefined ? [] : [key.ticket(ticket)]),
    ]);
    return {
      removed,
      lock: lock === undefined ? undefined : (JSON.parse(lock) as Lock),
      speech: speech === undefined ? undefined : (JSON.parse(speech) as Speech),
      admissions: admissions === undefined ? [] : (JSON.parse(admissions) as Admission[]),
      ticketDenied: denied !== undefined,
    };
  }

  /** Remembers the room with those before it. @returns all of them */
  async admit(
    userID: string,
    before: readonly Admission[],
    one: Admission,
    seconds: number,
  ): Promise<readonly Admission[]> {
    const others = before.filter(({ roomID }) => roomID !== one.roomID);
    const all = [one, ...others].slice(0, ROOMS);
    await this.store.write(key.admissions(userID), JSON.stringify(all), seconds);
    return all;
  }

  async admission(roomID: string, userID: string): Promise<Admission | undefined> {
    const [text = '[]'] = await this.store.read([key.admissions(userID)]);
    return (JSON.parse(text) as Admission[]).find((one) => one.roomID === roomID);
  }

  /** The rooms that somebody was let into last. */
  async roomsOf(userID: string): Promise<readonly string[]> {
    const [text = '[]'] = await this.store.read([key.admissions(userID)]);
    return (JSON.parse(text) as Admission[]).map(({ roomID }) => roomID);
  }

  remove(roomID: string, userID: string, reason: string): Promise<void> {
    return this.store.write([key.removed(roomID), userID], reason, REMEMBERED);
  }

  readmit(roomID: string, userID: string): Promise<void> {
    return this.store.remove([key.removed(roomID), userID]);
  }

  async removed(roomID: string): Promise<readonly string[]> {
    return Object.keys(await this.store.fields(key.removed(roomID)));
  }

  lock(roomID: string, lock: Lock): Promise<void> {
    return this.store.write(key.lock(roomID), JSON.stringify(lock), REMEMBERED);
  }

  unlock(roomID: string): Promise<void> {
    return this.store.remove(key.lock(roomID));
  }

  async isLocked(roomID: string): Promise<boolean> {
    const [lock] = await this.store.read([key.lock(roomID)]);
    return lock !== undefined;
  }

  setSpeech(roomID: string, userID: string, speech: Speech): Promise<void> {
    return this.store.write([key.speech(roomID), userID], JSON.stringify(speech), REMEMBERED);
  }

  forgetSpeech(roomID: string, userID: string): Promise<void> {
    return this.store.remove([key.speech(roomID), userID]);
  }

  async said(roomID: string, userID: string): Promise<Said> {
    const [removed, speech] = await this.store.read([
      [key.removed(roomID), userID],
      [key.speech(roomID), userID],
    ]);
    return { removed, speech: speech === undefined ? undefined : (JSON.parse(speech) as Speech) };
  }

  /** Which streams of theirs are forbidden, until they may speak again. */
  async hushed(roomID: string, userID: string): Promise<readonly string[]> {
    const [text = '[]'] = await this.store.read([[key.hushed(roomID), userID]]);
    return JSON.parse(text) as string[];
  }

  setHushed(roomID: string, userID: string, streamIDs: readonly string[]): Promise<void> {
    const address = [key.hushed(roomID), userID] as const;
    if (streamIDs.length === 0) return this.store.remove(address);
    return this.store.write(address, JSON.stringify(streamIDs), REMEMBERED);
  }

  /** Whether this is the first time that it is shown. */
  useNonce(nonce: string, seconds: number): Promise<boolean> {
    return this.store.claim(key.nonce(nonce), seconds);
  }

  /**
   * Counts one more who comes in with a ticket; a member counts once, however often they come.
   *
   * @returns how many that makes
   */
  async useTicket(id: string, userID: string, seconds: number): Promise<number> {
    const isNew = await this.store.claim(key.usedBy(id, userID), seconds);
    return this.store.add(key.uses(id), isNew ? 1 : 0, seconds);
  }

  denyTicket(id: string): Promise<void> {
    return this.store.write(key.ticket(id), '1', REMEMBERED);
  }

  allowTicket(id: string): Promise<void> {
    return this.store.remove(key.ticket(id));
  }

  async isTicketDenied(id: string): Promise<boolean> {
    const [denied] = await this.store.read([key.ticket(id)]);
    return denied !== undefined;
  }

  /** All sessions from before that moment are over. @param from - Unix seconds */
  endSessions(userID: string, from: number): Promise<void> {
    return this.store.write(key.sessionsFrom(userID), String(from), REMEMBERED);
  }

  denyUser(userID: string): Promise<void> {
    return this.store.write(key.user(userID), '1', REMEMBERED);
  }

  allowUser(userID: string): Promise<void> {
    return this.store.remove(key.user(userID));
  }

  async isUserDenied(userID: string): Promise<boolean> {
    const [denied] = await this.store.read([key.user(userID)]);
    return denied !== undefined;
  }

  /** Whether they may still do anything with a session of then. */
  async isSessionGood(userID: string, issuedAt: number): Promise<'good' | 'denied' | 'over'> {
    const [denied, from] = await this.store.read([key.user(userID), key.sessionsFrom(userID)]);
    if (denied !== undefined) return 'denied';
    return issuedAt <= Number(from ?? -1) ? 'over' : 'good';
  }
}
