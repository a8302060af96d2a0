import type { FastifyInstance, FastifyServerOptions } from 'fastify';

/**
 * Names under which nothing may be logged, wherever they turn up. We log what we choose, field by
 * field; this is for the day when somebody logs a whole object.
 */
const secretNames = [
  'authorization',
  'code',
  'key',
  'openid',
  'rawPacket',
  'secret',
  'session',
  'session_key',
  'ticket',
  'token',
];

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Lines of JSON on standard output. */
export function logging(level: LogLevel): NonNullable<FastifyServerOptions['logger']> {
  return {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    redact: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
  };
}

/** One line a request: neither its address, which may hold anything, nor its headers, nor its body. */
export function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions, ip, session } = request;
    const level = routeOptions.url === '/healthz' ? 'debug' : 'info';
    request.log[level](
      {
        method,
        route: routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        ip,
        userID: session?.userID,
        inviter: session?.guest?.inviter,
      },
      'answered',
    );
    done();
  });
}
