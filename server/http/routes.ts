import type { FastifyInstance, FastifyRequest } from 'fastify';
import { roomIDFault } from '../../src/call/validation/ids';
import { ServiceError } from '../service-error';
import type { Session } from '../session';
import type { Credentials, TokenService } from '../token-service';
import { loginBody, roomBody, type RoomBody } from './bodies';
import { errorAnswerer } from './errors';
import type { RateLimiter } from './rate-limiter';
import { tooMany } from './refusals';
import { sessionOf, setSession } from './request-session';
import { takeStrictBodies } from './strict-bodies';

export interface RoutesOptions {
  readonly service: TokenService;
  /** Counts the requests of one user, whatever the address and however many sessions. None when missing. */
  readonly perSession?: RateLimiter;
  /** Told the code of each refusal. */
  readonly onRefusal?: (code: string) => void;
}

/** `POST /v1/login`, `/v1/invite`, `/v1/token`, which answer alike in whatever Fastify they are. */
export function addRoutes(
  app: FastifyInstance,
  { service, perSession, onRefusal = () => undefined }: RoutesOptions,
): void {
  app.setErrorHandler(errorAnswerer(onRefusal));
  takeStrictBodies(app);

  // Before the body is read: a stranger's is of no interest.
  const whose = async (request: FastifyRequest) => {
    const session = service.open(bearer(request.headers.authorization));
    setSession(request, session);
    const seconds = perSession?.count(session.userID) ?? 0;
    if (seconds > 0) throw tooMany(seconds);
  };

  app.post<{ Body: Credentials }>('/v1/login', { schema: { body: loginBody } }, async (request) => {
    const answer = await service.login(request.body);
    setSession(request, service.open(answer.session));
    return answer;
  });

  const ofRoom = { schema: { body: roomBody }, preParsing: whose };

  app.post<{ Body: RoomBody }>('/v1/invite', ofRoom, async (request) =>
    service.invite(known(request), checked(request.body.roomID)),
  );

  app.post<{ Body: RoomBody }>('/v1/token', ofRoom, async (request) =>
    service.token(known(request), checked(request.body.roomID)),
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

function known(request: FastifyRequest): Session {
  const session = sessionOf(request);
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
