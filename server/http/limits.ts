import type { Store } from '../store/store';
import { logOver, RateLimiter } from './rate-limiter';
import { shareLimits } from './shared-limits';

/** Requests a minute. Counted by each instance for itself, or by all that share a store. */
export interface RateLimits {
  /** Of one address: everybody behind one router shares it. */
  readonly perIP: number;
  /** Of one user, whatever the address and however many sessions. */
  readonly perSession: number;
  /** Of one user, those that make a room or act as its host: all rooms share what ZEGO allows an AppID. */
  readonly perHost: number;
}

export interface Limiters {
  readonly perIP: RateLimiter;
  readonly perSession: RateLimiter;
  readonly perHost: RateLimiter;
  end(): void;
}

/** @param store - where all instances count as one; each counts for itself when missing */
export function createLimiters(
  limits: RateLimits,
  log: Parameters<typeof logOver>[0],
  store: Store | undefined,
): Limiters {
  const perIP = new RateLimiter({ limit: limits.perIP, onOver: logOver(log, 'ip') });
  const perSession = new RateLimiter({ limit: limits.perSession, onOver: logOver(log, 'userID') });
  const perHost = new RateLimiter({ limit: limits.perHost, onOver: logOver(log, 'userID') });
  const unshare = store && shareLimits(store, { ip: perIP, user: perSession, host: perHost });
  return { perIP, perSession, perHost, end: () => unshare?.() };
}
