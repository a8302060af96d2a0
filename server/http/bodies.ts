/**
 * What the requests must carry, as JSON Schema. A `description` is what a client that sends
 * something else reads.
 */

const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength });

/** Nothing but these: a userID in a body is a mistake that must not go unnoticed. */
const object = (properties: Readonly<Record<string, object>>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

/** {@link Credentials} */
export const loginBody = {
  anyOf: [object({ code: text(512) }), object({ ticket: text(2048) }), object({ key: text(256) })],
  description: 'a JSON object with one text: code, ticket or key',
};

export interface RoomBody {
  readonly roomID: string;
}

export const roomBody = {
  ...object({ roomID: text(128) }),
  description: 'a JSON object with one text: roomID, of 1 to 128 bytes',
};
