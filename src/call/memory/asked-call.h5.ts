import { readTab, writeTab } from '../platform/storage/tab-storage.h5';
import { roomIDFault } from '../validation/ids';
import type { AskedCall } from './asked-call-type';

export type { AskedCall };

/** As it was handed over: whoever asks knows by the object whether this very call was begun. */
let latest: AskedCall | null = null;

/**
 * Remembers what a person asked for at home; `null` once it is over.
 *
 * @example `askForCall(null); // nobody waits any more`
 */
export function askForCall(call: AskedCall | null): void {
  latest = call;
  writeTab('asked-call', call ? JSON.stringify(call) : '');
}

/**
 * What was asked for in this tab: who loads the page of their call anew is still in it.
 *
 * @example `if (!askedCall()) goHome();`
 */
export function askedCall(): AskedCall | null {
  if (latest) return latest;
  try {
    const { roomID, userName } = JSON.parse(readTab('asked-call') || '{}') as Partial<AskedCall>;
    if (typeof roomID !== 'string' || typeof userName !== 'string') return null;
    return roomIDFault(roomID) ? null : { roomID, userName };
  } catch {
    // Written by another version, or by somebody's hand: then nothing was asked for.
    return null;
  }
}
