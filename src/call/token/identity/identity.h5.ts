import { forgetInAddress, valueIn } from '../../platform/address.h5';
import { readTab, writeTab } from '../../platform/storage/tab-storage.h5';
import { TokenError } from '../token-error';
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
    needsTicket: true,
  };
}

function currentTicket(): string {
  const { href } = window.location;
  const kept = readTab('ticket');
  const shown = valueIn(href, 'ticket');
  if (!shown) return kept;
  if (shown !== kept) {
    writeTab('ticket', shown);
    // Another invitation, another guest: who one was is over.
    writeTab('token-session', '');
  }
  // Where nothing can be kept, only the address knows it after a reload.
  if (readTab('ticket') === shown) forgetInAddress('ticket');
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
