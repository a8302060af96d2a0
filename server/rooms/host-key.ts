import type { ServiceKeys } from '../keys';
import { seal, unseal } from '../seal';

/** Whoever shows it with a session is host of that room, until then (Unix seconds). */
export interface HostKey {
  readonly roomID: string;
  readonly expiresAt: number;
  /** The one who may show it; missing where it may be handed on. */
  readonly userID?: string;
}

export function sealHostKey(keys: ServiceKeys, key: HostKey): string {
  return seal(keys, 'host', key);
}

/** Whether this makes that user the host of that room. */
export function isHostKey(
  keys: ServiceKeys,
  sealed: string,
  to: { readonly roomID: string; readonly userID: string },
  now: number,
): boolean {
  const key = unseal(keys, 'host', sealed) as HostKey | undefined;
  if (!key || key.roomID !== to.roomID || key.expiresAt <= now) return false;
  return key.userID === undefined || key.userID === to.userID;
}
