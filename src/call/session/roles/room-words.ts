/**
 * What programs in a room say to one another, as custom commands. Version 1: whoever doesn't know a word,
 * or its version, lets it pass.
 */

/**
 * Whom the token service's words come from; it gives no token to anybody of that name. A changed program can
 * claim to be it all the same, for the SDK takes the sender from what the sender wrote. So none of these
 * words is believed by itself: what one may do is asked of the token service.
 */
export const SERVICE_USER = 'service';

/** From the token service. */
export type ServiceWord =
  /** A host lets one speak; the token service gives a token for it. */
  | { readonly t: 'grant'; readonly grant: string }
  /** A host took that back. */
  | { readonly t: 'revoke' }
  /** A host asks everybody to mute; they may unmute. */
  | { readonly t: 'mute-all' }
  /** A host lets nobody new in, or does again. */
  | { readonly t: 'locked'; readonly on: boolean };

/** From somebody in the room: a hint for the screen, and never a right. */
export type RoomWord =
  | { readonly t: 'hand'; readonly up: boolean }
  /** From a host who came: who has a hand up says so again. */
  | { readonly t: 'hands?' };

const VERSION = 1;

/** @example `wordText({ t: 'hand', up: true })` */
export const wordText = (word: RoomWord): string => JSON.stringify({ v: VERSION, ...word });

/** A word of the service; `null` for what is none, or none that is known here. */
export function serviceWord(text: string): ServiceWord | null {
  const { t, grant, on } = read(text);
  if (t === 'grant' && typeof grant === 'string') return { t, grant };
  if (t === 'locked' && typeof on === 'boolean') return { t, on };
  return t === 'revoke' || t === 'mute-all' ? { t } : null;
}

/** A word of somebody in the room; `null` for what is none, or none that is known here. */
export function roomWord(text: string): RoomWord | null {
  const { t, up } = read(text);
  if (t === 'hand' && typeof up === 'boolean') return { t, up };
  return t === 'hands?' ? { t } : null;
}

function read(text: string): Readonly<Record<string, unknown>> {
  try {
    const said = JSON.parse(text) as Record<string, unknown> | null;
    return typeof said === 'object' && said?.v === VERSION ? said : {};
  } catch {
    return {};
  }
}
