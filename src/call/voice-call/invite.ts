import { tokens, type Tokens } from '../token/tokens';

/**
 * Makes a ticket for this room, by which a browser gets in: it goes into the link that is shared
 * (`ticket` in its query). Rejects where there is none to be had: guests may not invite.
 */
export const invite: Tokens['invite'] = (roomID) => tokens.invite(roomID);
