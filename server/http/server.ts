import { createServer, type Server } from 'node:http';
import { Server as NetServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics';
import type { Store } from '../store/store';
import type { TokenService } from '../token-rules';
import { answerText } from './answer';
import { createApp } from './app';
import { ClientAddresses } from './client-address';
import { Connections, type ConnectionLimits } from './connections';
import { countClient, createGate } from './gate';
import { createLimiters, type RateLimits } from './limits';
import { LoopBudget } from './loop-budget';
import { notHTTP } from './not-http';
import type { RoutesOptions } from './routes';
import { TurnedAway } from './turned-away';

export interface ServerOptions extends Pick<RoutesOptions, 'callbacks' | 'operatorKey'> {
  readonly service: TokenService;
  /** Pages that may ask, such as `https://call.example.com`. */
  readonly corsOrigins: readonly string[];
  /** None when missing. */
  readonly limits?: RateLimits;
  readonly connections: ConnectionLimits;
  /** Where all instances count as one; each counts for itself when missing. */
  readonly sharedStore?: Store;
  /** Whose `X-Forwarded-For` is believed. */
  readonly trustProxy: readonly string[];
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** The token service on the open internet. */
export interface TokenServer {
  /** @returns its address. @throws the system's error when it can't listen */
  listen(where: { host: string; port: number }): Promise<string>;
  /** Whether new requests should come here at all. */
  readonly isReady: boolean;
  /**
   * Ends without losing a request: for `drainSeconds`, or until the signal, it answers as before,
   * but says on `/readyz` and by `Connection: close` that others should be asked; then it takes no
   * more connections and waits for the answers that are due.
   */
  stop(drainSeconds: number, hurry?: AbortSignal): Promise<void>;
}

/** In ms. No request takes longer: neighbours have a deadline, bodies have a time to arrive. */
const LAST_ANSWERS_MS = 15_000;
/** For a request that is on its way while we stop to listen, in ms. */
const LAST_REQUESTS_MS = 1000;

export async function createTokenServer(options: ServerOptions): Promise<TokenServer> {
  const { service, corsOrigins, limits, log, metrics } = options;
  const turnedAway = new TurnedAway(log, metrics);
  const limiters = limits && createLimiters(limits, log, options.sharedStore);
  const app = await createApp({
    service,
    corsOrigins,
    callbacks: options.callbacks,
    operatorKey: options.operatorKey,
    perSession: limiters?.perSession,
    perHost: limiters?.perHost,
    logger: log,
    onRefusal: (code) => metrics.refusals.inc({ code }),
  });
  const addresses = new ClientAddresses(options.trustProxy);
  const limiter = limiters?.perIP;
  // Each end of a connection is ours: see Connections. A request without a host is for the gate to refuse.
  const server = createServer({
    requireHostHeader: false,
    connectionsCheckingInterval: 2 ** 30,
    headersTimeout: 0,
    requestTimeout: 0,
    keepAliveTimeout: 0,
  });
  const connections = new Connections(server, options.connections, addresses, (reason) =>
    turnedAway.add(reason),
  );
  metrics.watch('http_connections', 'Open connections.', () => connections.count);
  let accepting = true;
  const budget = new LoopBudget();
  const isReady = () => server.listening && accepting && !budget.isOver;
  const gate = createGate({
    routes: (request, response) => app.routing(request, response),
    addresses,
    connections,
    limiter,
    budget,
    corsOrigins,
    takesCallbacks: options.callbacks !== undefined,
    log,
    metrics,
    turnedAway,
    isReady,
  });
  server.on('request', gate);
  // "Expect: something": a request like any other.
  server.on('checkExpectation', gate);
  const refuse = (socket: Socket, text: string | undefined) => {
    const client = addresses.clientOf(socket.remoteAddress, undefined);
    // Whoever does so all the time gets not even an answer.
    connections.refuse(socket, countClient(limiter, client) > 0 ? undefined : text, 'not_http');
  };
  server.on('connect', ({ socket }) => refuse(socket, answerText(405, ...noTunnel)));
  server.on('clientError', (error, socket) => refuse(socket as Socket, notHTTP(error)));

  return {
    get isReady() {
      return isReady();
    },
    async listen(where) {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(where, () => {
          server.off('error', reject);
          resolve();
        });
      });
      return urlOf(server);
    },
    async stop(drainSeconds, hurry) {
      accepting = false;
      connections.drain();
      await sleep(drainSeconds * 1000, undefined, { signal: hurry }).catch(() => undefined);
      // Whoever still knocks when the door closes is turned away by the system.
      await connections.letIn();
      // Not by the HTTP server's own `close`, which ends connections without a request at once, while
      // one may be on its way.
      NetServer.prototype.close.call(server);
      const late = setTimeout(() => {
        const waiting = connections.cut();
        if (waiting > 0) log.error({ waiting }, 'some requests took too long: cut off');
      }, LAST_ANSWERS_MS);
      const patient = drainSeconds > 0 && !hurry?.aborted;
      await connections.finish(patient ? LAST_REQUESTS_MS : 0);
      clearTimeout(late);
      connections.cut();
      turnedAway.tell();
      limiters?.end();
      await app.close();
    },
  };
}

const noTunnel = ['method_not_allowed', 'This is no proxy.'] as const;

function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
