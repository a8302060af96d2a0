/** What a host asks of the token service, in its words (`server/README.md`, Requests). */
export type HostAction =
  /** Lets somebody speak who only listens, or takes that back; lets somebody in again. */
  | { readonly action: 'grant' | 'revoke' | 'readmit'; readonly userID: string }
  /** Puts somebody out, who doesn't come back before they are let in again. The reason is said to them. */
  | { readonly action: 'remove'; readonly userID: string; readonly reason?: string }
  /** Asks everybody to mute; keeps new people out, or no longer. */
  | { readonly action: 'mute-all' | 'lock' | 'unlock' }
  /** Ends the call for everybody. The reason is said to them. */
  | { readonly action: 'close'; readonly reason?: string };

/** What the service knows of a room. */
export interface HostView {
  readonly locked: boolean;
  /** The userIDs of whoever was put out and not let in again. */
  readonly removed: readonly string[];
}
