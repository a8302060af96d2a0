import { digest } from '../validation/digest';

export type IDKind = 'room' | 'user' | 'stream';

/** So many characters tell the ids of one call apart; far too few to hold one. */
const DIGEST_LENGTH = 6;
/** The longest text of somebody else's that is shown. */
const TEXT_LENGTH = 160;

/**
 * So many ids and names are known at most: more than the kept lines of a full room mention, and a
 * bound for an app that makes one call after the other.
 */
const KNOWN = 2000;

/** What looks like a token, a session or a key: a long run of the characters these are made of. */
const SECRET = /[\w+/=.-]{24,}/g;

/**
 * Takes ids, names and secrets out of what is kept. An id becomes a digest, the same in everybody's
 * report, so that two reports of one call can be laid side by side. A short id can be guessed from
 * its digest by trying; a name has none at all.
 */
export class Redaction {
  /** What was an id or a name lately, and what stands for it in free text; the latest comes last. */
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
    if (!word) return;
    // What was known first is kept: an id that is somebody's name as well stays an id.
    const first = this.known.get(word) ?? stand;
    this.known.delete(word);
    this.known.set(word, first);
    const [oldest] = this.known.keys();
    if (this.known.size > KNOWN && oldest !== undefined) this.known.delete(oldest);
  }
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
