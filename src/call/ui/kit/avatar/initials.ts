import { cleanID, isVisible } from '../../../validation/visible';

/**
 * What is seen as one character, by the tables that every engine has: a flag; an emoji with its colour or tags, and
 * those joined to it; a syllable of Hangul in its parts; a letter with its marks and, in scripts of India, those
 * joined to it. Not `Intl.Segmenter`, which old phones have not.
 */
const character =
  /\p{Regional_Indicator}{2}|\p{Emoji}(?:\p{Emoji_Modifier}|\ufe0f\u20e3?|[\u{e0020}-\u{e007f}]+)?(?:\u200d\p{Emoji}(?:\p{Emoji_Modifier}|\ufe0f)?)*|[\u1100-\u115f]+[\u1160-\u11ff]*|\p{L}(?:[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0c4d\u0d4d]\p{L}|\p{M})*|[^]\p{M}*/gu;

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
  return word.match(character)?.find(isVisible) ?? '';
}

/** The classes of someone's picture after `avatar--`: its colour, and the ring of who speaks. */
export const avatarLook = (userID: string, speaking: boolean): string =>
  `${avatarColour(userID)}${speaking ? ' avatar--speaking' : ''}`;

/** How many colours `avatar.scss` has. */
const COLOURS = 8;

/** One of the avatar colours, always the same for one userID. */
function avatarColour(userID: string): number {
  let hash = 0;
  for (let i = 0; i < userID.length; i += 1) hash = (hash * 31 + userID.charCodeAt(i)) >>> 0;
  return hash % COLOURS;
}
