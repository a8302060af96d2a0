import { answerText } from './answer';

/** Of Node's parser: it gave up before there was a request. */
const known: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: answerText(431, 'headers_too_large', 'The headers are too large.'),
};
const other = answerText(400, 'bad_request', 'This is not HTTP.');

/**
 * What to answer to what is not even HTTP; `undefined` where nobody is left to answer. The error
 * holds the bytes that came, secrets and all: it must not be logged.
 */
export function notHTTP({ code }: NodeJS.ErrnoException): string | undefined {
  return code === 'ECONNRESET' ? undefined : (known[code ?? ''] ?? other);
}
