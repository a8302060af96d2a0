import type { FastifyPluginAsync } from 'fastify';
import { LIFETIMES, LIMITS, TICKET_USES, ZEGO_API, type Lifetimes } from '../defaults';
import { defined } from '../defined';
import { serviceKeys, type KeySources } from '../keys';
import { createTokenService, type TokenServiceOptions } from '../token-service';
import { generateToken04 } from '../token04';
import { isBearer } from './bearer';
import { ClientAddresses } from './client-address';
import { countClient, timesOf } from './gate';
import { createLimiters, type RateLimits } from './limits';
import { tooMany } from './refusals';
import { addRoutes, type RoutesOptions } from './routes';

/** What {@link voiceCallTokens} is told. It reads no environment and no file. */
export interface VoiceCallTokensOptions
  extends
    Pick<TokenServiceOptions, 'appID' | 'secret' | 'identify' | 'policy' | 'store'>,
    Partial<Pick<TokenServiceOptions, 'ticketUses' | 'zegoURL' | 'callbackSecret'>>,
    Pick<RoutesOptions, 'operatorKey'> {
  /** In seconds; README.md, Settings, has those that hold for what is left out. */
  readonly lifetimes?: Partial<Lifetimes>;
  /** Keys of your own, where the ServerSecret may change: README.md, Changing keys. */
  readonly keys?: Omit<KeySources, 'secret'>;
  /** 600 a minute of one address, 60 of one user, 20 of one user as host, unless said. */
  readonly limits?: Partial<RateLimits>;
  /** Told the code of each refusal, for metrics of yours. */
  readonly onRefusal?: (code: string) => void;
}

/**
 * The token service's routes in a Fastify of yours: with the requests, answers and refusals of README.md, whatever is
 * set around them.
 *
 * Requests are limited by `request.ip`: tell your Fastify which proxies it may trust (`trustProxy`). What the
 * service does for a whole server is yours: CORS, health checks, open connections, overload, the answer to
 * unknown addresses.
 *
 * @example
 * ```ts
 * await app.register(voiceCallTokens, { prefix: '/calls', appID, secret, policy: 'minted', identify });
 * // clients: TARO_APP_TOKEN_URL=https://api.example.com/calls
 * ```
 *
 * @throws RangeError when it is registered with what can't be an AppID, a ServerSecret or an operator's key
 */
export const voiceCallTokens: FastifyPluginAsync<VoiceCallTokensOptions> = async (app, options) => {
  const { appID, secret, lifetimes, keys, callbackSecret, onRefusal, operatorKey } = options;
  // What is wrong is told now, not by the first call.
  generateToken04({ appID, secret, userID: 'nobody', ttl: 1 });
  if (operatorKey !== undefined && !isBearer(operatorKey)) {
    throw new RangeError('operatorKey must be letters, digits and -._~+/, with = at its end');
  }

  const limits = { ...LIMITS, ...defined(options.limits) };
  const limiters = createLimiters(limits, app.log, options.store);
  const addresses = new ClientAddresses();

  app.addHook('onRequest', async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    const path = request.routeOptions.url?.slice(app.prefix.length);
    const times = timesOf(path, callbackSecret !== undefined);
    const seconds = countClient(limiters.perIP, addresses.clientOf(request.ip, undefined), times);
    if (seconds > 0) throw tooMany(seconds);
  });
  const service = createTokenService({
    ...LIFETIMES,
    ...defined(lifetimes),
    ticketUses: TICKET_USES,
    zegoURL: ZEGO_API,
    ...defined(options),
    keys: serviceKeys({ ...keys, secret }),
    log: app.log,
  });
  app.addHook('onClose', async () => {
    limiters.end();
    await service.close();
  });
  addRoutes(app, {
    service,
    perSession: limiters.perSession,
    perHost: limiters.perHost,
    onRefusal,
    operatorKey,
    ...(callbackSecret !== undefined && { callbacks: { appID, secret: callbackSecret } }),
  });
};
