import type { ServiceKeys } from './keys';
import { seal, unseal } from './seal';

/** Who somebody is, and until when (Unix seconds). */
export interface Session {
  readonly userID: string;
  readonly expiresAt: number;
  /** Missing in a member's. */
  readonly guest?: Guest;
}

export interface Guest {
  /** The one room that the session is good for. */
  readonly roomID: string;
  /** The userID of the member who invited. */
  readonly inviter: string;
}

export function sealSession(keys: ServiceKeys, session: Session): string {
  return seal(keys, 'session', session);
}

/** @returns the session, or `undefined` when it is forged, damaged or over */
export function openSession(keys: ServiceKeys, sealed: string, now: number): Session | undefined {
  const session = unseal(keys, 'session', sealed) as Session | undefined;
  return session && session.expiresAt > now ? session : undefined;
}
