import { graphemeSegments } from 'unicode-segmenter/grapheme';
import { cleanID, isVisible } from '../../../validation/visible';

const han = /^[\u4e00-\u9fff]+$/;

/**
 * Up to two characters that stand for a name: the last two of a Chinese name (the given name),
 * the first letters of the first and last word of any other.
 *
 * @example `initials('王小明') // '小明'`, `initials('Ada King Lovelace') // 'AL'`
 */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(isVisible);
  const first = words[0] ?? '';
  const last = words[words.length - 1] ?? '';
  const plain = cleanID(first);
  if (words.length === 1 && han.test(plain)) return plain.slice(-2);
  const letters = words.length > 1 ? [firstOf(first), firstOf(last)] : [firstOf(first)];
  return letters.join('').toUpperCase();
}

/** What one sees first of a word: a family of emoji, a flag or a letter with its accents is one. */
function firstOf(word: string): string {
  for (const { segment } of graphemeSegments(word)) if (isVisible(segment)) return segment;
  return '';
}

/** How many colours `avatar.scss` has. */
const COLOURS = 8;

/** One of the avatar colours, always the same for one userID. */
export function avatarColour(userID: string): number {
  let hash = 0;
  for (let i = 0; i < userID.length; i += 1) hash = (hash * 31 + userID.charCodeAt(i)) >>> 0;
  return hash % COLOURS;
}
