/** Whether the browser believes that there is a network. */
export async function isOnline(): Promise<boolean> {
  return navigator.onLine;
}

/** Tells when the network goes and comes back; returns its disposer. */
export function onNetworkChange(listener: (online: boolean) => void): () => void {
  const online = () => listener(true);
  const offline = () => listener(false);
  window.addEventListener('online', online);
  window.addEventListener('offline', offline);
  return () => {
    window.removeEventListener('online', online);
    window.removeEventListener('offline', offline);
  };
}
