import type { DebugLogin } from './debug-login-type';

/** Nothing: only a browser has the form. */
export function debugLogin(): DebugLogin | null {
  return null;
}

/** Does nothing, as above. */
export function enterWith(_login: DebugLogin | null, _path: string): void {
  // There is no form to come from.
}
