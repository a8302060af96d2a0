/** What the service says to the clients in a room; README.md has the same for other clients. */

/** The sender of every word: nobody gets a token for this userID. */
export const SERVICE_USER = 'service';

/** Times are Unix seconds. */
export type Word =
  | { readonly t: 'grant'; readonly grant: string; readonly until: number }
  | { readonly t: 'revoke' }
  | { readonly t: 'mute-all' }
  | { readonly t: 'locked'; readonly on: boolean };

/** The content of a custom command. */
export const written = (word: Word): string => JSON.stringify({ v: 1, ...word });
