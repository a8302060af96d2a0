import type { FastifyInstance, FastifyRequest } from 'fastify';
import { roomIDFault } from '../../src/call/validation/ids';
import { ServiceError } from '../service-error';
import type { Session } from '../session';
import type { Credentials, TokenService } from '../token-service';
import { loginBody, roomBody, type RoomBody } from './bodies';
import type { RateLimiter } from './rate-limiter';
import { tooMany } from './refusals';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose request this is, once that is known. */
    session: Session | null;
  }
}

/**
 * `POST /v1/login`, `/v1/invite`, `/v1/token`.
 *
 * @param perSession - of one user, whatever the address and however many sessions
 */
export function addRoutes(
  app: FastifyInstance,
  service: TokenService,
  perSession: RateLimiter | undefined,
): void {
  // Before the body is read: a stranger's is of no interest.
  const whose = async (request: FastifyRequest) => {
    request.session = service.open(bearer(request.headers.authorization));
    const seconds = perSession?.count(request.session.userID) ?? 0;
    if (seconds > 0) throw tooMany(seconds);
  };

  app.post<{ Body: Credentials }>('/v1/login', { schema: { body: loginBody } }, async (request) => {
    const answer = await service.login(request.body);
    request.session = service.open(answer.session);
    return answer;
  });

  const ofRoom = { schema: { body: roomBody }, preParsing: whose };

  app.post<{ Body: RoomBody }>('/v1/invite', ofRoom, async ({ session, body }) =>
    service.invite(known(session), checked(body.roomID)),
  );

  app.post<{ Body: RoomBody }>('/v1/token', ofRoom, async ({ session, body }) =>
    service.token(known(session), checked(body.roomID)),
  );
}

function bearer(authorization: string | undefined): string {
  const session = /^Bearer ([\w.-]+)$/i.exec(authorization ?? '')?.[1];
  if (session !== undefined) return session;
  throw new ServiceError(
    401,
    'session_missing',
    'Send the session: Authorization: Bearer <session>.',
  );
}

function known(session: Session | null): Session {
  if (session) return session;
  throw new Error('a route without a session asked whose it is');
}

/** The same check as in the app, so that what one accepts the other does. */
function checked(roomID: string): string {
  if (roomIDFault(roomID) === null) return roomID;
  throw new ServiceError(
    400,
    'room_invalid',
    'roomID must be 1 to 128 bytes of letters, digits and the signs that ZEGO accepts.',
  );
}
