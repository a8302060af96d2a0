import { readOwn, writeOwn } from '../platform/storage/person-storage';
import { steadyNow } from '../platform/clock/steady-clock';
import { wallNow } from '../platform/clock/wall-clock';
import { ownIdentity } from './identity/identity';
import type { Identity } from './identity/identity-type';
import { requestJSON } from './http/http';
import type { TextStore } from './text-store';
import { TokenClient, type Tokens } from './token-client';

const keptAs = (key: 'token-session' | 'host-keys'): TextStore => ({
  read: () => readOwn(key),
  write: (text) => writeOwn(key, text),
});

/**
 * Tokens of a service that speaks as the one in this repository does (`server/`).
 *
 * @param url - without a trailing slash
 * @param identity - who asks; without it WeChat's login code or, in a browser, the invitation's ticket
 * @example `createVoiceCall({ appID, server, token: tokenService('https://tokens.example.com') })`
 */
export function tokenService(url: string, identity: Identity = ownIdentity()): Tokens {
  return new TokenClient({
    ...identity,
    url,
    request: requestJSON,
    store: keptAs('token-session'),
    keys: keptAs('host-keys'),
    clock: {
      now: steadyNow,
      wall: wallNow,
      setTimeout: (callback, ms) => setTimeout(callback, ms),
      random: () => Math.random(),
    },
  });
}
