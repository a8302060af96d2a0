import { readObject } from '../json-object';

/** What ZEGO tells of a room. Times are Unix ms. */
export type RoomEvent =
  | {
      readonly event: 'room_login' | 'room_logout';
      readonly roomID: string;
      /** Which of the rooms of that ID, one after the other. A number beyond 2^53, so a text. */
      readonly roomSession: string;
      readonly userID: string;
      readonly userName: string;
      /** Which of the stays of that user. */
      readonly stay: string;
      readonly at: number;
    }
  | { readonly event: 'room_close'; readonly roomID: string; readonly roomSession: string };

/** What every callback carries. */
export interface Callback {
  readonly timestamp: string;
  readonly nonce: string;
  readonly signature: string;
  readonly appID: string;
  /** Missing where it tells of something that we don't keep. */
  readonly event?: RoomEvent;
}

/** Numbers that JavaScript can't hold: taken as the text that stands there. */
const BIG_NUMBER = /("room_session_id"\s*:\s*)(\d+)/g;

/**
 * Reads a callback: JSON, JSON in percent escapes, or a form; the documents show all three.
 *
 * @returns `undefined` where it is none of them
 */
export function readCallback(body: string): Callback | undefined {
  const fields = asJSON(body) ?? asJSON(unescaped(body)) ?? asForm(body);
  if (!fields) return undefined;
  const text = (name: string): string => {
    const value = fields[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const [timestamp, nonce, signature] = [text('timestamp'), text('nonce'), text('signature')];
  if (!timestamp || !nonce || !signature) return undefined;
  return { timestamp, nonce, signature, appID: text('appid'), event: eventOf(text) };
}

function eventOf(text: (name: string) => string): RoomEvent | undefined {
  const [event, roomID] = [text('event'), text('room_id')];
  if (!roomID) return undefined;
  if (event === 'room_close') return { event, roomID, roomSession: text('room_session_id') };
  if (event !== 'room_login' && event !== 'room_logout') return undefined;
  const [userID, stay] = [text('user_account'), text('session_id')];
  const at = Number(text(event === 'room_login' ? 'login_time' : 'logout_time'));
  if (!userID || !stay || !Number.isFinite(at)) return undefined;
  const roomSession = text('room_seq');
  return { event, roomID, roomSession, userID, userName: text('user_nickname'), stay, at };
}

type Fields = Readonly<Record<string, unknown>>;

const asJSON = (text: string): Fields | undefined => readObject(text.replace(BIG_NUMBER, '$1"$2"'));

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return '';
  }
}

function asForm(text: string): Fields | undefined {
  return /^[^={}]+=/.test(text) ? Object.fromEntries(new URLSearchParams(text)) : undefined;
}
