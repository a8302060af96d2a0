import { readTab, writeTab } from '../platform/storage/tab-storage.h5';
import { ownIdentity } from '../token/identity/identity.h5';
import type { Identity } from '../token/identity/identity-type';
import { newKey } from './new-key';

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
        key = newKey();
        writeTab('development-key', key);
      }
      return { key };
    },
    isGuest: invited.isGuest,
  };
}
