import { invite } from '../invite';

/**
 * A link that brings a browser into this room, with a ticket to get in by. The local cloud lets
 * everybody in. Rejects where there is no ticket to be had: guests may not invite.
 */
export async function invitationLink(roomID: string): Promise<string> {
  const { origin, pathname } = location;
  const room = `#/pages/home/index?roomID=${encodeURIComponent(roomID)}`;
  if (__LOCAL_CLOUD__) return `${origin}${pathname}${room}`;
  const { ticket } = await invite(roomID);
  return `${origin}${pathname}?ticket=${encodeURIComponent(ticket)}${room}`;
}
