import type { Store } from '../store/store';
import type { RoomControl, RoomUsers } from '../zego-api/room-control';
import type { RoomEvent } from './event';

/** Somebody in a room. */
export interface Member {
  readonly userID: string;
  readonly userName: string;
  /** Unix seconds; `null` where nobody told. */
  readonly since: number | null;
}

export interface RoomListOptions {
  readonly store: Store;
  readonly control: RoomControl;
  /** Whether ZEGO's callbacks come here. */
  readonly hears: boolean;
}

/** What ZEGO tells of a room is kept for so long after the last of it, in seconds. */
const KEPT = 24 * 3600;
/** A stay that is over is remembered for so long, in ms: its beginning may be told after its end, for 62 s. */
const LATE_MS = 600_000;
/** With every so many ends of stays, what is long over is looked for. */
const PRUNE_EVERY = 100;

/** For so long an answer of ZEGO's is shared, in ms: it gives one about a room in so much time. */
const SHARED_MS = 1000;

/** Who is in a room, as far as that can be known. */
export interface Listed {
  readonly members: readonly Member[] | null;
  /** ZEGO has not switched on for this AppID that one asks it. */
  readonly isOff: boolean;
}

interface Stay {
  readonly userID: string;
  readonly userName: string;
  readonly roomSession: string;
  readonly at: number;
}

/**
 * Who is in a room. ZEGO is asked; where it can't be, what its callbacks told has to do, which come in any order,
 * twice, or never. So a stay has a field for its beginning and one for its end, and neither is ever changed.
 */
export class RoomList {
  #ends = 0;
  /** What ZEGO was asked of late, the oldest first. */
  readonly #asked = new Map<
    string,
    { readonly answer: Promise<RoomUsers | 'off'>; until: number }
  >();

  constructor(private readonly options: RoomListOptions) {}

  async take(event: RoomEvent): Promise<void> {
    const { store } = this.options;
    const key = keyOf(event.roomID);
    if (event.event === 'room_close') {
      await store.write([key, `over ${event.roomSession}`], '1', KEPT);
      return;
    }
    const { userID, userName, roomSession, stay, at } = event;
    const name = event.event === 'room_login' ? 'in' : 'out';
    const content: Stay = { userID, userName, roomSession, at };
    await store.write([key, `${name} ${stay}`], JSON.stringify(content), KEPT);
    if (name === 'out' && (this.#ends += 1) % PRUNE_EVERY === 0) await this.#prune(key, at);
  }

  /** @returns who is there, and whether ZEGO has not switched on that one asks it; `null` where nobody can know */
  async members(roomID: string): Promise<Listed> {
    const { hears } = this.options;
    const [told, seen] = await Promise.all([
      hears ? this.#told(roomID) : null,
      this.#seen(roomID).catch(() => null),
    ]);
    if (!seen || seen === 'off') return { members: told, isOff: seen === 'off' };
    const since = new Map(told?.map((one) => [one.userID, one.since]));
    const there = new Set(seen.users.map(({ userID }) => userID));
    return {
      members: [
        // What was lost on the way is healed by what is there.
        ...seen.users.map((user) => ({ ...user, since: since.get(user.userID) ?? null })),
        // ZEGO lists so many at once.
        ...(seen.isAll ? [] : (told ?? []).filter(({ userID }) => !there.has(userID))),
      ],
      isOff: false,
    };
  }

  /** ZEGO is asked about a room once in a second: several hosts share an answer. */
  #seen(roomID: string): Promise<RoomUsers | 'off'> {
    const now = performance.now();
    for (const [room, { until }] of this.#asked) if (until <= now) this.#asked.delete(room);
    const known = this.#asked.get(roomID);
    if (known) return known.answer;
    const answer = this.options.control.users(roomID);
    this.#asked.set(roomID, { answer, until: now + SHARED_MS });
    return answer;
  }

  async #told(roomID: string): Promise<Member[]> {
    const fields = await this.options.store.fields(keyOf(roomID));
    const members = new Map<string, Member & { readonly at: number }>();
    for (const [name, text] of Object.entries(fields)) {
      if (!name.startsWith('in ')) continue;
      const { userID, userName, roomSession, at } = JSON.parse(text) as Stay;
      const isOver = `out ${name.slice(3)}` in fields || `over ${roomSession}` in fields;
      const other = members.get(userID);
      if (isOver || (other && other.at >= at)) continue;
      members.set(userID, { userID, userName, since: Math.floor(at / 1000), at });
    }
    return [...members.values()]
      .sort((a, b) => a.at - b.at)
      .map(({ userID, userName, since }) => ({ userID, userName, since }));
  }

  /** Does away with stays that were over long before this one. */
  async #prune(key: string, now: number): Promise<void> {
    const { store } = this.options;
    const ends = Object.entries(await store.fields(key)).filter(([name]) =>
      name.startsWith('out '),
    );
    for (const [name, text] of ends) {
      if ((JSON.parse(text) as Stay).at > now - LATE_MS) continue;
      await store.remove([key, name]);
      await store.remove([key, `in ${name.slice(4)}`]);
    }
  }
}

const keyOf = (roomID: string): string => `told:${roomID}`;
