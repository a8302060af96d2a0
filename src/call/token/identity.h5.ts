import { readTab, writeTab } from '../platform/tab-storage.h5';
import { TokenError } from './token-error';
import type { Identity } from './identity-type';

/** Whoever was invited, by the ticket that led to this tab, kept for when the address shows another page. */
export function ownIdentity(): Identity {
  followTickets();
  return {
    async credential() {
      const ticket = currentTicket();
      if (ticket) return { ticket };
      throw new TokenError('refused', 'no invitation', 'ticket_missing');
    },
    isGuest: () => currentTicket() !== '',
  };
}

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

let isFollowing = false;

/** From the first call on; this tab's address is read at once, for nobody else needs what is in it. */
function followTickets(): void {
  if (isFollowing) return;
  isFollowing = true;
  currentTicket();
  // Another invitation opened in the same tab changes nothing but what is behind the `#`.
  window.addEventListener('hashchange', () => {
    const before = readTab('ticket');
    if (currentTicket() !== before) window.location.reload();
  });
}
