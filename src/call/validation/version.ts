/**
 * Whether a version is lower than another, number by number; an unknown one counts as high enough.
 *
 * @example `isOlder('2.9.5', '2.12.0') // true`
 */
export function isOlder(version: string, than: string): boolean {
  const [mine, theirs] = [version, than].map((text) =>
    text.split('.').map((part) => parseInt(part, 10)),
  );
  for (const [at, wanted] of (theirs ?? []).entries()) {
    const has = mine?.[at] ?? NaN;
    if (Number.isNaN(has) || has > wanted) return false;
    if (has < wanted) return true;
  }
  return false;
}

/**
 * WeChat's base library that a call needs: `enable-mic` and the volume of live-pusher and
 * live-player are as old as these.
 *
 * @example `isOlder(device().baseLibrary, OLDEST_BASE_LIBRARY)`
 */
export const OLDEST_BASE_LIBRARY = '2.12.0';
