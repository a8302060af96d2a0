import { readStored, writeStored } from '@/platform/storage';
import { roomIDFault } from '@/validation/ids';

/** A call that nobody hung up: the app was killed or opened anew, or the page swiped away. */
export interface UnfinishedCall {
  readonly roomID: string;
  /** When it was last known to go on, in ms since 1970. */
  readonly at: number;
}

/** Older than this, nobody is waiting any more. In ms. */
const FORGOTTEN_AFTER = 2 * 3_600_000;

/** The call that was going on when the app lost sight of it, if that was lately. */
export function unfinishedCall(now: number): UnfinishedCall | null {
  try {
    const { roomID, at } = JSON.parse(
      readStored('unfinished-call') || '{}',
    ) as Partial<UnfinishedCall>;
    if (typeof roomID !== 'string' || typeof at !== 'number' || roomIDFault(roomID)) return null;
    return now - at < FORGOTTEN_AFTER ? { roomID, at } : null;
  } catch {
    // Written by another version: nothing is lost but an offer.
    return null;
  }
}

/** Notes that a call goes on. */
export function noteCall(roomID: string, at: number): void {
  writeStored('unfinished-call', JSON.stringify({ roomID, at } satisfies UnfinishedCall));
}

/** The call came to an end that the person saw. */
export function forgetCall(): void {
  writeStored('unfinished-call', '');
}
