import type { FastifyPluginAsync } from 'fastify';
import { LIFETIMES, LIMITS } from '../defaults';
import { serviceKeys, type KeySources } from '../keys';
import { createTokenService, type TokenServiceOptions } from '../token-service';
import { generateToken04 } from '../token04';
import { ClientAddresses } from './client-address';
import { countClient } from './gate';
import { logOver, RateLimiter } from './rate-limiter';
import { tooMany } from './refusals';
import { addRoutes } from './routes';
import type { RateLimits } from './server';

/** What {@link voiceCallTokens} is told. It reads no environment and no file. */
export interface VoiceCallTokensOptions extends Pick<
  TokenServiceOptions,
  'appID' | 'secret' | 'identify' | 'privileges'
> {
  /** In seconds; README.md, Settings, has those that hold for what is left out. */
  readonly lifetimes?: Partial<
    Pick<TokenServiceOptions, 'tokenTtl' | 'sessionTtl' | 'ticketTtl' | 'guestSessionTtl'>
  >;
  /** Keys of your own, where the ServerSecret may change: README.md, Changing keys. */
  readonly keys?: Omit<KeySources, 'secret'>;
  /** 600 a minute of one address and 60 of one user unless said. */
  readonly limits?: Partial<RateLimits>;
  /** Told the code of each refusal, for metrics of yours. */
  readonly onRefusal?: (code: string) => void;
}

/**
 * The token service's routes, `POST /v1/login`, `/v1/invite` and `/v1/token`, in a Fastify of yours: with the
 * requests, answers and refusals of README.md, whatever is set around them.
 *
 * Requests are limited by `request.ip`: tell your Fastify which proxies it may trust (`trustProxy`). What the
 * service does for a whole server is yours: CORS, health checks, open connections, overload, the answer to
 * unknown addresses.
 *
 * @example
 * ```ts
 * await app.register(voiceCallTokens, { prefix: '/calls', appID, secret, privileges: true, identify });
 * // clients: TARO_APP_TOKEN_URL=https://api.example.com/calls
 * ```
 *
 * @throws RangeError when it is registered with what can't be an AppID or a ServerSecret
 */
export const voiceCallTokens: FastifyPluginAsync<VoiceCallTokensOptions> = async (app, options) => {
  const { appID, secret, identify, privileges, lifetimes, keys, onRefusal } = options;
  // What is wrong is told now, not by the first call.
  generateToken04({ appID, secret, userID: 'nobody', ttl: 1 });

  const limits = { ...LIMITS, ...options.limits };
  const perIP = new RateLimiter({ limit: limits.perIP, onOver: logOver(app.log, 'ip') });
  const perSession = new RateLimiter({
    limit: limits.perSession,
    onOver: logOver(app.log, 'userID'),
  });
  const addresses = new ClientAddresses();

  app.addHook('onRequest', async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    const seconds = countClient(perIP, addresses.clientOf(request.ip, undefined));
    if (seconds > 0) throw tooMany(seconds);
  });
  addRoutes(app, {
    service: createTokenService({
      ...LIFETIMES,
      ...lifetimes,
      ...{ appID, secret, identify, privileges },
      keys: serviceKeys({ ...keys, secret }),
    }),
    perSession,
    onRefusal,
  });
};
