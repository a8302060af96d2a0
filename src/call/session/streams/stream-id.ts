import { digest } from '../../validation/digest';

/** How many characters of each part: 11 + 9 + 8 and two dashes, far below the 255 allowed. */
const NONCE_LENGTH = 8;

/**
 * The id of the stream of one join: a digest of room and user, the time, and a nonce. Unique per
 * AppID as the cloud demands (seed: 推送音频流), and free of what ids of rooms and users may hold
 * but a streamID may not. Whose stream it is comes from the stream's `user`, never from this.
 *
 * @param now - ms since 1970
 * @param random - `Math.random`
 */
export function makeStreamID(
  roomID: string,
  userID: string,
  now: number,
  random: () => number,
): string {
  let nonce = '';
  while (nonce.length < NONCE_LENGTH) nonce += random().toString(36).slice(2);
  return `${digest(`${roomID}\n${userID}`)}-${now.toString(36)}-${nonce.slice(0, NONCE_LENGTH)}`;
}
