import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ServiceError } from '../service-error';

/** Seconds, where nobody knows better. */
const RETRY_AFTER = 60;

/** Answers whatever was thrown with `{code, message}`. Nothing of the request is repeated. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = refusalOf(error, request);
  if (refusal.status >= 500) {
    const { code, detail } = refusal;
    const unexpected = error instanceof ServiceError ? {} : { err: error };
    request.log.error({ refusal: code, detail, ...unexpected }, 'could not answer');
  }
  if (refusal.status === 429 && !reply.hasHeader('retry-after')) {
    void reply.header('retry-after', RETRY_AFTER);
  }
  void reply
    .status(refusal.status)
    .header('cache-control', 'no-store')
    .send({ code: refusal.code, message: refusal.message });
}

function refusalOf(error: unknown, request: FastifyRequest): ServiceError {
  if (error instanceof ServiceError) return error;
  const { code, statusCode = 500, validation } = error as Partial<FastifyError>;
  if (validation) {
    const form = (request.routeOptions.schema?.body as { description?: string } | undefined)
      ?.description;
    return new ServiceError(400, 'body_invalid', `The body must be ${form}.`);
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
  FST_ERR_BAD_URL: [400, 'bad_url', 'This address can’t be read.'],
};

/** Of Node's parser: it gave up before there was a request. */
const byParser: Readonly<Record<string, Known>> = {
  HPE_HEADER_OVERFLOW: [431, 'headers_too_large', 'The headers are too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'too_slow', 'The request took too long to arrive.'],
};

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};

/**
 * Answers what is not even HTTP. The error holds the bytes that came, secrets and all: it must not
 * be logged.
 */
export function answerClientError({ code }: { code?: string }, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) return;
  const [status, name, message] = byParser[code ?? ''] ?? [400, 'bad_request', 'This is not HTTP.'];
  const body = JSON.stringify({ code: name, message });
  socket.end(
    [
      `HTTP/1.1 ${status} ${reasons[status]}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
