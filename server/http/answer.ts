import { STATUS_CODES, type ServerResponse } from 'node:http';
import { type ServiceError } from '../service-error';

/** A refusal as bytes, for whoever sent what is no request. */
export function answerText(status: number, code: string, message: string): string {
  const body = JSON.stringify({ code, message });
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json; charset=utf-8',
    'Cache-Control: no-store',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}

/** Answers with JSON, without any framework: for what must cost little. */
export function answerJSON(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = JSON.stringify(body);
  response
    .writeHead(status, {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Length': Buffer.byteLength(text),
      ...headers,
    })
    .end(text);
}

/** Answers with a refusal. */
export function answerRefusal(
  response: ServerResponse,
  { status, code, message, retryAfter }: ServiceError,
  headers: Readonly<Record<string, string>> = {},
): void {
  const wait: Record<string, string> =
    retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
  answerJSON(response, status, { code, message }, { ...headers, ...wait });
}
