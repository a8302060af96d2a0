import { readTab, writeTab } from '../platform/tab-storage.h5';
import { wallNow } from '../platform/wall-clock';
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

/** `ticket` and its value, before or behind the `#` of an address, with the sign before it. */
const TICKET = /([?&])ticket=([^&#]*)(&?)/;

/** The ticket of an address; empty where there is none, or none that can be read. */
function ticketOf(address: string): string {
  try {
    return decodeURIComponent(TICKET.exec(address)?.[2] ?? '');
  } catch {
    return '';
  }
}

/** The address without its ticket. */
const withoutTicket = (address: string): string =>
  address.replace(TICKET, (_, before: string, _ticket, after: string) => (after ? before : ''));

function currentTicket(): string {
  const { href } = window.location;
  const kept = readTab('ticket');
  const shown = ticketOf(href);
  if (!shown) return kept;
  if (shown !== kept) {
    writeTab('ticket', shown);
    // Another invitation, another guest: who one was is over.
    writeTab('token-session', '');
  }
  // It opens a room for whoever reads it over a shoulder, in a picture or in the browser's history. Where
  // nothing can be kept, only the address knows it after a reload.
  if (readTab('ticket') === shown) {
    window.history.replaceState(window.history.state, '', withoutTicket(href));
  }
  return shown;
}

// At once: nobody else needs it.
currentTicket();
// Another invitation opened in the same tab changes nothing but what is behind the `#`.
window.addEventListener('hashchange', () => {
  const before = readTab('ticket');
  if (currentTicket() !== before) window.location.reload();
});
