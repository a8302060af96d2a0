/**
 * The codes by which live-pusher and live-player say that pushing, or playback, begins. Apart from
 * `codes.ts`, for the native components read them too: what a file of theirs shares with the page's
 * is packed by name, not by number, all of it.
 */
export const BEGUN_CODES = { publisher: 1002, player: 2004 } as const;
