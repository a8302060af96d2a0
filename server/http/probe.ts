import type { IncomingMessage, ServerResponse } from 'node:http';
import { ServiceError } from '../service-error';
import { answerJSON, answerRefusal } from './answer';

/** Answers to who looks after us: whether we live, whether we take work. */
export function answerProbe(request: IncomingMessage, response: ServerResponse, ok: boolean): void {
  if (request.method === 'GET' || request.method === 'HEAD') {
    answerJSON(response, ok ? 200 : 503, { ok });
    return;
  }
  const refusal = new ServiceError(405, 'method_not_allowed', 'This address takes GET only.');
  answerRefusal(response, refusal, { Allow: 'GET, HEAD' });
}
