import { TokenError } from './token-error';
import type { Credential } from './token-service';

const KEY = 'local-cloud-key';

/**
 * The ticket of the invitation that led here. A build for the local cloud needs none: it sends a
 * key of this tab, so that two tabs are two people.
 */
export async function credential(): Promise<Credential> {
  const ticket = /[?&]ticket=([^&#]+)/.exec(location.href)?.[1];
  if (ticket) return { ticket: decodeURIComponent(ticket) };
  if (!__LOCAL_CLOUD__) throw new TokenError('refused', 'no invitation', 'ticket_missing');
  let key = sessionStorage.getItem(KEY);
  if (!key) {
    key = `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
    sessionStorage.setItem(KEY, key);
  }
  return { key };
}
