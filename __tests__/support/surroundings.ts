/** Stands in for `platform/surroundings/network` and `platform/device/device` in component tests. */
import type { Device } from '@/call/platform/device/device-type';

const listeners = new Set<(online: boolean) => void>();

export const network = {
  online: true,
  isOnline: () => Promise.resolve(network.online),
  onNetworkChange(listener: (online: boolean) => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  /** The phone's network goes or comes. */
  tell: (online: boolean) => listeners.forEach((listener) => listener(online)),
};

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const usual: Device = {
  platform: 'ios',
  systemVersion: 17,
  baseLibrary: '3.8.10',
  isDevtools: false,
  textScale: 1,
};
export const phone: Writable<Device> = { ...usual };

/** Back to a phone with a network. */
export function resetSurroundings(): void {
  network.online = true;
  listeners.clear();
  Object.assign(phone, usual);
}
