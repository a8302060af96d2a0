import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics';
import type { ServiceError } from '../service-error';
import { answerRefusal } from './answer';
import type { Client, ClientAddresses } from './client-address';
import type { Connections } from './connections';
import { corsHeaders } from './cors';
import { unknownProxies } from './forwarded';
import type { LoopBudget } from './loop-budget';
import { answerProbe } from './probe';
import { noHost, overloaded, tooMany } from './refusals';
import type { RateLimiter } from './rate-limiter';
import { sessionOf } from './request-session';
import { CALLBACK_PATH } from './routes';
import type { TurnedAway } from './turned-away';
import { beginVisit, type Visit } from './visit';

export interface GateNeeds {
  /** Our routes. */
  readonly routes: RequestListener;
  readonly addresses: ClientAddresses;
  readonly connections: Connections;
  /** None where nothing is limited. */
  readonly limiter: RateLimiter | undefined;
  readonly budget: LoopBudget;
  readonly corsOrigins: readonly string[];
  /** Whether ZEGO's callbacks come here. */
  readonly takesCallbacks: boolean;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly turnedAway: TurnedAway;
  /** Whether new requests should come here at all. */
  readonly isReady: () => boolean;
}

/** ZEGO's servers are few, and tell of everybody who comes and goes. */
const CALLBACK_TIMES = 20;

/** How many times the usual limit an address may come to this path of ours. */
export const timesOf = (path: string | undefined, takesCallbacks: boolean): number =>
  takesCallbacks && path === CALLBACK_PATH ? CALLBACK_TIMES : 1;

/**
 * What every request passes, whatever it is, before our routes see it: it is counted once, limited
 * by its address, turned away when there is too much of them, and noted when it ends, also by the
 * client's going away. What is turned away here costs a fraction of what an answer does.
 */
export function createGate(needs: GateNeeds): RequestListener {
  const { addresses, connections, budget, corsOrigins, metrics, turnedAway } = needs;

  const noticeProxy = unknownProxies(addresses, needs.log);

  return (request, response) => {
    const client = addresses.clientOf(request.socket.remoteAddress, forwardedFor(request));
    const visit = beginVisit(request, client);
    metrics.inFlight.inc();
    connections.begin(request, response, () => note(needs, request, response, visit));

    noticeProxy(request, response);
    if (request.httpVersion === '1.1' && request.headers.host === undefined) {
      return turnAway(request, response, visit, noHost);
    }
    const [path] = (request.url ?? '').split('?', 1);
    if (path === '/healthz') return answerProbe(request, response, true);
    if (path === '/readyz') return answerProbe(request, response, needs.isReady());
    const times = timesOf(path, needs.takesCallbacks);
    const refusal = overLimit(client, times) ?? (budget.admits() ? undefined : overloaded());
    if (refusal) turnAway(request, response, visit, refusal);
    else needs.routes(request, response);
  };

  function turnAway(
    { headers }: IncomingMessage,
    response: ServerResponse,
    { id }: Visit,
    refusal: ServiceError,
  ): void {
    turnedAway.add(refusal.code);
    const cors = corsHeaders(corsOrigins, headers.origin);
    answerRefusal(response, refusal, { 'x-request-id': id, ...cors });
  }

  function overLimit(client: Client, times: number): ServiceError | undefined {
    const seconds = countClient(needs.limiter, client, times);
    return seconds > 0 ? tooMany(seconds) : undefined;
  }
}

/**
 * Counts a request of a client.
 *
 * @param times - how many times the usual limit it may come
 * @returns seconds to wait; 0 for who is welcome
 */
export function countClient(
  limiter: RateLimiter | undefined,
  { groups }: Client,
  times = 1,
): number {
  if (!limiter) return 0;
  const counted = groups.map(({ key, share }) => limiter.count(key, share * times));
  return Math.max(...counted);
}

/** One line and one count: neither its address, which may hold anything, nor its headers, nor its body. */
function note(
  { log, metrics }: GateNeeds,
  { method }: IncomingMessage,
  response: ServerResponse,
  { id, client, since, request }: Visit,
): void {
  metrics.inFlight.dec();
  const route = request?.routeOptions.url;
  const ms = performance.now() - since;
  const status = response.writableFinished ? response.statusCode : undefined;
  metrics.requests.inc({ route: route ?? 'none', status: status ?? 'cut' });
  // What never came to our routes is told in sum.
  if (!request) return;
  const session = sessionOf(request);
  metrics.durations.observe({ route: route ?? 'none' }, ms / 1000);
  log.info(
    {
      reqId: id,
      method,
      route,
      ...(status === undefined ? { cut: true } : { status }),
      ms: Math.round(ms),
      ip: client.address,
      userID: session?.userID,
      inviter: session?.guest?.inviter,
    },
    status === undefined ? 'cut before its answer' : 'answered',
  );
}

function forwardedFor({ headers }: IncomingMessage): string | undefined {
  const value = headers['x-forwarded-for'];
  return Array.isArray(value) ? value.join() : value;
}
