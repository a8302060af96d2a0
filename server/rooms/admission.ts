import type { ServiceKeys } from '../keys';
import { ServiceError } from '../service-error';
import type { Session } from '../session';
import { isStoreUnavailable } from '../store/store';
import { openTicket, type Ticket } from '../ticket';
import { unixNow } from '../wall-clock';
import { openGrant } from './grant';
import { isHostKey } from './host-key';
import type { RoomPolicy, Verdict } from './policy';
import { RecentlyIn } from './recently-in';
import { anotherRoom, notHost, removed, ticketInvalid } from './refusals';
import { mayPublish, type Role } from './role';
import type { Admission as Admitted, Facts, RoomRecords, Speech } from './room-records';
import { leaveLeft } from './rule';

/** What somebody may show besides their session. */
export interface Shown {
  readonly ticket?: string;
  readonly hostKey?: string;
  readonly grant?: string;
}

/** What somebody is let in as. */
export interface Entry {
  readonly role: Role;
  readonly publish: boolean;
  /** Their token may live no longer, Unix seconds. */
  readonly until: number;
}

export interface AdmissionOptions {
  readonly keys: ServiceKeys;
  readonly policy: RoomPolicy;
  readonly records: RoomRecords;
  /** For how many seconds whoever was let in counts as being in: as long as a token lives. */
  readonly remembered: number;
  /** Told that somebody is host now of whom something else was said before. */
  readonly onHost: (roomID: string, userID: string) => Promise<void>;
  /** Told that what decides couldn't be asked, and why. */
  readonly onBlind: (why: unknown) => void;
}

/**
 * Seconds before the end of a leave to speak in which no token is made for it any more: one that ends so soon would be
 * renewed at once, again and again. Who speaks goes on meanwhile.
 */
const ENDING = 35;
/** What nobody could be asked about holds no longer, in seconds: a host may have said otherwise. */
export const BLIND = 900;

/** Whether somebody may enter a room, and as what: the policy's word, what was shown, what a host said. */
export class Admission {
  readonly #recently = new RecentlyIn();

  constructor(private readonly options: AdmissionOptions) {}

  /** Lets somebody in, or on. @throws ServiceError */
  async enter(who: Session, roomID: string, shown: Shown): Promise<Entry> {
    const { records, keys } = this.options;
    holdToRoom(who, roomID);
    const now = unixNow();
    const isHost = this.#provesHost(who, roomID, shown.hostKey, now);
    const ticket = shown.ticket === undefined ? undefined : openTicket(keys, shown.ticket, now);
    if (ticket && ticket.roomID !== roomID) throw anotherRoom();
    const to = { roomID, userID: who.userID };
    const grant = shown.grant === undefined ? undefined : openGrant(keys, shown.grant, to, now);
    if (shown.grant !== undefined && !grant) throw grantInvalid();
    const ticketID = ticket?.id ?? who.guest?.ticket;
    let facts: Facts;
    try {
      facts = await records.facts(roomID, who.userID, ticketID);
    } catch (error) {
      return this.#goesOn(error, this.#recently.get(who.userID, roomID), undefined, now);
    }
    const before = facts.admissions.find((one) => one.roomID === roomID);
    if (facts.removed !== undefined) {
      this.#recently.forget(who.userID);
      throw removed(facts.removed);
    }
    // Who is in stays: though their ticket is over, or the one of somebody who was removed.
    if (!before && (facts.ticketDenied || (shown.ticket !== undefined && !ticket))) {
      throw ticketInvalid();
    }
    let verdict: Verdict;
    try {
      verdict = await this.options.policy(who, roomID);
    } catch (error) {
      const stays = locksOut(facts, before, isHost) ? undefined : before;
      return this.#goesOn(error, stays, facts.speech, now);
    }
    const role = isHost ? 'host' : roleOf(verdict, ticket, before);
    if (locksOut(facts, before, role === 'host')) throw locked(facts);
    // A host may all, whatever was said of them before.
    if (role === 'host' && facts.speech) {
      await records.forgetSpeech(roomID, who.userID);
      await this.options.onHost(roomID, who.userID);
    }
    if (grant) await this.#spend(grant.nonce, grant.until - now, facts);
    // A member's: a guest's was counted when they logged in with it.
    if (ticket && before?.ticket !== ticket.id) await this.useTicket(ticket, who.userID);
    const { until = Infinity } = verdict;
    await this.#remember(who, facts, {
      roomID,
      since: before?.since ?? now,
      role,
      ...(until < Infinity && { until }),
      ...(ticketID !== undefined && { ticket: ticketID }),
    });
    return entry(role, facts.speech, until, now);
  }

  /** Whether somebody may do things in a room without entering it, and as what. @throws ServiceError */
  async standing(who: Session, roomID: string, hostKey: string | undefined): Promise<Role> {
    const isHost = this.#provesHost(who, roomID, hostKey, unixNow());
    const facts = await this.options.records.facts(roomID, who.userID, undefined);
    // Whoever was removed is host no more, whatever key they have.
    if (facts.removed !== undefined) throw removed(facts.removed);
    if (isHost) return 'host';
    const before = facts.admissions.find((one) => one.roomID === roomID);
    const verdict = await this.options.policy(who, roomID);
    return roleOf(verdict, undefined, before);
  }

  /** Counts one more who comes with a ticket. @throws ServiceError where those are too many */
  async useTicket(ticket: Ticket, userID: string): Promise<void> {
    const seconds = Math.max(ticket.expiresAt - unixNow(), 1);
    const { records } = this.options;
    if (await records.isTicketDenied(ticket.id)) throw ticketInvalid();
    if ((await records.useTicket(ticket.id, userID, seconds)) <= ticket.uses) return;
    throw new ServiceError(
      403,
      'ticket_used_up',
      'As many as it was meant for have come in with this invitation: ask for another.',
    );
  }

  #provesHost(who: Session, roomID: string, hostKey: string | undefined, now: number): boolean {
    if (hostKey === undefined) return false;
    if (isHostKey(this.options.keys, hostKey, { roomID, userID: who.userID }, now)) return true;
    throw notHost();
  }

  /** Nobody new gets in, and nobody who is in is thrown out. @throws the error, if it is another or they weren't in */
  #goesOn(
    error: unknown,
    before: Admitted | undefined,
    speech: Speech | undefined,
    now: number,
  ): Entry {
    const isDown =
      isStoreUnavailable(error) ||
      (error instanceof ServiceError && error.code === 'policy_unavailable');
    if (!isDown) throw error;
    this.options.onBlind(error);
    if (!before || (before.until ?? Infinity) <= now) throw error;
    return entry(before.role, speech, Math.min(before.until ?? Infinity, now + BLIND), now);
  }

  /** A grant is good once, and only while the host means it. */
  async #spend(nonce: string, seconds: number, { speech }: Facts): Promise<void> {
    const isMeant = speech?.may === true && speech.nonce === nonce;
    if (isMeant && (await this.options.records.useNonce(nonce, Math.max(seconds, 1)))) return;
    throw grantInvalid();
  }

  async #remember({ userID }: Session, { admissions }: Facts, one: Admitted): Promise<void> {
    const { records, remembered } = this.options;
    const all = await records.admit(userID, admissions, one, remembered);
    this.#recently.set(userID, all, remembered);
  }
}

/** What a role may, unless a host said something of their speaking. */
function entry(role: Role, speech: Speech | undefined, until: number, now: number): Entry {
  if (role === 'host' || !speech) return { role, publish: mayPublish(role), until };
  const left = leaveLeft(speech, now);
  if (left <= ENDING) return { role, publish: false, until };
  return { role, publish: true, until: Math.min(until, now + left) };
}

/** Guests may enter the one room that they were invited to. */
function holdToRoom({ guest }: Session, roomID: string): void {
  if (guest && guest.roomID !== roomID) throw anotherRoom();
}

/** A ticket may make more of a member than the room's ID does; that outlives the ticket while they are in. */
function roleOf(
  { role, isFinal }: Verdict,
  ticket: Ticket | undefined,
  before: Admitted | undefined,
): Role {
  if (isFinal || role === 'host') return role;
  if (ticket) return ticket.role;
  return before?.ticket !== undefined && before.role === 'speaker' ? 'speaker' : role;
}

/** Whether a lock keeps them out: who was in before stays, unless the room was ended. */
function locksOut({ lock }: Facts, before: Admitted | undefined, isHost: boolean): boolean {
  if (!lock || isHost) return false;
  return lock.closed || !before;
}

const locked = ({ lock }: Facts) =>
  new ServiceError(
    403,
    'room_locked',
    lock?.closed ? 'The host has ended this room.' : 'The host has locked this room.',
  );

const grantInvalid = () =>
  new ServiceError(403, 'grant_invalid', 'This leave to speak is unknown, used, or over.');
