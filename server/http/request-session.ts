import type { FastifyRequest } from 'fastify';
import type { Session } from '../session';

/** Beside the requests, not on them: in another's Fastify `request.session` may be somebody else's. */
const sessions = new WeakMap<FastifyRequest, Session>();

/** Whose request this is, once that is known. */
export const sessionOf = (request: FastifyRequest): Session | undefined => sessions.get(request);

export function setSession(request: FastifyRequest, session: Session): void {
  sessions.set(request, session);
}
