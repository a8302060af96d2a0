import type { AskedCall } from './asked-call-type';

export type { AskedCall };

let asked: AskedCall | null = null;

/**
 * Remembers what a person asked for at home; `null` once it is over.
 *
 * @example `askForCall(null); // nobody waits any more`
 */
export function askForCall(call: AskedCall | null): void {
  asked = call;
}

/** What was asked for in this run of the app. @example `if (!askedCall()) goHome();` */
export function askedCall(): AskedCall | null {
  return asked;
}
