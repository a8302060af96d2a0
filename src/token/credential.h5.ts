import { readTab, writeTab } from '@/platform/tab-storage.h5';
import { wallNow } from '@/platform/wall-clock';
import { TokenError } from './token-error';
import type { Credential } from './token-service';

/**
 * The ticket of the invitation that led to this tab, kept for when the address shows another page.
 * A build for the local cloud needs none: it sends a key of this tab, so that every tab is a
 * person of its own.
 */
export async function credential(): Promise<Credential> {
  const ticket = currentTicket();
  if (ticket) return { ticket };
  if (!__LOCAL_CLOUD__) throw new TokenError('refused', 'no invitation', 'ticket_missing');
  let key = readTab('development-key');
  if (!key) {
    key = `${wallNow().toString(36)}${Math.random().toString(36).slice(2)}`;
    writeTab('development-key', key);
  }
  return { key };
}

/** Whether an invitation led to this tab: guests may not invite. */
export const isGuest = (): boolean => currentTicket() !== '';

/** `ticket` of the address, before or behind its `#`. */
function ticketOf(address: string): string {
  const found = /[?&]ticket=([^&#]+)/.exec(address)?.[1] ?? '';
  try {
    return decodeURIComponent(found);
  } catch {
    return '';
  }
}

function currentTicket(): string {
  const kept = readTab('ticket');
  const shown = ticketOf(window.location.href);
  if (!shown || shown === kept) return kept;
  writeTab('ticket', shown);
  // Another invitation, another guest: who one was is over.
  writeTab('token-session', '');
  return shown;
}

// At once: the next page's address doesn't say it any more.
currentTicket();
// Another invitation opened in the same tab changes nothing but what is behind the `#`.
window.addEventListener('hashchange', () => {
  const before = readTab('ticket');
  if (currentTicket() !== before) window.location.reload();
});
