import type { ServiceKeys } from './keys';
import { seal, unseal } from './seal';

/** Lets guests into one room, until then (Unix seconds). */
export interface Ticket {
  readonly roomID: string;
  readonly expiresAt: number;
  /** The userID of the member who invites. */
  readonly inviter: string;
}

export function sealTicket(keys: ServiceKeys, ticket: Ticket): string {
  return seal(keys, 'ticket', ticket);
}

/** @returns the ticket, or `undefined` when it is forged, damaged or over */
export function openTicket(keys: ServiceKeys, sealed: string, now: number): Ticket | undefined {
  const ticket = unseal(keys, 'ticket', sealed) as Ticket | undefined;
  return ticket && ticket.expiresAt > now ? ticket : undefined;
}
