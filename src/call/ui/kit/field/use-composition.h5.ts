import { useRef } from 'react';

/** So long after a word was composed, in ms, a key may still be the one that took it. */
const TAKES_WITHIN_MS = 500;
/** What a key is that the input method has dealt with. */
const DEALT_WITH = 229;

/** Which Enter is the person's, and which one only took a word that was being composed, as in Chinese. */
export interface Composition {
  /** For the field. */
  readonly handlers: {
    readonly onCompositionEnd: (event: { readonly timeStamp: number }) => void;
    readonly onKeyUp: () => void;
  };
  /** Whether a key was for the word. To be asked once a key. */
  readonly takes: (event: KeyboardEvent) => boolean;
}

/**
 * Browsers differ in the order: most tell of the key, then that the word is done, and the key is marked.
 * Safari says first that the word is done, and of the key as of any other, before it goes up.
 */
export function useComposition(): Composition {
  const endedAt = useRef(-Infinity);
  const forget = () => {
    endedAt.current = -Infinity;
  };
  return {
    handlers: {
      onCompositionEnd({ timeStamp }) {
        endedAt.current = timeStamp;
      },
      onKeyUp: forget,
    },
    takes({ isComposing, keyCode, timeStamp }) {
      const justEnded = timeStamp - endedAt.current < TAKES_WITHIN_MS;
      forget();
      return isComposing || keyCode === DEALT_WITH || justEnded;
    },
  };
}
