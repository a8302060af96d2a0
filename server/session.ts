import type { ServiceKeys } from './keys';
import type { InvitedRole } from './rooms/role';
import { seal, unseal } from './seal';

/** Who somebody is, and until when (Unix seconds). */
export interface Session {
  readonly userID: string;
  readonly expiresAt: number;
  /** Unix seconds. Missing in one of a time before sessions could be taken back. */
  readonly issuedAt?: number;
  /** Missing in a member's. */
  readonly guest?: Guest;
}

export interface Guest {
  /** The one room that the session is good for. */
  readonly roomID: string;
  /** The userID of who invited. */
  readonly inviter: string;
  /** Missing, like the ticket's id, in a session of a time before there were roles: a speaker's. */
  readonly role?: InvitedRole;
  /** The id of the ticket by which they came. */
  readonly ticket?: string;
}

export function sealSession(keys: ServiceKeys, session: Session): string {
  return seal(keys, 'session', session);
}

/** @returns the session, or `undefined` when it is forged, damaged or over */
export function openSession(keys: ServiceKeys, sealed: string, now: number): Session | undefined {
  const session = unseal(keys, 'session', sealed) as Session | undefined;
  return session && session.expiresAt > now ? session : undefined;
}
