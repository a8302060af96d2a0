import { madeCall } from '../memory/made-call';

/**
 * Makes what the next join needs, if the call's code has been run: its socket is then open at the tap.
 * Records nothing, and is let go again where nobody joins.
 *
 * @example `prepareCall(); // a room was typed`
 */
export function prepareCall(): void {
  madeCall()?.prepare();
}
