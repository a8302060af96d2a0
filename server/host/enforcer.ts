import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { RoomRecords, Said } from '../rooms/room-records';
import { forbidden, leaveLeft, type Privilege } from '../rooms/rule';
import type { Store } from '../store/store';
import { unixNow } from '../wall-clock';
import type { ZegoAnswer } from '../zego-api/client';
import type { RoomControl } from '../zego-api/room-control';
import { SERVICE_USER, written } from './words';

export interface EnforcerOptions {
  readonly store: Store;
  readonly records: RoomRecords;
  readonly control: RoomControl;
  /** Longer than any token that was given before, in seconds. */
  readonly ruleSeconds: number;
  /** Told what went wrong; it is tried again. */
  readonly onFailure: (whom: Whom, error: unknown) => void;
  /** Told that somebody may speak no more, without a word of a host: their leave is over. */
  readonly onEnd: (roomID: string, userID: string) => void;
}

/** Somebody in a room, or wherever they are. */
export interface Whom {
  readonly userID: string;
  readonly roomID?: string;
}

/** What somebody is held to now. */
export interface Held {
  readonly forbidden: readonly Privilege[];
  /** What ZEGO said to it. */
  readonly came: ZegoAnswer['came'];
}

/** How often the store is asked for what is due, in ms. */
const EVERY_MS = 500;
/** For how long one instance has a task alone, in seconds: as long as ZEGO may take. */
const LEASE = 30;
/** Where ZEGO could not be asked, the next try, in seconds: at first, and at most. */
const [AGAIN, LONGEST_AGAIN] = [5, 60];
/** After so many tries, which is a day, no token that might still be used is good any more. */
const TRIES = 1440;
const AT_ONCE = 50;
/** ZEGO lists the streams of a room once in 10 s. */
const LONGEST_TURN_MS = 12_000;
const ALL: readonly Privilege[] = ['login', 'publish'];

/**
 * Holds people to what the records say of them, and is the only one who does: ZEGO has one rule about a user in a room,
 * which the next one replaces, so whoever changes a record has the whole of it applied. What is due later, or could
 * not be done, is in the store: an instance that dies leaves it to the others.
 */
export class Enforcer {
  #over = false;
  /** How often a task has failed here. */
  readonly #tries = new Map<string, number>();
  #working: Promise<unknown> | undefined;
  readonly #stop = new AbortController();

  constructor(private readonly options: EnforcerOptions) {}

  /** Applies what the records say of somebody now. Whatever comes of it here: it is done, by whoever lives. */
  async hold(whom: Whom): Promise<Held> {
    const { store } = this.options;
    const task = taskOf(whom);
    await store.schedule(task, LEASE);
    try {
      return await this.#settle(whom, task, false);
    } catch (error) {
      await store.schedule(task, 0);
      throw error;
    }
  }

  /** The same in a moment, where nobody waits for it. */
  holdSoon(whom: Whom): Promise<void> {
    return this.options.store.schedule(taskOf(whom), 0);
  }

  start(): void {
    this.#working ??= this.#work();
  }

  async stop(): Promise<void> {
    this.#over = true;
    this.#stop.abort();
    await this.#working;
  }

  async #work(): Promise<void> {
    while (!this.#over) {
      const tasks = await this.options.store.takeDue(AT_ONCE, LEASE).catch(() => []);
      // Beside each other: one may wait for ZEGO's turn.
      for (const task of tasks) {
        const whom = JSON.parse(task) as Whom;
        void this.#settle(whom, task, true).then(
          () => this.#tries.delete(task),
          (error: unknown) => {
            this.options.onFailure(whom, error);
            // If that can't be noted either, its lease ends.
            return this.#again(task).catch(() => undefined);
          },
        );
      }
      await sleep(EVERY_MS, undefined, { signal: this.#stop.signal, ref: false }).catch(
        () => undefined,
      );
    }
  }

  #again(task: string): Promise<void> {
    const tries = (this.#tries.get(task) ?? 0) + 1;
    this.#tries.set(task, tries);
    if (tries < TRIES) {
      return this.options.store.schedule(task, Math.min(AGAIN * 2 ** (tries - 1), LONGEST_AGAIN));
    }
    this.#tries.delete(task);
    return this.options.store.unschedule(task);
  }

  /** @param isDue - its time has come: what takes long is done, too */
  #settle({ userID, roomID }: Whom, task: string, isDue: boolean): Promise<Held> {
    const { records } = this.options;
    if (roomID === undefined) {
      return settle(
        () => records.isUserDenied(userID),
        (isDenied) => this.#everywhere(userID, task, isDenied),
      );
    }
    return settle(
      () => records.said(roomID, userID),
      (said) => this.#inRoom(roomID, userID, { task, said, isDue }),
    );
  }

  async #everywhere(userID: string, task: string, isDenied: boolean): Promise<Held> {
    const { records, control, store, ruleSeconds } = this.options;
    const all = isDenied ? ALL : [];
    const { came } = await control.rule({ userID }, all, ruleSeconds);
    const rooms = isDenied ? await records.roomsOf(userID) : [];
    await Promise.all(rooms.map((roomID) => control.kickOut(roomID, userID, '')));
    if (came === 'full') await store.schedule(task, LONGEST_AGAIN);
    else await store.unschedule(task);
    return { forbidden: all, came };
  }

  async #inRoom(
    roomID: string,
    userID: string,
    { task, said, isDue }: { readonly task: string; readonly said: Said; readonly isDue: boolean },
  ): Promise<Held> {
    const { control, store, ruleSeconds } = this.options;
    const isFirst = isDue && !this.#tries.has(task);
    const now = unixNow();
    const all = forbidden(said, now);
    const isSilent = all.includes('publish') && !all.includes('login');
    if (isSilent && isFirst && said.speech?.may) this.options.onEnd(roomID, userID);
    // For whoever heeds it.
    if (isSilent && isDue) {
      await control.command(roomID, SERVICE_USER, userID, written({ t: 'revoke' }));
    }
    const { came } = await control.rule({ roomID, userID }, all, ruleSeconds);
    // The rule first: who is put out comes back at once.
    if (said.removed !== undefined) await control.kickOut(roomID, userID, said.removed);
    if (all.length === 0) await this.#resume(roomID, userID);
    if (isSilent && isDue) await this.#cut(roomID, userID);
    const left = said.removed === undefined ? leaveLeft(said.speech, now) : 0;
    if (left > 0) await store.schedule(task, left);
    // Rules of others end meanwhile.
    else if (came === 'full') await store.schedule(task, LONGEST_AGAIN);
    else if (isSilent && !isDue) await store.schedule(task, 0);
    else await store.unschedule(task);
    return { forbidden: all, came };
  }

  /** Lets the streams go on that were ended by force. */
  async #resume(roomID: string, userID: string): Promise<void> {
    const { records, control } = this.options;
    const hushed = await records.hushed(roomID, userID);
    if (hushed.length === 0) return;
    await control.setStreams(hushed, false);
    await records.setHushed(roomID, userID, []);
  }

  /** Ends the streams that somebody publishes all the same. */
  async #cut(roomID: string, userID: string): Promise<void> {
    const { control, records } = this.options;
    const streams = await control.streamsOf(roomID, userID, LONGEST_TURN_MS);
    // That may have waited: who was let speak again meanwhile goes on.
    const { speech } = await records.said(roomID, userID);
    if (streams.length === 0 || leaveLeft(speech, unixNow()) > 0) return;
    const before = await records.hushed(roomID, userID);
    // Noted first: what is forbidden and forgotten stays so for good.
    await records.setHushed(roomID, userID, [...new Set([...before, ...streams])]);
    await control.setStreams(streams, true);
  }
}

const taskOf = ({ roomID, userID }: Whom): string => JSON.stringify({ roomID, userID });

/**
 * Applies what is said until what was applied last is still said afterwards: of two who say different things at once,
 * here or in two instances, the one whose word came to ZEGO last looks again.
 */
async function settle<T>(read: () => Promise<T>, apply: (said: T) => Promise<Held>): Promise<Held> {
  for (let said = await read(); ;) {
    const held = await apply(said);
    const after = await read();
    if (isDeepStrictEqual(after, said)) return held;
    said = after;
  }
}
