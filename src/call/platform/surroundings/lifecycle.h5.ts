/** Tells when the tab is shown again; returns its disposer. @example `const stop = onShow(refresh);` */
export function onShow(listener: () => void): () => void {
  return onVisibility('visible', listener);
}

/**
 * Tells when the tab is hidden or about to be closed; a browser lets a hidden tab run on.
 *
 * @example `const stop = onHide(save);`
 */
export function onHide(listener: () => void): () => void {
  return onVisibility('hidden', listener);
}

/** Tells when the page goes away for good: closed, reloaded, or left. */
export function onClose(listener: () => void): () => void {
  window.addEventListener('pagehide', listener);
  return () => window.removeEventListener('pagehide', listener);
}

function onVisibility(state: DocumentVisibilityState, listener: () => void): () => void {
  const changed = () => {
    if (document.visibilityState === state) listener();
  };
  document.addEventListener('visibilitychange', changed);
  return () => document.removeEventListener('visibilitychange', changed);
}
