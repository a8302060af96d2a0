import http from 'node:http';

/** Only the simulated cloud is reached through here, never the world. */
const LOCAL = /^\/cloud\/((?:127\.0\.0\.1|localhost):\d+)(\/.*)$/;

/**
 * Hands `/cloud/<host:port>/<path>` on to a server on this machine, so that a page may talk to it
 * whatever its CORS headers say.
 */
export function proxy(request: http.IncomingMessage, response: http.ServerResponse): void {
  const [, host, path] = LOCAL.exec(request.url ?? '') ?? [];
  if (!host || !path) {
    response.writeHead(403).end('only servers on this machine');
    return;
  }
  const [hostname, port] = host.split(':');
  const headers = { ...request.headers, host };
  // The server must see the phone, not a page of another origin.
  delete headers.origin;
  delete headers.referer;
  const onward = http.request(
    { hostname, port, path, method: request.method, headers },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  onward.on('error', () => {
    // The phone must see a broken connection, not an answer.
    response.destroy();
  });
  request.pipe(onward);
}
