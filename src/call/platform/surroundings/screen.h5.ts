let wanted = false;
let lock: WakeLockSentinel | undefined;

/**
 * Keeps the screen from going dark, where the browser can. It forgets it when the tab is hidden.
 *
 * @example `setKeepScreenOn(true);`
 */
export function setKeepScreenOn(on: boolean): void {
  wanted = on;
  void (on ? hold() : release());
}

async function hold(): Promise<void> {
  try {
    const taken = await navigator.wakeLock.request('screen');
    if (wanted && !lock) {
      lock = taken;
      taken.addEventListener('release', () => {
        if (lock === taken) lock = undefined;
      });
    } else await taken.release();
  } catch {
    // Not every browser has it, and a low battery refuses it: the call goes on without.
  }
}

async function release(): Promise<void> {
  const held = lock;
  lock = undefined;
  await held?.release().catch(() => undefined);
}
