import { readOwn, writeOwn } from '../platform/person-storage';
import { steadyNow } from '../platform/steady-clock';
import { wallNow } from '../platform/wall-clock';
import { ownIdentity } from './identity';
import type { Identity } from './identity-type';
import { postJSON } from './http';
import { TokenClient, type Tokens } from './token-client';

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
    post: postJSON,
    store: {
      read: () => readOwn('token-session'),
      write: (text) => writeOwn('token-session', text),
    },
    clock: {
      now: steadyNow,
      wall: wallNow,
      setTimeout: (callback, ms) => setTimeout(callback, ms),
      random: () => Math.random(),
    },
  });
}
