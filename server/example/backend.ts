/**
 * A backend as another team may have it, with calls put in: it has a `session` of its own on its requests,
 * takes all kinds of bodies, and answers errors in its own words. None of that reaches the routes of the
 * calls, and they change nothing of it. `__tests__/server/plugin.test.ts` runs it.
 */
import Fastify, { type FastifyInstance } from 'fastify';
import { voiceCallTokens, type VoiceCallTokensOptions } from '../index';

export async function createBackend(calls: VoiceCallTokensOptions): Promise<FastifyInstance> {
  const app = Fastify({ trustProxy: 'loopback' });

  app.decorateRequest('session', null);
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error, _request, reply) => {
    void reply.status(500).send({ problem: String(error) });
  });
  app.setNotFoundHandler((_request, reply) => {
    void reply.status(404).send({ problem: 'no such page' });
  });
  const order = { type: 'object', properties: { count: { type: 'number' } } };
  app.post('/orders', { schema: { body: order } }, async ({ body }) => body);

  await app.register(voiceCallTokens, { prefix: '/calls', ...calls });
  return app;
}
