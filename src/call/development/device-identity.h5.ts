import { readTab, writeTab } from '../platform/tab-storage.h5';
import { wallNow } from '../platform/wall-clock';
import { ownIdentity } from '../token/identity.h5';
import type { Identity } from '../token/identity-type';

/**
 * Who this tab is to the local cloud: the guest of its ticket, else a person of its own.
 *
 * @example `tokenService('http://127.0.0.1:8899', deviceIdentity())`
 */
export function deviceIdentity(): Identity {
  const invited = ownIdentity();
  return {
    async credential() {
      if (invited.isGuest()) return invited.credential();
      let key = readTab('development-key');
      if (!key) {
        key = `${wallNow().toString(36)}${Math.random().toString(36).slice(2)}`;
        writeTab('development-key', key);
      }
      return { key };
    },
    isGuest: invited.isGuest,
  };
}
