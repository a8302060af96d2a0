/** Marks that turn the direction of what follows, and those that end it. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Letters of scripts that run from right to left. */
const rightToLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/**
 * A stranger's text for a place in a sentence of ours: whichever way it runs, the sentence around it
 * stays as it is. Most texts need nothing of it and are given back as they are.
 *
 * @example `isolated(userName)`
 */
export function isolated(text: string): string {
  const straight = text.replace(turning, '');
  if (straight === text && !rightToLeft.test(text)) return text;
  return `${FIRST_STRONG_ISOLATE}${straight}${POP_ISOLATE}`;
}
