import type { FastifyInstance } from 'fastify';

/** Tells the doctor, which asks as everybody does, that the address it came with was not believed. */
const IGNORED = 'x-forwarded-ignored';

/**
 * Notices a proxy that was not made known: whoever comes through it has its address here, and they
 * all share one limit. Said once in the log, and with every such answer.
 */
export function noticeUnknownProxies(app: FastifyInstance): void {
  let said = false;
  app.addHook('onRequest', (request, reply, done) => {
    const { remoteAddress: proxy } = request.socket;
    if (request.headers['x-forwarded-for'] !== undefined && request.ip === proxy) {
      void reply.header(IGNORED, 'true');
      if (!said) {
        app.log.warn(
          { proxy },
          'Requests come with X-Forwarded-For from an address that is not in TRUST_PROXY: all who come through it share one limit. If it is your load balancer, set TRUST_PROXY to its address. See README.md.',
        );
      }
      said = true;
    }
    done();
  });
}
