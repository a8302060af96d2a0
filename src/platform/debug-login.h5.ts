import type { DebugLogin } from './debug-login-type';
import { readTab, writeTab } from './tab-storage.h5';

/** What was typed in the debug form of this tab; `null` where nothing was. Never in production. */
export function debugLogin(): DebugLogin | null {
  const text = process.env.NODE_ENV === 'production' ? '' : readTab('debug-login');
  return text === '' ? null : (JSON.parse(text) as DebugLogin);
}

/**
 * Keeps what was typed for this tab and opens the call with it; `null` forgets it. The page loads
 * anew, for an engine is made for one AppID.
 */
export function enterWith(login: DebugLogin | null, path: string): void {
  writeTab('debug-login', login === null ? '' : JSON.stringify(login));
  window.location.hash = `#${path}`;
  window.location.reload();
}
