import type { PersonKey } from './storage';

/**
 * What belongs to this tab alone, over reloads. A duplicated tab is born with a copy of the other's
 * sessionStorage: two tabs would be one person, and put each other out of the room.
 */

/** What is kept for a tab. */
export type TabKey = 'asked-call' | 'debug-login' | 'development-key' | 'ticket' | PersonKey;

/** What makes a person of a tab. An invitation makes none: whoever has it is a guest of their own. */
const OF_PERSON: readonly TabKey[] = [
  'asked-call',
  'debug-login',
  'development-key',
  'host-keys',
  'token-session',
  'unfinished-call',
];
/** Written when a page goes: whoever finds it next is the same tab, reloaded. */
const LEFT = 'tab-left';

/** `null` where the browser forbids it: then nothing is kept. */
function storage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

/** Without the mark, what is there is a copy of a tab that still lives, or of one that crashed. */
function takePossession(): void {
  const store = storage();
  if (store?.getItem(LEFT) === null) OF_PERSON.forEach((key) => store.removeItem(key));
  store?.removeItem(LEFT);
  window.addEventListener('pagehide', () => store?.setItem(LEFT, '1'));
  window.addEventListener('pageshow', () => store?.removeItem(LEFT));
}

takePossession();

/** Reads a text of this tab; empty where there is none. */
export function readTab(key: TabKey): string {
  return storage()?.getItem(key) ?? '';
}

/** Keeps a text for this tab; an empty one forgets it. */
export function writeTab(key: TabKey, value: string): void {
  try {
    if (value) storage()?.setItem(key, value);
    else storage()?.removeItem(key);
  } catch {
    // Full: the tab is somebody new after a reload, and nothing worse.
  }
}
