import AjvCompiler from '@fastify/ajv-compiler';
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify';

const BODY_LIMIT = 8 * 1024;

/** Take what was sent for what it is: no number becomes a text, nothing is dropped in silence. */
const compile = AjvCompiler()(
  {},
  { customOptions: { coerceTypes: false, removeAdditional: false } },
) as unknown as FastifySchemaCompiler<unknown>;

/** JSON and nothing else, of up to 8 KiB, whatever else the Fastify around takes. */
export function takeStrictBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: BODY_LIMIT },
    app.getDefaultJsonParser('error', 'error'),
  );
  app.setValidatorCompiler(compile);
}

/** Any text of up to 64 KiB, whatever it calls itself: ZEGO's callbacks come in several forms. */
export function takeText(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 64 * 1024 }, (_, body, done) => {
    done(null, body);
  });
}
