import { readOwn, writeOwn } from '../platform/storage/person-storage';
import { roomIDFault } from '../validation/ids';

/** A call that nobody hung up: the app was killed or opened anew, or the page swiped away. */
export interface UnfinishedCall {
  readonly roomID: string;
  /** When it was last known to go on, in ms since 1970. */
  readonly at: number;
}

/** Older than this, nobody is waiting any more. In ms. */
const FORGOTTEN_AFTER = 2 * 3_600_000;

/** Who comes back so soon, in ms, by the card of the very call, goes on with it without being asked. */
const GOES_ON_WITHIN = 2 * 60_000;

/**
 * Whether a call broke off just now: later, a tap is asked before the microphone is on again.
 *
 * @example `isJustBrokenOff(call, Date.now())`
 */
export function isJustBrokenOff(call: UnfinishedCall, now: number): boolean {
  const age = now - call.at;
  // The clock may have been set back since: nobody can tell then.
  return age >= 0 && age < GOES_ON_WITHIN;
}

/**
 * The call that was going on when the app lost sight of it, if that was lately.
 *
 * @example `const call = unfinishedCall(Date.now()); // { roomID: 'room-1', at: … }`
 */
export function unfinishedCall(now: number): UnfinishedCall | null {
  try {
    const { roomID, at } = JSON.parse(
      readOwn('unfinished-call') || '{}',
    ) as Partial<UnfinishedCall>;
    if (typeof roomID !== 'string' || typeof at !== 'number' || roomIDFault(roomID)) return null;
    return Math.abs(now - at) < FORGOTTEN_AFTER ? { roomID, at } : null;
  } catch {
    // Written by another version: nothing is lost but an offer.
    return null;
  }
}

/** Notes that a call goes on. */
export function noteCall(roomID: string, at: number): void {
  writeOwn('unfinished-call', JSON.stringify({ roomID, at } satisfies UnfinishedCall));
}

/** The call came to an end that the person saw. @example `<Press onPress={forgetCall}>Dismiss</Press>` */
export function forgetCall(): void {
  writeOwn('unfinished-call', '');
}
