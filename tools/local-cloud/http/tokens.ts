import { serviceKeys } from '../../../server/keys';
import { ServiceError } from '../../../server/service-error';
import { createTokenService, type Credentials } from '../../../server/token-service';
import type { Context } from '../context';
import type { RouteRequest, Routes } from './listener';

const BEARER = 'Bearer ';
const MAX_ROOM_ID_BYTES = 128;

/** The token service, by the contract that a production service keeps too. */
export function tokenRoutes({ options, board }: Context): Routes {
  const service = createTokenService({
    ...options,
    keys: serviceKeys({ secret: options.secret }),
    // Nobody is who they say here. A key is taken at its word; so is a code of a simulated
    // `wx.login`, of which the part before the first dot names the user: real codes are good for
    // one login only, yet the same phone must get the same userID every time.
    identify: (credentials) =>
      Promise.resolve(
        'key' in credentials
          ? { kind: 'key', id: credentials.key }
          : { kind: 'code', id: credentials.code.split('.', 1)[0] ?? '' },
      ),
  });
  const refuseOnPurpose = () => {
    const refusal = board.takeRefusal('token', '');
    if (refusal) throw new ServiceError(refusal.status ?? 503, 'refused', 'Refused on request.');
  };
  const sessionOf = ({ authorization }: RouteRequest) => {
    if (!authorization.startsWith(BEARER)) {
      throw new ServiceError(401, 'session_missing', 'Send the session as a bearer token.');
    }
    return service.open(authorization.slice(BEARER.length));
  };
  return {
    'POST /v1/login': ({ body }) => {
      refuseOnPurpose();
      return service.login(credentialsOf(body));
    },
    'POST /v1/invite': (request) => {
      refuseOnPurpose();
      return service.invite(sessionOf(request), roomIDOf(request));
    },
    'POST /v1/token': (request) => {
      refuseOnPurpose();
      return service.token(sessionOf(request), roomIDOf(request));
    },
  };
}

function credentialsOf({ code, ticket, key }: RouteRequest['body']): Credentials {
  if (typeof ticket === 'string' && ticket) return { ticket };
  if (typeof key === 'string' && key) return { key };
  if (typeof code === 'string' && code) return { code };
  throw new ServiceError(401, 'unknown_credentials', 'These credentials prove nothing.');
}

function roomIDOf({ body: { roomID } }: RouteRequest): string {
  if (typeof roomID === 'string' && roomID && Buffer.byteLength(roomID) <= MAX_ROOM_ID_BYTES) {
    return roomID;
  }
  throw new ServiceError(400, 'room_invalid', 'roomID must be text of 1 to 128 bytes.');
}
