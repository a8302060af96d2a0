import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { ServiceError } from 'voice-call-token-service/service-error';
import type { Context } from '../context';
import type { LocalCloud } from '../cloud';
import { isWhip, whipListener } from '../media/whip';
import { isServerApi, serverApiListener } from '../server-api/listener';
import { readJSON } from './body';
import { controlRoutes } from './control';
import { isLocalOrigin } from './origin';
import type { Routes } from './route';

/** Everything that the cloud answers over plain HTTP; what begins with `/v1/` is for `tokens`. */
export function httpListener(
  context: Context,
  cloud: LocalCloud,
  tokens: RequestListener,
): RequestListener {
  const whip = whipListener(context);
  const serverApi = serverApiListener(context);
  const routes: Routes = {
    'GET /healthz': () => ({ ok: true }),
    // The SDK uploads its log, which holds the token in clear: take it and forget it.
    'POST /httplog': () => ({}),
    // And whether the web SDK is to upload what it kept: no.
    'GET /zglog/whitelist': () => ({ code: 0, data: { type: 0 } }),
    ...controlRoutes(cloud),
  };
  return (request, response) => {
    if (!allowOrigin(request, response)) {
      answer(response, 403, { code: 'origin', message: 'Only pages on this machine may ask.' });
      return;
    }
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    if (isWhip(request.url)) {
      whip(request, response);
      return;
    }
    if (isServerApi(request.url)) {
      serverApi(request, response);
      return;
    }
    if (!request.url?.startsWith('/v1/')) {
      void respond(routes, request, response);
      return;
    }
    const refusal = context.board.takeRefusal('token', '');
    if (refusal) {
      request.resume();
      const status = refusal.status ?? 503;
      if (refusal.asGateway) {
        response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>');
      } else {
        answer(response, status, { code: 'refused', message: 'Refused on request.' });
      }
    } else {
      tokens(request, response);
    }
  };
}

async function respond(
  routes: Routes,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  try {
    const route = routes[`${request.method} ${pathname}`];
    if (!route) throw new ServiceError(404, 'not_found', `There is no ${pathname} here.`);
    // The uploaded log is not JSON but lines of it, and nobody reads it.
    const body = pathname === '/httplog' ? {} : await readJSON(request);
    answer(response, 200, await route({ body }));
  } catch (error) {
    if (error instanceof ServiceError) {
      answer(response, error.status, { code: error.code, message: error.message });
    } else {
      answer(response, 500, { code: 'internal', message: String(error) });
    }
  } finally {
    request.resume();
  }
}

function allowOrigin(request: IncomingMessage, response: ServerResponse): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return true;
  if (!isLocalOrigin(origin)) return false;
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type, X-Host-Key');
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, DELETE');
  // The token client reads the server's clock, for a phone's may be wrong.
  response.setHeader('Access-Control-Expose-Headers', 'Date, Retry-After, Location');
  response.setHeader('Vary', 'Origin');
  return true;
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body ?? {}));
}
