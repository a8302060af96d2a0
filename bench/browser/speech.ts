/** One turn of talking, in steps of the volume (5 Hz): 1.6 s. */
const TURN = 8;

/** Loud enough to be speech, as WeChat counts it (0-100). */
const LOUD = [38, 52, 61, 45, 57, 33, 49, 41];

/**
 * A conversation everybody can follow: people take turns of 1.6 s, and of eight others one falls
 * in; the rest are quiet. The same for every app.
 *
 * @param index - of the stream
 * @param step - counts the fifths of a second
 * @param count - of all streams
 * @returns its volume, 0 to 100
 */
export function speechAt(index: number, step: number, count: number): number {
  const turn = Math.floor(step / TURN);
  const speaks = index === turn % count || index === (turn * 3 + 1) % (count * 4);
  return speaks ? (LOUD[step % TURN] ?? 0) : step % 2;
}
