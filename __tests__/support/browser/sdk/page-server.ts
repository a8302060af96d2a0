import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from 'esbuild';

export interface PageServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a page that holds the unmodified web SDK and the test's own script, bundled from `entry`. */
export async function startPageServer(
  entry = path.join(__dirname, 'caller-page.ts'),
): Promise<PageServer> {
  const script = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome110',
    alias: { '@': path.resolve(__dirname, '../../../../src') },
  });
  const files: Readonly<Record<string, string>> = {
    '/': '<!doctype html><script src="/page.js"></script>',
    '/page.js': script.outputFiles[0]?.text ?? '',
  };
  const server = http.createServer((request, response) => {
    const body = files[request.url ?? ''];
    const type = request.url === '/' ? 'text/html' : 'text/javascript';
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': `${type}; charset=utf-8`,
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
