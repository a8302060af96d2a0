import { homeAddress } from '../../platform/home-address';
import { invite } from '../../voice-call/invite';
import { invitationPage } from './invitation-page';

/**
 * A link that brings a browser into this room, with a ticket to get in by: behind the `#`, where it
 * stays out of every server's log. The local cloud lets everybody in. Rejects where there is no
 * ticket to be had: guests may not invite.
 */
export async function invitationLink(roomID: string): Promise<string> {
  const link = `${invitationPage}#${homeAddress(roomID)}`;
  if (__LOCAL_CLOUD__) return link;
  const { ticket } = await invite(roomID);
  return `${link}&ticket=${encodeURIComponent(ticket)}`;
}
