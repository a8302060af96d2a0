import { consoleToken, deviceIdentity } from '@/call/development';
import { tokenService, wallNow, type Tokens } from '@/call/prejoin';
import { settings } from './settings';
import { typedLogin } from './typed-login';

/** A token typed by hand says no time of its own; the cloud knows it. In seconds. */
const TYPED_FOR = 24 * 3600;

/** Of the debug form, else of the build. */
const given = typedLogin
  ? { ...typedLogin, expiresAt: wallNow() / 1000 + TYPED_FOR }
  : __CONSOLE_TOKEN__;

/** This app's one source of tokens: home asks ahead, the call draws from it. */
export const tokens: Tokens = given ? consoleToken(given) : service();

function service(): Tokens {
  if (!__LOCAL_CLOUD__) return tokenService(settings.tokenURL);
  // It lets everybody in: a link needs no ticket.
  const local = tokenService(settings.tokenURL, deviceIdentity());
  return {
    roomToken: (...args) => local.roomToken(...args),
    warm: (roomID) => local.warm(roomID),
    host: local.host,
  };
}
