import type { IncomingMessage } from 'node:http';
import { ServiceError } from 'voice-call-token-service/service-error';

const MAX_BYTES = 64 * 1024;

/** Reads a JSON object; an empty body is an empty object. Throws {@link ServiceError}. */
export async function readJSON(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new ServiceError(413, 'too_large', 'The body is too large.');
    chunks.push(chunk);
  }
  if (size === 0) return {};
  let json: unknown;
  try {
    json = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new ServiceError(400, 'not_json', 'The body must be JSON.');
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new ServiceError(400, 'not_json', 'The body must be a JSON object.');
  }
  return json as Record<string, unknown>;
}
