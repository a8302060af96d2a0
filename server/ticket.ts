import type { ServiceKeys } from './keys';
import { seal, unseal } from './seal';
import type { Guest } from './session';

/** Lets guests into one room, until then (Unix seconds). */
export interface Ticket extends Guest {
  readonly expiresAt: number;
}

export function sealTicket(keys: ServiceKeys, ticket: Ticket): string {
  return seal(keys, 'ticket', ticket);
}

/** @returns the ticket, or `undefined` when it is forged, damaged or over */
export function openTicket(keys: ServiceKeys, sealed: string, now: number): Ticket | undefined {
  const ticket = unseal(keys, 'ticket', sealed) as Ticket | undefined;
  return ticket && ticket.expiresAt > now ? ticket : undefined;
}
