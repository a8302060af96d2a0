/** Any value as the text a view shows: nothing for nothing, JSON for what has no text of its own. */
export function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  return JSON.stringify(value) ?? '';
}
