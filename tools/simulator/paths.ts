/**
 * Where a relative (`../parts/x`) or absolute (`/parts/x`) path in a file of the mini-program leads,
 * counted from its root, without a leading slash.
 */
export function resolvePath(from: string, target: string): string {
  const parts = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
