import type { UpdateListener } from './update-type';

/** Tells nothing: a page that is loaded anew is the new version. */
export function onUpdate(_listener: UpdateListener): void {
  // Nothing comes by itself.
}

/** Loads the page anew. */
export function restartUpdated(): void {
  window.location.reload();
}
