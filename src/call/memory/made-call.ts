import type { AskedCall } from './asked-call-type';

/** The call of this app, as the pages before it need it. */
export interface MadeCall {
  prepare(): void;
  readonly commands: {
    join(call: AskedCall): Promise<void>;
    leave(): Promise<void>;
  };
}

let made: MadeCall | null = null;
let begun: AskedCall | null = null;

/** Makes a call known to the pages before it, which import none of its code. Returns its disposer. */
export function provideCall(call: MadeCall): () => void {
  made = call;
  return () => {
    if (made === call) made = null;
  };
}

/** The call, `null` before its code has run and after its `dispose`. */
export const madeCall = (): MadeCall | null => made;

/**
 * Joins what a person asked for, once: at the tap where the call is there already, else from its page,
 * which must not try again what has failed meanwhile.
 */
export function beginCall(asked: AskedCall, commands = made?.commands): void {
  if (!commands || begun === asked) return;
  begun = asked;
  void commands.join(asked);
}
