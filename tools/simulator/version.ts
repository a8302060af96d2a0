/** Whether a base library such as `2.30.3` came before another. */
export function olderThan(version: string, than: string): boolean {
  const [a, b] = [version, than].map((one) => one.split('.').map(Number));
  for (let n = 0; n < 3; n += 1) {
    const difference = (a?.[n] ?? 0) - (b?.[n] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
