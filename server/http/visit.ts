import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { Client } from './client-address';

/** One request from its header to its end, whatever becomes of it. */
export interface Visit {
  readonly id: string;
  readonly client: Client;
  /** `performance.now()` */
  readonly since: number;
  /** What our routes know of it, if it comes so far. */
  request?: FastifyRequest;
}

const visits = new WeakMap<IncomingMessage, Visit>();

export function beginVisit(raw: IncomingMessage, client: Client): Visit {
  const visit: Visit = { id: randomUUID(), client, since: performance.now() };
  visits.set(raw, visit);
  return visit;
}

/** `undefined` where the app stands behind no gate: in the local cloud. */
export function visitOf(raw: IncomingMessage): Visit | undefined {
  return visits.get(raw);
}
