import { randomBytes } from 'node:crypto';
import type { RoomList, Member } from '../callbacks/room-list';
import type { ServiceKeys } from '../keys';
import type { Admission } from '../rooms/admission';
import { sealGrant } from '../rooms/grant';
import { mayPublish } from '../rooms/role';
import type { RoomRecords } from '../rooms/room-records';
import { ServiceError } from '../service-error';
import type { Session } from '../session';
import { unixNow } from '../wall-clock';
import type { ZegoAnswer } from '../zego-api/client';
import type { RoomControl } from '../zego-api/room-control';
import type { Enforcer } from './enforcer';
import { warned, type Warned } from './warned';
import { SERVICE_USER, written, type Word } from './words';

/** What a host may do to one person. */
export type ActionOnUser = 'grant' | 'revoke' | 'remove' | 'readmit';
/** What a host may do to the room. */
export type ActionOnRoom = 'mute-all' | 'lock' | 'unlock' | 'close';

export interface HostRequest {
  readonly roomID: string;
  readonly hostKey: string;
  readonly action: ActionOnUser | ActionOnRoom;
  /** Whom it is about, where it is about one. */
  readonly userID?: string;
  /** Said to who is removed, or to all whose room ends. */
  readonly reason?: string;
}

/** Times are Unix seconds. */
export interface RoomView extends Warned {
  readonly roomID: string;
  readonly locked: boolean;
  /** `null` where it can't be known now. */
  readonly members: readonly Member[] | null;
  readonly removed: readonly string[];
}

export interface HostOptions {
  readonly keys: ServiceKeys;
  readonly records: RoomRecords;
  /** Who is host. */
  readonly admission: Admission;
  readonly control: RoomControl;
  readonly enforcer: Enforcer;
  readonly list: RoomList;
  /** For how long a leave to speak lasts unless it is given anew, in seconds. */
  readonly grantTtl: number;
}

/** What hosts do to rooms: noted in the store first, so that no new token says otherwise, then done by ZEGO. */
export class Host {
  constructor(private readonly options: HostOptions) {}

  /** @throws ServiceError */
  async act(who: Session, request: HostRequest): Promise<Warned> {
    const { admission } = this.options;
    const { roomID, action, userID = '', reason = '' } = request;
    await admission.standing(who, roomID, request.hostKey);
    return (await this.#do[action](roomID, { userID, reason })) ?? {};
  }

  /** @throws ServiceError */
  async view(who: Session, roomID: string, hostKey: string): Promise<RoomView> {
    const { records, list, admission } = this.options;
    await admission.standing(who, roomID, hostKey);
    const [locked, out, { members, isOff }] = await Promise.all([
      records.isLocked(roomID),
      records.removed(roomID),
      list.members(roomID),
    ]);
    return { roomID, locked, members, removed: out, ...(isOff && { warnings: [noList] }) };
  }

  #tell(roomID: string, to: string | undefined, word: Word): Promise<ZegoAnswer> {
    return this.options.control.command(roomID, SERVICE_USER, to, written(word));
  }

  readonly #do: Readonly<Record<HostRequest['action'], Act>> = {
    grant: async (roomID, { userID }) => {
      const { records, enforcer, keys, grantTtl } = this.options;
      const said = await records.said(roomID, userID);
      if (said.removed !== undefined) {
        throw new ServiceError(403, 'removed', 'They were removed: readmit them first.');
      }
      const role = (await records.admission(roomID, userID))?.role ?? 'listener';
      if (mayPublish(role) && said.speech === undefined) {
        return { warnings: ['They may speak already.'] };
      }
      const nonce = newNonce();
      const until = unixNow() + grantTtl;
      await records.setSpeech(roomID, userID, { may: true, until, nonce });
      await enforcer.hold({ roomID, userID });
      const grant = sealGrant(keys, { roomID, userID, nonce, until });
      const { came } = await this.#tell(roomID, userID, { t: 'grant', grant, until });
      if (came === 'done') return {};
      return { warnings: ['They are not in the room, and were not told.'] };
    },

    revoke: async (roomID, { userID }) => {
      const { records, enforcer } = this.options;
      if ((await records.admission(roomID, userID))?.role === 'host') {
        return { warnings: ['They are host: that can’t be taken from them.'] };
      }
      await records.setSpeech(roomID, userID, { may: false, nonce: newNonce() });
      const [held] = await Promise.all([
        enforcer.hold({ roomID, userID }),
        this.#tell(roomID, userID, { t: 'revoke' }),
      ]);
      return warned(held);
    },

    'mute-all': async (roomID) => {
      await this.#tell(roomID, undefined, { t: 'mute-all' });
    },

    remove: async (roomID, { userID, reason }) => {
      const { records, enforcer } = this.options;
      const out = await records.removed(roomID);
      if (out.length >= REMOVED_AT_MOST && !out.includes(userID)) throw tooManyRemoved();
      await records.remove(roomID, userID, reason);
      // A guest is known by nothing but the ticket: with it they would come back as somebody else.
      const ticket = await this.#ticketOf(roomID, userID);
      if (ticket !== undefined) await records.denyTicket(ticket);
      return warned(await enforcer.hold({ roomID, userID }));
    },

    readmit: async (roomID, { userID }) => {
      const { records, enforcer } = this.options;
      await records.readmit(roomID, userID);
      const ticket = await this.#ticketOf(roomID, userID);
      if (ticket !== undefined) await records.allowTicket(ticket);
      await enforcer.hold({ roomID, userID });
    },

    lock: async (roomID) => {
      await this.options.records.lock(roomID, { closed: false });
      await this.#tell(roomID, undefined, { t: 'locked', on: true });
    },

    unlock: async (roomID) => {
      await this.options.records.unlock(roomID);
      await this.#tell(roomID, undefined, { t: 'locked', on: false });
    },

    close: async (roomID, { reason }) => {
      await this.options.records.lock(roomID, { closed: true });
      await this.options.control.close(roomID, reason);
    },
  };

  /** Of a guest. */
  async #ticketOf(roomID: string, userID: string): Promise<string | undefined> {
    if (!isGuest(userID)) return undefined;
    return (await this.options.records.admission(roomID, userID))?.ticket;
  }
}

type Act = (
  roomID: string,
  about: { readonly userID: string; readonly reason: string },
) => Promise<Warned | void>;

const noList =
  'ZEGO has not switched on for this AppID that one asks who is in a room (DescribeUserList): only what its callbacks tell is known.';

/** ZEGO keeps 200 rules about users for all rooms of an AppID: no room has them all. */
const REMOVED_AT_MOST = 50;

const tooManyRemoved = () =>
  new ServiceError(
    403,
    'too_many_removed',
    `${REMOVED_AT_MOST} are removed from this room, more can’t be: lock it, or end it.`,
  );

const isGuest = (userID: string) => userID.startsWith('g');

const newNonce = () => randomBytes(12).toString('base64url');
