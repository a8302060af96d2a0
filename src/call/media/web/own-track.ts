/** What counts as the person's: a browser that lets nobody record without a gesture takes these. */
const GESTURES = ['pointerdown', 'keydown'] as const;

export interface OwnTrackWatch {
  /** It ended by itself, or its device is gone: nothing will ever come of it again. */
  readonly onGone: () => void;
  /** The browser holds it back, or gives it back; told at once where it is held from the start. */
  readonly onHeld: (held: boolean) => void;
  /** The person touched the page, or pressed a key. */
  readonly onTouch: () => void;
}

/** Listens to what becomes of the track that is recorded with; returns its disposer. */
export function watchOwnTrack(
  track: MediaStreamTrack | undefined,
  { onGone, onHeld, onTouch }: OwnTrackWatch,
): () => void {
  const heard = () => onHeld(track?.muted ?? false);
  track?.addEventListener('ended', onGone);
  track?.addEventListener('mute', heard);
  track?.addEventListener('unmute', heard);
  for (const type of GESTURES) document.addEventListener(type, onTouch, true);
  // One that is got during a phone call is held from the start, and no event tells.
  heard();
  return () => {
    track?.removeEventListener('ended', onGone);
    track?.removeEventListener('mute', heard);
    track?.removeEventListener('unmute', heard);
    for (const type of GESTURES) document.removeEventListener(type, onTouch, true);
  };
}
