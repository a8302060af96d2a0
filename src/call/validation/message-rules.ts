/** What the cloud lets people write, and how much of it is kept and shown. */
import { byteLength } from './ids';
import { isVisible } from './visible';

/** The longest message, in bytes of UTF-8. The SDK counts UTF-16 units, and lets three times as much pass. */
export const MOST_BYTES = 1024;
/**
 * Between two messages of one person, in ms. The cloud wants 500; the SDK measures them in whole seconds of the
 * phone's clock, and refuses two that fall into one.
 */
export const APART_MS = 1050;
/** How long the room may take to answer for a message, in ms. */
export const ANSWERED_WITHIN_MS = 8000;

/** Why a text can't be sent as it is. */
export type TextFault = 'empty' | 'too-long';

/** @example `textFault('') // 'empty'` */
export function textFault(text: string): TextFault | null {
  if (!isVisible(text)) return 'empty';
  return byteLength(text.trim()) > MOST_BYTES ? 'too-long' : null;
}

/**
 * Marks that turn the direction of what follows, and control characters but the line's end. The joiners and
 * selectors that emoji are made of stay.
 */
const unwanted = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/gu;

/**
 * A stranger's text as it may be shown: no longer than an honest one, upright, with few empty lines, and
 * without towers of accents.
 */
export function shownText(text: string): string {
  return upTo(MOST_BYTES, text)
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(unwanted, '')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .replace(/\n\s*\n\s*/g, '\n\n')
    .trim();
}

/** The beginning of a text that has so many bytes. */
function upTo(bytes: number, text: string): string {
  // No character has fewer bytes than units.
  if (byteLength(text) <= bytes) return text;
  let taken = '';
  let left = bytes;
  for (const character of text) {
    left -= byteLength(character);
    if (left < 0) break;
    taken += character;
  }
  return taken;
}
