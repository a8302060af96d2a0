import { readFileSync } from 'node:fs';
import { serveHealth } from './health/health-server';
import { serveMetrics } from './http/metrics-server';
import { createTokenServer } from './http/server';
import { identifyBy } from './identify';
import { causeOf } from './journal';
import { serviceKeys } from './keys';
import { listening } from './listen-error';
import { openLogPipe } from './log/log-pipe';
import { createLogger } from './log/logger';
import { Metrics } from './metrics';
import type { Settings } from './settings/settings';
import { RedisStore } from './store/redis-store';
import { createTokenService } from './token-service';
import { offSentences } from './zego-api/switches';

export interface RunningService {
  /** Ends without losing a request: see {@link TokenServer.stop}. Called again, it waits no longer. */
  stop(drainSeconds: number): Promise<void>;
}

/** For what isn't a client's connection: neighbours, health checks, metrics, files. */
const OTHER_DESCRIPTORS = 160;
/** How long the last lines of the log may take, in ms. */
const LAST_LINES_MS = 1000;

/**
 * Starts the service.
 *
 * @param threadFile - from which its health thread starts
 * @throws ListenError when it can't listen
 */
export async function run(settings: Settings, threadFile: string): Promise<RunningService> {
  const pipe = openLogPipe();
  const log = createLogger(settings.logLevel, pipe);
  const metrics = new Metrics((neighbour, open) => {
    if (open) log.error({ neighbour }, 'fails too often: it isn’t asked for a while');
    else log.warn({ neighbour }, 'answers again');
  }).withProcess();
  metrics.watch('log_lines_dropped', 'Lines of the log that nobody read in time.', () => {
    return pipe.dropped;
  });
  const { host, port, devLogin, http, rules } = settings;
  const descriptors = descriptorLimit() - OTHER_DESCRIPTORS;
  const total = Math.min(http.connections.total, descriptors);
  let storeUp = false;
  const store =
    settings.redisURL === undefined
      ? undefined
      : new RedisStore({
          url: settings.redisURL,
          onState: (up, cause) => {
            storeUp = up;
            if (up) log.info('the store answers');
            else log.error({ cause }, 'the store doesn’t answer: nobody new gets in');
          },
        });
  if (store) metrics.watch('store_up', 'Whether Redis answers.', () => Number(storeUp));
  await store?.connect();
  const service = createTokenService({
    ...rules,
    keys: serviceKeys(settings.keys),
    identify: identifyBy(settings, metrics),
    store,
    log,
    watch: metrics,
  });
  const { appID, callbackSecret } = rules;
  const server = await createTokenServer({
    ...http,
    connections: { ...http.connections, total },
    service,
    operatorKey: settings.operatorKey,
    ...(store && { sharedStore: store }),
    ...(callbackSecret !== undefined && { callbacks: { appID, secret: callbackSecret } }),
    log,
    metrics,
  });
  const metricsServer =
    settings.metrics && (await listening('METRICS_', serveMetrics(metrics, settings.metrics)));
  const healthServer =
    settings.health &&
    (await listening(
      'HEALTH_',
      serveHealth({
        ...settings.health,
        file: threadFile,
        isReady: () => server.isReady,
        onBroken: (err) => log.error({ err }, 'HEALTH_PORT is answered no more'),
      }),
    ));
  const url = await listening('', server.listen({ host, port }));
  log.info(`listening on ${url}`);
  if (healthServer) log.info({ port: healthServer.port }, 'health');
  if (metricsServer) log.info({ port: metricsServer.port }, 'metrics');
  if (total < http.connections.total) {
    log.warn({ connections: total }, 'fewer CONNECTIONS: the system allows no more open files');
  }
  if (devLogin) {
    log.warn('DEV_LOGIN is on: anybody may log in under any name. For development only.');
  }
  if (rules.policy === 'open') {
    log.warn(
      'POLICY is open: whoever may log in gets into any room whose ID they know or guess. See README.md, Who may enter.',
    );
  }
  void service.switchedOff().then(
    (off) => {
      for (const one of off) {
        log.warn(
          `ZEGO has not switched on all that hosts need for this AppID: ${offSentences[one]}. Ask ZEGO for it.`,
        );
      }
    },
    (error: unknown) => {
      log.warn(causeOf(error), 'ZEGO can’t be asked now what is switched on for this AppID');
    },
  );

  const hurry = new AbortController();
  let stopped: Promise<void> | undefined;

  async function stop(drainSeconds: number): Promise<void> {
    log.info({ drainSeconds }, 'stopping: finishing what is in flight');
    await server.stop(drainSeconds, hurry.signal);
    await service.close();
    metricsServer?.close();
    await healthServer?.close();
    log.info('stopped');
    await pipe.end(LAST_LINES_MS);
  }

  return {
    stop(drainSeconds) {
      if (stopped) hurry.abort();
      return (stopped ??= stop(drainSeconds));
    },
  };
}

/** How many files and sockets the system allows this process; where it doesn't say, enough. */
function descriptorLimit(): number {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8');
    return Number(/^Max open files +(\d+)/m.exec(limits)?.[1] ?? Infinity);
  } catch {
    return Infinity;
  }
}
