/** Whether the browser believes that there is a network. */
export async function isOnline(): Promise<boolean> {
  return navigator.onLine;
}

const listeners = new Set<(online: boolean) => void>();

const tell = (online: boolean): void => {
  for (const listener of [...listeners]) listener(online);
};

// Here before any SDK, and heard before it. ZEGO's cuts its socket at this word, which may be false:
// it gets to see for itself whether there is a network.
window.addEventListener(
  'offline',
  (event) => {
    event.stopImmediatePropagation();
    tell(false);
  },
  true,
);
window.addEventListener('online', () => tell(true), true);

/**
 * Tells when the network goes and comes back; returns its disposer.
 *
 * @example `const stop = onNetworkChange((online) => …);`
 */
export function onNetworkChange(listener: (online: boolean) => void): () => void {
  const one = (online: boolean) => listener(online);
  listeners.add(one);
  return () => void listeners.delete(one);
}
