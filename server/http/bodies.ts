import type { InvitedRole } from '../rooms/role';

/**
 * What the requests must carry, as JSON Schema. A `description` is what a client that sends
 * something else reads.
 */

const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength });
const one = (...texts: readonly string[]) => ({ type: 'string', enum: texts });

type Properties = Readonly<Record<string, object>>;

/** Nothing but these: a userID in a body is a mistake that must not go unnoticed. */
const object = (needed: Properties, possible: Properties = {}) => ({
  type: 'object',
  properties: { ...needed, ...possible },
  required: Object.keys(needed),
  additionalProperties: false,
});

const roomID = text(128);
const userID = text(64);
/** What we made: 12 bytes in base64url. */
const ticketID = { type: 'string', pattern: '^[\\w-]{16}$' };
const role = one('speaker', 'listener');
const sealed = text(2048);
/** Its length in bytes is looked at apart. */
const reason = { type: 'string', maxLength: 256 };

/** {@link Credentials} */
export const loginBody = {
  anyOf: [object({ code: text(512) }), object({ ticket: sealed }), object({ key: text(256) })],
  description: 'a JSON object with one text: code, ticket or key',
};

export interface RoomBody {
  readonly role?: InvitedRole;
}

export const roomBody = {
  ...object({}, { role }),
  description: 'a JSON object that may have a role: speaker or listener',
};

/** {@link InviteRequest} */
export const inviteBody = {
  ...object(
    { roomID },
    { role, uses: { type: 'integer', minimum: 1, maximum: 10_000 }, hostKey: sealed },
  ),
  description:
    'a JSON object with a roomID of 1 to 128 bytes; it may have a role (speaker, listener), uses (1 to 10,000) and a hostKey',
};

/** {@link TokenRequest} */
export const tokenBody = {
  ...object({ roomID }, { ticket: sealed, hostKey: sealed, grant: sealed }),
  description:
    'a JSON object with one text: roomID, of 1 to 128 bytes; it may have a ticket, a hostKey and a grant',
};

const host = { roomID, hostKey: sealed };

/** {@link HostRequest} */
export const hostBody = {
  anyOf: [
    object({ ...host, action: one('grant', 'revoke', 'readmit'), userID }),
    object({ ...host, action: one('remove'), userID }, { reason }),
    object({ ...host, action: one('mute-all', 'lock', 'unlock') }),
    object({ ...host, action: one('close') }, { reason }),
  ],
  description:
    'a JSON object with roomID, hostKey and action: grant, revoke, remove or readmit with a userID; mute-all, lock, unlock or close; remove and close may have a reason of up to 256 bytes',
};

/** {@link TakeBack} */
export const takeBackBody = {
  anyOf: [
    object({ action: one('deny-user', 'allow-user', 'end-sessions'), userID }),
    object({ action: one('deny-ticket', 'allow-ticket'), ticketID }),
  ],
  description:
    'a JSON object with action: deny-user, allow-user or end-sessions with a userID; deny-ticket or allow-ticket with a ticketID',
};
