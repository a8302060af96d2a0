/**
 * A link that brings a browser into this room.
 */
export async function invitationLink(roomID: string): Promise<string> {
  const { origin, pathname } = location;
  return `${origin}${pathname}#/pages/home/index?roomID=${encodeURIComponent(roomID)}`;
}
