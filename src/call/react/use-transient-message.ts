import { useEffect, useState } from 'react';

/** How long a word about what was just done stays, in ms. */
const STAYS = 3000;

/**
 * A word about what was just done, which goes by itself.
 *
 * @example `const [said, say] = useTransientMessage(); say('Copied')`
 */
export function useTransientMessage(): [said: string, say: (text: string) => void] {
  // An object, so that the same word said twice starts anew.
  const [said, setSaid] = useState({ text: '' });
  useEffect(() => {
    if (!said.text) return undefined;
    const timer = setTimeout(() => setSaid({ text: '' }), STAYS);
    return () => clearTimeout(timer);
  }, [said]);
  return [said.text, (text) => setSaid({ text })];
}
