import Taro from '@tarojs/taro';

/** What this app keeps on the phone. */
export type StoredKey = 'user-name' | 'recent-rooms' | 'player-mode' | PersonKey;

/** Of these, what is a person's own: a browser keeps it for a tab (`person-storage.h5.ts`). */
export type PersonKey = 'unfinished-call' | 'token-session' | 'host-keys';

/** Reads a text; empty where there is none. @example `const name = readStored('user-name');` */
export function readStored(key: StoredKey): string {
  try {
    const value: unknown = Taro.getStorageSync(key);
    return typeof value === 'string' ? value : '';
  } catch {
    return '';
  }
}

/**
 * Keeps a text. A full or forbidden storage loses it silently: it is a convenience only.
 *
 * @example `writeStored('user-name', 'Ann');`
 */
export function writeStored(key: StoredKey, value: string): void {
  try {
    Taro.setStorageSync(key, value);
  } catch {
    // Nothing to do: the person types it once more next time.
  }
}
