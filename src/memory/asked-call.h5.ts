import { readTab, writeTab } from '@/platform/tab-storage.h5';
import type { AskedCall } from './asked-call-type';

export type { AskedCall };

/** Remembers what a person asked for at home; `null` once it is over. */
export function askForCall(call: AskedCall | null): void {
  writeTab('asked-call', call ? JSON.stringify(call) : '');
}

/** What was asked for in this tab: who loads the page of their call anew is still in it. */
export function askedCall(): AskedCall | null {
  const text = readTab('asked-call');
  return text === '' ? null : (JSON.parse(text) as AskedCall);
}
