import { randomUUID } from 'node:crypto';
import cors from '@fastify/cors';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { ServiceError } from '../service-error';
import { EXPOSED } from './cors';
import { errorAnswerer } from './errors';
import { addRoutes, ROOM_PATH, type RoutesOptions } from './routes';
import { visitOf } from './visit';

export interface AppOptions extends RoutesOptions {
  /** Pages that may ask, such as `https://call.example.com`. */
  readonly corsOrigins?: readonly string[];
  readonly logger?: FastifyBaseLogger;
}

/** Where every path leads that is none of ours. */
const NOWHERE = '/nowhere';

/** What the token service answers, to be mounted on a server: `server.ts`, or the local cloud's. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { corsOrigins = [], onRefusal = () => undefined } = options;
  /** The methods of each of our paths. */
  const paths = new Map<string, string[]>();
  const app = Fastify({
    ...(options.logger && { loggerInstance: options.logger }),
    // The gate logs, one line a request.
    logController: new LogController({ disableRequestLogging: true }),
    // What arrives while we close is answered, not turned away.
    return503OnClosing: false,
    genReqId: (raw) => visitOf(raw)?.id ?? randomUUID(),
    // A stranger's path never gets to the router, which reads some as patterns and others not at all.
    rewriteUrl: ({ url = '' }) => (paths.has(routeOf(pathOf(url))) ? url : NOWHERE),
    // A roomID of 128 bytes, each escaped.
    routerOptions: { maxParamLength: 3 * 128 },
    frameworkErrors: errorAnswerer(onRefusal),
  });

  app.addHook('onRoute', ({ url, method }) => {
    if (url.startsWith('/')) paths.set(url, [...(paths.get(url) ?? []), method].flat());
  });
  app.addHook('onRequest', (request, reply, done) => {
    const visit = visitOf(request.raw);
    if (visit) visit.request = request;
    void reply.headers({ 'x-request-id': request.id, 'cache-control': 'no-store' });
    done();
  });
  if (corsOrigins.length > 0) {
    await app.register(cors, {
      origin: [...corsOrigins],
      methods: ['GET', 'POST'],
      allowedHeaders: ['authorization', 'content-type', 'x-host-key'],
      exposedHeaders: EXPOSED,
      maxAge: 7200,
      strictPreflight: false,
    });
  }
  addRoutes(app, options);
  app.setNotFoundHandler(notFound);
  await app.ready();
  return app;

  async function notFound({ originalUrl }: FastifyRequest, reply: FastifyReply): Promise<never> {
    const path = pathOf(originalUrl);
    const methods = paths.get(routeOf(path));
    if (methods) {
      const allow = methods.join(', ');
      void reply.header('allow', allow);
      throw new ServiceError(405, 'method_not_allowed', `This address takes ${allow} only.`);
    }
    if (!isReadable(path)) {
      throw new ServiceError(400, 'bad_url', 'This address can’t be read.');
    }
    throw new ServiceError(404, 'not_found', 'There is nothing at this address.');
  }
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '';
}

/** The path as we know it: the one of a room has its ID in it. */
function routeOf(path: string): string {
  return /^\/v1\/rooms\/[^/]+$/.test(path) && isReadable(path) ? ROOM_PATH : path;
}

function isReadable(path: string): boolean {
  try {
    decodeURI(path);
    return true;
  } catch {
    return false;
  }
}
