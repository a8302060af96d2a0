import type { ServiceKeys } from './keys';
import type { InvitedRole } from './rooms/role';
import { seal, unseal } from './seal';

/** Lets people into one room, until then (Unix seconds). */
export interface Ticket {
  /** By which it can be taken back, and its uses are counted. */
  readonly id: string;
  readonly roomID: string;
  /** The userID of who invited. */
  readonly inviter: string;
  /** What they are there. */
  readonly role: InvitedRole;
  /** How many may come in with it. */
  readonly uses: number;
  readonly expiresAt: number;
}

export function sealTicket(keys: ServiceKeys, ticket: Ticket): string {
  return seal(keys, 'ticket', ticket);
}

/** @returns the ticket, or `undefined` when it is forged, damaged or over, or of a time before tickets had an id */
export function openTicket(keys: ServiceKeys, sealed: string, now: number): Ticket | undefined {
  const ticket = unseal(keys, 'ticket', sealed) as Ticket | undefined;
  return ticket?.id !== undefined && ticket.expiresAt > now ? ticket : undefined;
}
