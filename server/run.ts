import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { createApp } from './http/app';
import { logging } from './http/log';
import { identifyBy } from './identify';
import { serviceKeys } from './keys';
import type { Settings } from './settings/settings';
import { createTokenService } from './token-service';

export interface RunningService {
  readonly app: FastifyInstance;
  /**
   * Ends without losing a request: for `drain` seconds it answers as before, but says on `/healthz`
   * and by `Connection: close` that others should be asked; then it takes no more connections and
   * waits for the answers that are due.
   */
  stop(drain: number): Promise<void>;
}

/** In ms. No request takes longer: the one to WeChat has a deadline, bodies have a timeout. */
const LAST_ANSWERS = 15_000;

/** Starts the service. @throws the system's error when it can't listen */
export async function run(settings: Settings): Promise<RunningService> {
  let accepting = true;
  const app = await createApp({
    ...settings.http,
    service: createTokenService({
      ...settings.rules,
      keys: serviceKeys(settings.keys),
      identify: identifyBy(settings),
    }),
    logger: logging(settings.logLevel),
    accepting: () => accepting,
  });
  const { host, port, devLogin, http, rules } = settings;
  await app.listen({ host, port, listenTextResolver: (address) => `listening on ${address}` });
  if (devLogin) {
    app.log.warn('DEV_LOGIN is on: anybody may log in under any name. For development only.');
  }
  // Pages in browsers mean guests: anybody who has a link, where members are people of WeChat.
  if (http.corsOrigins.length > 0 && !rules.privileges) {
    app.log.warn(
      'CORS_ORIGINS lets guests in and PRIVILEGES is off: until it expires, a guest’s token opens every room of the AppID to somebody who takes it out of the app. See README.md, Privileges.',
    );
  }

  return {
    app,
    async stop(drain) {
      if (!accepting) return;
      accepting = false;
      app.log.info({ drainSeconds: drain }, 'stopping: finishing what is in flight');
      await sleep(drain * 1000);
      const late = setTimeout(() => {
        app.log.error('some requests took too long: cutting them off');
        app.server.closeAllConnections();
      }, LAST_ANSWERS);
      await app.close();
      clearTimeout(late);
      app.log.info('stopped');
    },
  };
}
