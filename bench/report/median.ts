/** The middle of them. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = NaN, high = NaN] = [sorted[sorted.length % 2 ? middle : middle - 1], sorted[middle]];
  return (low + high) / 2;
}

/** The median of one field of many measurements. */
export const medianOf = <T>(runs: readonly T[], field: (run: T) => number): number =>
  median(runs.map(field));
