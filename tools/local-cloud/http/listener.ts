import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { ServiceError } from '../../../server/service-error';
import type { Context } from '../context';
import type { LocalCloud } from '../index';
import { readJSON } from './body';
import { controlRoutes } from './control';
import { isLocalOrigin } from './origin';
import { tokenRoutes } from './tokens';

/** What a route gets to see of a request. */
export interface RouteRequest {
  readonly body: Readonly<Record<string, unknown>>;
  readonly authorization: string;
}

/** What it returns is answered as JSON; it throws {@link ServiceError} to refuse. */
export type Route = (request: RouteRequest) => unknown;

/** Routes by `METHOD /path`. */
export type Routes = Readonly<Record<string, Route>>;

/** Everything that the cloud answers over plain HTTP. */
export function httpListener(context: Context, cloud: LocalCloud): RequestListener {
  const routes: Routes = {
    'GET /healthz': () => ({ ok: true }),
    // The SDK uploads its log, which holds the token in clear: take it and forget it.
    'POST /httplog': () => ({}),
    ...tokenRoutes(context),
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
    void respond(routes, request, response);
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
    const authorization = request.headers.authorization ?? '';
    answer(response, 200, await route({ body, authorization }));
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
  response.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type');
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST');
  response.setHeader('Vary', 'Origin');
  return true;
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body ?? {}));
}
