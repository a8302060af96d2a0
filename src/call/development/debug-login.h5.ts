import type { DebugLogin } from './debug-login-type';
import { readTab, writeTab } from '../platform/storage/tab-storage.h5';

/**
 * What was typed in the debug form of this tab; `null` where nothing was. Never in production.
 *
 * @example `const { appID, server } = debugLogin() ?? settings;`
 */
export function debugLogin(): DebugLogin | null {
  const text = process.env.NODE_ENV === 'production' ? '' : readTab('debug-login');
  try {
    const login: unknown = JSON.parse(text);
    return isLogin(login) ? login : null;
  } catch {
    return null;
  }
}

function isLogin(value: unknown): value is DebugLogin {
  const { appID, server, userID, token } = (value ?? {}) as Record<string, unknown>;
  return (
    typeof appID === 'number' && [server, userID, token].every((text) => typeof text === 'string')
  );
}

/**
 * Keeps what was typed for this tab and opens the call with it; `null` forgets it. The page loads
 * anew, for an engine is made for one AppID.
 *
 * @example `enterWith(null, '/pages/home/index')`
 */
export function enterWith(login: DebugLogin | null, path: string): void {
  writeTab('debug-login', login === null ? '' : JSON.stringify(login));
  window.location.hash = `#${path}`;
  window.location.reload();
}
