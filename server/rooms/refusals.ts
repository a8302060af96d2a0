import { ServiceError } from '../service-error';

/** Refusals that are said in more than one place. */

export const anotherRoom = (): ServiceError =>
  new ServiceError(403, 'another_room', 'The invitation is for another room.');

export const notHost = (): ServiceError =>
  new ServiceError(403, 'not_host', 'This needs the key of the room’s host.');

/** @param reason - the host's; may be empty */
export const removed = (reason: string): ServiceError =>
  new ServiceError(403, 'removed', reason || 'The host has removed you from this room.');

export const ticketInvalid = (): ServiceError =>
  new ServiceError(401, 'ticket_invalid', 'The invitation is unknown or over: ask for another.');
