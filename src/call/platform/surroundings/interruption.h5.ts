/** Safari's (16.4) word on who has the sound; other browsers interrupt nobody. */
interface AudioSession extends EventTarget {
  readonly state: 'inactive' | 'active' | 'interrupted';
}

/**
 * Tells when a phone call or another app takes the sound (`true`) and gives it back (`false`);
 * returns its disposer. Only browsers with `navigator.audioSession` tell.
 *
 * @example `const stop = onInterruption((begun) => …);`
 */
export function onInterruption(listener: (begun: boolean) => void): () => void {
  const { audioSession } = navigator as Navigator & { audioSession?: AudioSession };
  if (!audioSession) return () => undefined;
  let begun = false;
  const changed = () => {
    const now = audioSession.state === 'interrupted';
    if (now === begun) return;
    begun = now;
    listener(now);
  };
  audioSession.addEventListener('statechange', changed);
  return () => audioSession.removeEventListener('statechange', changed);
}
