import {
  createTokenService,
  ServiceError,
  type Credentials,
  type Identity,
} from '../../../server/token-service';
import type { Context } from '../context';
import type { Routes } from './listener';

const BEARER = 'Bearer ';

/** The token service, by the contract that a production service keeps too. */
export function tokenRoutes({ options, board }: Context): Routes {
  const service = createTokenService({
    ...options,
    identify: (credentials) => Promise.resolve(identify(credentials)),
  });
  const refuseOnPurpose = () => {
    const refusal = board.takeRefusal('token', '');
    if (refusal) throw new ServiceError(refusal.status ?? 503, 'refused', 'Refused on request.');
  };
  return {
    'POST /v1/login': ({ body }) => {
      refuseOnPurpose();
      return service.login(body);
    },
    'POST /v1/token': ({ body, authorization }) => {
      refuseOnPurpose();
      if (!authorization.startsWith(BEARER)) {
        throw new ServiceError(401, 'session_missing', 'Send the session as a bearer token.');
      }
      return service.token(authorization.slice(BEARER.length), body['roomID']);
    },
  };
}

/**
 * Nobody is who they say here. A `key` is taken at its word; so is a `code` of a simulated
 * `wx.login`, of which the part before the first dot names the user: real codes are good for one
 * login only, yet the same phone must get the same userID every time.
 */
function identify({ key, code }: Credentials): Identity | undefined {
  if (typeof key === 'string' && key) return { kind: 'key', id: key };
  if (typeof code === 'string' && code) return { kind: 'code', id: code.split('.', 1)[0] ?? code };
  return undefined;
}
