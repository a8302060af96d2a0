import { randomUUID } from 'node:crypto';
import cors from '@fastify/cors';
import Fastify, {
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
} from 'fastify';
import { ServiceError } from '../service-error';
import type { TokenService } from '../token-service';
import { answerClientError, answerError } from './errors';
import { noticeUnknownProxies } from './forwarded';
import { limitAddresses, type RateLimits } from './limits';
import { logAnswers } from './log';
import { addRoutes } from './routes';

export interface AppOptions {
  readonly service: TokenService;
  /** Pages that may ask, such as `https://call.example.com`. */
  readonly corsOrigins?: readonly string[];
  /** None when missing. */
  readonly limits?: RateLimits;
  /** Whose `X-Forwarded-For` is believed: nobody's, or that of these addresses. */
  readonly trustProxy?: false | string[];
  readonly logger?: FastifyServerOptions['logger'];
  /** Asked by `GET /healthz`: whether new requests should come here. */
  readonly accepting?: () => boolean;
}

const BODY_LIMIT = 8 * 1024;
/** In ms; how often Node looks for requests that take longer, too. */
const [REQUEST_TIMEOUT, LOOK_INTERVAL] = [10_000, 2000];

/** The token service as an HTTP server; it does not listen yet. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { service, corsOrigins = [], limits, accepting = () => true } = options;
  const app = Fastify({
    logger: options.logger ?? false,
    // We log ourselves, one line a request.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT,
    http: { headersTimeout: REQUEST_TIMEOUT, connectionsCheckingInterval: LOOK_INTERVAL },
    trustProxy: options.trustProxy ?? false,
    // What arrives while we close is answered, not turned away.
    return503OnClosing: false,
    genReqId: () => randomUUID(),
    // Take what was sent for what it is: no number becomes a text, nothing is dropped in silence.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
    frameworkErrors: answerError,
    clientErrorHandler: answerClientError,
  });

  // Only JSON, then: fastify takes plain text too.
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler(answerError);
  app.decorateRequest('session', null);
  app.addHook('onRequest', (request, reply, done) => {
    void reply.headers({ 'x-request-id': request.id, 'cache-control': 'no-store' });
    done();
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    // Asked now, not when the request came: an idle connection would hold up the end.
    if (!accepting()) void reply.header('connection', 'close');
    done();
  });
  logAnswers(app);
  noticeUnknownProxies(app);
  if (corsOrigins.length > 0) {
    await app.register(cors, {
      origin: [...corsOrigins],
      methods: ['GET', 'POST'],
      allowedHeaders: ['authorization', 'content-type'],
      exposedHeaders: ['date', 'retry-after', 'x-request-id'],
      maxAge: 7200,
      strictPreflight: false,
    });
  }
  if (limits) await limitAddresses(app, limits);

  app.get('/healthz', { config: { rateLimit: false } }, (_request, reply) => {
    const ok = accepting();
    return reply.status(ok ? 200 : 503).send({ ok });
  });
  addRoutes(app, service, limits);
  app.setNotFoundHandler(limits ? { preHandler: app.rateLimit() } : {}, notFound);
  await app.ready();
  return app;

  async function notFound(request: FastifyRequest, reply: FastifyReply): Promise<never> {
    const [url = ''] = request.url.split('?', 1);
    const methods = ['GET', 'POST'].filter((method) => app.hasRoute({ method, url }));
    if (methods.length === 0) {
      throw new ServiceError(404, 'not_found', 'There is nothing at this address.');
    }
    const allow = methods.join(', ');
    void reply.header('allow', allow);
    throw new ServiceError(405, 'method_not_allowed', `This address takes ${allow} only.`);
  }
}
