/** A browser has no such event: the listener is never called. */
export function onInterruption(_listener: (begun: boolean) => void): () => void {
  return () => undefined;
}
