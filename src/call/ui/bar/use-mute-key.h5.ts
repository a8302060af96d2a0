import { useEffect } from 'react';

const TEXT = 'input, textarea, select, [contenteditable]';

/** Whether a key means the microphone: M alone, and not as a letter of a text. */
function isMuteKey(event: KeyboardEvent): boolean {
  const { key, code, target } = event;
  if (event.repeat || event.isComposing) return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  // Keyboards of other scripts have another letter there.
  const latin = /^[a-z]$/i.test(key);
  if (latin ? key.toLowerCase() !== 'm' : code !== 'KeyM') return false;
  return !(target instanceof Element && target.closest(TEXT));
}

/** Calls `toggle` at the key M, wherever on the page the focus is. */
export function useMuteKey(toggle: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isMuteKey(event)) toggle();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [toggle]);
}
