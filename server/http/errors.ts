import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ServiceError } from '../service-error';
import { bodyInvalid } from './refusals';

/**
 * Answers whatever was thrown with `{code, message}`. Nothing of the request is repeated.
 *
 * @param onRefusal - told the code of each
 */
export function errorAnswerer(onRefusal: (code: string) => void) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const refusal = refusalOf(error, request);
    const { status, code, message, detail, retryAfter } = refusal;
    onRefusal(code);
    // Who says when to come back sends people away on purpose: that is counted, not a fault.
    if (status >= 500 && retryAfter === undefined) {
      const unexpected = error instanceof ServiceError ? {} : { err: error };
      request.log.error({ refusal: code, detail, ...unexpected }, 'could not answer');
    }
    if (retryAfter !== undefined) void reply.header('retry-after', retryAfter);
    void reply.status(status).header('cache-control', 'no-store').send({ code, message });
  };
}

function refusalOf(error: unknown, request: FastifyRequest): ServiceError {
  if (error instanceof ServiceError) return error;
  const { code, statusCode = 500, validation } = error as Partial<FastifyError>;
  if (validation) {
    const form = (request.routeOptions.schema?.body as { description?: string } | undefined)
      ?.description;
    return bodyInvalid(form ?? 'another');
  }
  const known = code === undefined ? undefined : byFastify[code];
  if (known) return new ServiceError(...known);
  if (statusCode >= 400 && statusCode < 500) {
    return new ServiceError(statusCode, 'bad_request', 'This request can’t be understood.');
  }
  return new ServiceError(500, 'internal', 'Something went wrong here: try again later.');
}

type Known = [status: number, code: string, message: string];

const notJSON: Known = [400, 'not_json', 'The body must be JSON.'];

const byFastify: Readonly<Record<string, Known>> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: notJSON,
  FST_ERR_CTP_INVALID_JSON_BODY: notJSON,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    415,
    'not_json',
    'The body must be JSON: send Content-Type: application/json.',
  ],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'too_large', 'The body is too large.'],
};
