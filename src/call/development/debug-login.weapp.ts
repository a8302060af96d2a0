import type { DebugLogin } from './debug-login-type';

/** Nothing: only a browser has the form. @example `const { appID, server } = debugLogin() ?? settings;` */
export function debugLogin(): DebugLogin | null {
  return null;
}

/** Does nothing, as above. @example `enterWith(null, '/pages/home/index')` */
export function enterWith(_login: DebugLogin | null, _path: string): void {
  // There is no form to come from.
}
