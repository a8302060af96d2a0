import type { FastifyInstance, FastifyRequest } from 'fastify';
import { roomIDFault, userIDFault } from '../../src/call/validation/ids';
import { callbackReceiver } from '../callbacks/receive';
import type { HostRequest } from '../host/host';
import { notHost } from '../rooms/refusals';
import { isText } from '../rooms/text';
import { isSame } from '../seal';
import { ServiceError } from '../service-error';
import type { Session } from '../session';
import type { TakeBack } from '../take-back';
import type { Credentials, InviteRequest, TokenRequest, TokenService } from '../token-rules';
import { bearer } from './bearer';
import {
  hostBody,
  inviteBody,
  loginBody,
  roomBody,
  takeBackBody,
  tokenBody,
  type RoomBody,
} from './bodies';
import { errorAnswerer } from './errors';
import type { RateLimiter } from './rate-limiter';
import { bodyInvalid, tooMany } from './refusals';
import { sessionOf, setSession } from './request-session';
import { takeStrictBodies, takeText } from './strict-bodies';

export interface RoutesOptions {
  readonly service: TokenService;
  /** Counts the requests of one user, whatever the address and however many sessions. None when missing. */
  readonly perSession?: RateLimiter;
  /** Counts those of them that make a room or act as its host. None when missing. */
  readonly perHost?: RateLimiter;
  /** Told the code of each refusal. */
  readonly onRefusal?: (code: string) => void;
  /** What ZEGO signs its callbacks with, and for which AppID; without it there is no route for them. */
  readonly callbacks?: { readonly appID: number; readonly secret: string };
  /** Whoever has it may take back what was given; without it there is no route for that. */
  readonly operatorKey?: string;
}

/** Where ZEGO's callbacks come to. */
export const CALLBACK_PATH = '/v1/zego-callback';
/** Has the room's ID at its end, escaped as in any address. */
export const ROOM_PATH = '/v1/rooms/:roomID';

/** The routes of README.md, Requests, which answer alike in whatever Fastify they are. */
export function addRoutes(app: FastifyInstance, options: RoutesOptions): void {
  const { service, perSession, perHost, onRefusal = () => undefined } = options;
  const { callbacks, operatorKey } = options;
  app.setErrorHandler(errorAnswerer(onRefusal));
  takeStrictBodies(app);

  // Before the body is read: a stranger's is of no interest.
  const whose = (needsStore: boolean, host?: RateLimiter) => async (request: FastifyRequest) => {
    const session = await service.open(bearer(request.headers.authorization), needsStore);
    setSession(request, session);
    for (const limiter of [perSession, host]) {
      const seconds = limiter?.count(session.userID) ?? 0;
      if (seconds > 0) throw tooMany(seconds);
    }
  };
  const asked = (body: object, needsStore = true) => ({
    schema: { body },
    preParsing: whose(needsStore),
  });
  const askedByHost = (body: object) => ({ schema: { body }, preParsing: whose(true, perHost) });

  app.post<{ Body: Credentials }>('/v1/login', { schema: { body: loginBody } }, async (request) => {
    const answer = await service.login(request.body);
    setSession(request, await service.open(answer.session, false));
    return answer;
  });

  app.post<{ Body: RoomBody }>('/v1/rooms', askedByHost(roomBody), async (request) =>
    service.room(known(request), request.body.role ?? 'speaker'),
  );

  app.get<{ Params: { roomID: string } }>(
    ROOM_PATH,
    { onRequest: whose(true) },
    async (request) => {
      const hostKey = request.headers['x-host-key'];
      if (typeof hostKey !== 'string') throw notHost();
      return service.view(known(request), checked(request.params.roomID), hostKey);
    },
  );

  app.post<{ Body: InviteRequest }>('/v1/invite', asked(inviteBody), async (request) => {
    checked(request.body.roomID);
    const { ticket, expiresAt } = await service.invite(known(request), request.body);
    return { ticket, expiresAt };
  });

  // Whoever is in a room stays there, though nothing can be remembered or looked up.
  app.post<{ Body: TokenRequest }>('/v1/token', asked(tokenBody, false), async (request) => {
    checked(request.body.roomID);
    return service.token(known(request), request.body);
  });

  app.post<{ Body: HostRequest }>('/v1/host', askedByHost(hostBody), async (request) => {
    const { roomID, userID, reason } = request.body;
    checked(roomID);
    const isRight = isUserID(userID) && (reason === undefined || reason === '' || isText(reason));
    if (!isRight) throw bodyInvalid(hostBody.description);
    return service.act(known(request), request.body);
  });

  if (operatorKey !== undefined) {
    const isOperator = async (request: FastifyRequest) => {
      if (!isSame(bearer(request.headers.authorization), operatorKey)) throw notOperator();
    };
    const options = { schema: { body: takeBackBody }, preParsing: isOperator };
    app.post<{ Body: TakeBack }>('/v1/take-back', options, async ({ body }) => {
      if ('userID' in body && !isUserID(body.userID)) throw bodyInvalid(takeBackBody.description);
      return service.takeBack(body);
    });
  }

  if (callbacks) {
    const receive = callbackReceiver({ ...callbacks, take: (event) => service.told(event) });
    void app.register(async (own) => {
      takeText(own);
      own.post(CALLBACK_PATH, async ({ body }) => {
        await receive(typeof body === 'string' ? body : '');
        return {};
      });
    });
  }
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

const isUserID = (userID: string | undefined) =>
  userID === undefined || userIDFault(userID) === null;

const notOperator = () =>
  new ServiceError(403, 'not_operator', 'This needs the key of those who run the service.');
