import { queryText, cleanID } from '@/call/prejoin';

/** The query that home was opened with. */
export type HomeQuery = Readonly<Record<string, string | undefined>>;

/**
 * The room of an invitation, empty without one. It comes as
 *
 * - `roomID`: a shared card, a link of the browser's page
 * - `q`: a QR code of a plain link (扫普通链接二维码打开小程序), the whole link as one encoded value
 * - `scene`: a mini-program code, 32 characters at most: the roomID itself, or `roomID=` and the roomID
 */
export function invitedRoom({ roomID, q, scene }: HomeQuery): string {
  if (roomID) return cleanID(queryText(roomID));
  if (q) return cleanID(queryText(/[?&]roomID=([^&#]*)/.exec(queryText(q))?.[1]));
  return cleanID(queryText(scene).replace(/^roomID=/, ''));
}
