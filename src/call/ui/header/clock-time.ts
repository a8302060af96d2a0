/**
 * A length of time as a clock shows it.
 *
 * @example `clockTime(75) // '01:15'`, `clockTime(3675) // '1:01:15'`
 */
export function clockTime(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
