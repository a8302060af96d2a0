import rateLimit, { type RateLimitOptions } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ServiceError } from '../service-error';

/** Requests a minute. Counted by each instance for itself. */
export interface RateLimits {
  /** Of one address: everybody behind one router shares it. */
  readonly perIP: number;
  /** Of one user, whatever the address and however many sessions. */
  readonly perSession: number;
}

const MINUTE = 60_000;
/** How many addresses and users are remembered at once; older ones are forgotten first. */
const REMEMBERED = 50_000;

/** Counts the requests of an address, those included that lead nowhere. */
export async function limitAddresses(app: FastifyInstance, { perIP }: RateLimits): Promise<void> {
  await app.register(rateLimit, {
    max: perIP,
    timeWindow: MINUTE,
    cache: REMEMBERED,
    errorResponseBuilder: tooMany,
  });
}

/** Call it once it is known whose request it is; it throws {@link ServiceError}. */
export function sessionLimit(
  app: FastifyInstance,
  { perSession }: RateLimits,
): (request: FastifyRequest) => Promise<number | undefined> {
  const options: RateLimitOptions = {
    max: perSession,
    timeWindow: MINUTE,
    cache: REMEMBERED,
    keyGenerator: ({ session }) => session?.userID ?? '',
  };
  const count = app.createRateLimit(options);
  return async (request) => {
    const limit = await count(request);
    return !limit.isAllowed && limit.isExceeded ? limit.ttlInSeconds : undefined;
  };
}

export function tooMany(): ServiceError {
  return new ServiceError(429, 'too_many_requests', 'Too many requests: see Retry-After.');
}
