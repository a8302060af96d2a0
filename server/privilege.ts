import { readObject } from './json-object';

/**
 * The payload of a token that is good for one room only (the vendor must switch privileges on for
 * the AppID). Without such a payload a token lets its user into every room.
 */
export interface Privilege {
  readonly roomID: string;
  readonly login: boolean;
  readonly publish: boolean;
  /** The streams that may be published; `undefined` for any. */
  readonly streamIDs?: readonly string[];
}

const LOGIN = '1';
const PUBLISH = '2';

/** The `payload` of a Token04, in the vendor's spelling. */
export function privilegePayload({ roomID, login, publish, streamIDs }: Privilege): string {
  return JSON.stringify({
    room_id: roomID,
    privilege: { [LOGIN]: Number(login), [PUBLISH]: Number(publish) },
    stream_id_list: streamIDs ?? null,
  });
}

/** Reads what {@link privilegePayload} wrote; `undefined` when the payload is something else. */
export function readPrivilege(payload: string): Privilege | undefined {
  const json = readObject(payload);
  if (!json) return undefined;
  const { room_id, privilege, stream_id_list } = json;
  if (typeof room_id !== 'string' || typeof privilege !== 'object' || privilege === null) {
    return undefined;
  }
  const granted = privilege as Record<string, unknown>;
  return {
    roomID: room_id,
    login: granted[LOGIN] === 1,
    publish: granted[PUBLISH] === 1,
    streamIDs: Array.isArray(stream_id_list) ? stream_id_list.map(String) : undefined,
  };
}
