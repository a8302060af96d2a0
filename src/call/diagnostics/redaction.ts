import { digest } from '../../validation/digest';

export type IDKind = 'room' | 'user' | 'stream';

/** So many characters tell the ids of one call apart; far too few to hold one. */
const DIGEST_LENGTH = 6;
/** The longest text of somebody else's that is shown. */
const TEXT_LENGTH = 160;

/** What looks like a token, a session or a key: a long run of the characters these are made of. */
const SECRET = /[\w+/=.-]{24,}/g;

/**
 * Takes ids, names and secrets out of what is kept. An id becomes a digest, the same in everybody's
 * report, so that two reports of one call can be laid side by side. A short id can be guessed from
 * its digest by trying; a name has none at all.
 */
export class Redaction {
  /** What was an id or a name somewhere, and what stands for it in free text. */
  private readonly known = new Map<string, string>();

  /** An id as the report shows it, e.g. `user:3k9x0a`. */
  id(kind: IDKind, id: string): string {
    const short = `${kind}:${digest(id).slice(-DIGEST_LENGTH)}`;
    this.know(id, short);
    return short;
  }

  /** From here on this name is left out of every text. */
  name(name: string): void {
    this.know(name, '<name>');
  }

  /**
   * A text written by others (an error's message) without ids, names and secrets, and not long. To
   * be called when it is shown: by then more is known than when it was written.
   */
  text(text: string): string {
    // The longest first, and in one go: an id may be part of another, or of what stands for one.
    const words = [...this.known.keys()].sort((one, other) => other.length - one.length);
    const known = new RegExp(words.map(escaped).join('|') || '(?!)', 'g');
    return text
      .replace(SECRET, '<secret>')
      .replace(known, (word) => this.known.get(word) ?? '')
      .replace(/\s+/g, ' ')
      .slice(0, TEXT_LENGTH);
  }

  private know(word: string, stand: string): void {
    if (word && !this.known.has(word)) this.known.set(word, stand);
  }
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
