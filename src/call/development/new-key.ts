import { wallNow } from '../platform/clock/wall-clock';

/** A person of its own for the local cloud, which takes everybody by a key. */
export const newKey = (): string =>
  `${wallNow().toString(36)}${Math.random().toString(36).slice(2)}`;
