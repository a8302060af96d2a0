/**
 * A roomID of nine digits in groups, easy to say on the phone and to type: `482-915-037`. Taken by
 * somebody else already about as often as one in a billion; it keeps nobody out who guesses it.
 *
 * @param random - as `Math.random`
 */
export function randomRoomID(random: () => number): string {
  const group = () => String(Math.floor(random() * 1000)).padStart(3, '0');
  return [group(), group(), group()].join('-');
}
