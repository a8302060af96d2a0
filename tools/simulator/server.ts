import { createHash } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { browserCode } from './load/browser-code';
import { loadBundle, loadPackage } from './load/bundle';
import { openFolder } from './load/files';
import { proxy } from './proxy';

/** What a simulator server serves, and where. */
export interface ServerOptions {
  /** Folder of the built mini-program, such as `dist/weapp`. */
  dist: string;
  /** `host:port` that stands for every host the mini-program talks to. */
  cloudHost: string;
  /** 0 takes a free one. */
  port?: number;
  /** What else is served, and what is served in place of the simulator's own; by name. */
  more?: (name: string) => Promise<Served | undefined>;
}

/** A file as it is served. */
export interface Served {
  /** The ending that tells its type, such as `.html`. */
  type: string;
  body: string | Buffer;
}

export interface SimulatorServer {
  url: string;
  close(): Promise<void>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
};

type Answer = Served | undefined;

const json = (value: unknown): Served => ({
  type: '.json',
  body: Buffer.from(JSON.stringify(value)),
});

/** Reads a folder again only when a file in it has changed. */
function cached<T>(dist: string, load: () => T): () => T {
  let version = '';
  let value: T;
  return () => {
    const now = openFolder(dist).version;
    if (now !== version) {
      value = load();
      version = now;
    }
    return value;
  };
}

const codeVersion = async () =>
  createHash('sha1')
    .update(await browserCode('runtime/main.ts'))
    .digest('hex');

function fileIn(root: string, name: string): Answer {
  const file = path.join(root, name);
  if (
    !file.startsWith(root + path.sep) ||
    !fs.existsSync(file) ||
    fs.statSync(file).isDirectory()
  ) {
    return undefined;
  }
  return { type: path.extname(file), body: fs.readFileSync(file) };
}

/**
 * Serves a built mini-program: `/` for people, `/phone.html` for one phone, and what a phone needs.
 * Only on 127.0.0.1.
 */
export async function startSimulatorServer(options: ServerOptions): Promise<SimulatorServer> {
  const dist = path.resolve(options.dist);
  const host = path.join(__dirname, 'host');
  const bundle = cached(dist, () => json(loadBundle(dist)));
  const packages = cached(dist, () => new Map<string, Served>());
  const packageOf = (root: string) => {
    const known = packages();
    const served = known.get(root) ?? json(loadPackage(dist, root));
    known.set(root, served);
    return served;
  };

  const answer = async (url: URL): Promise<Answer> => {
    const name = decodeURIComponent(url.pathname.slice(1));
    const more = await options.more?.(name);
    if (more) return more;
    switch (name) {
      case '':
        return fileIn(host, 'index.html');
      case 'simulator.js':
        return { type: '.js', body: await browserCode('runtime/main.ts') };
      case 'page.js':
        return { type: '.js', body: await browserCode('host/page.ts') };
      case 'bundle.json':
        return bundle();
      case 'package.json':
        return packageOf(url.searchParams.get('root') ?? '');
      case 'state.json':
        return json({
          version: fs.existsSync(dist) ? openFolder(dist).version : '',
          cloud: options.cloudHost,
          code: await codeVersion(),
        });
      default:
        return name.startsWith('dist/') ? fileIn(dist, name.slice(5)) : fileIn(host, name);
    }
  };

  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname.startsWith('/cloud/')) {
      proxy(request, response);
      return;
    }
    answer(url).then(
      (found) => {
        const type = TYPES[found?.type ?? ''] ?? 'application/octet-stream';
        response.writeHead(found ? 200 : 404, {
          'content-type': type,
          'cache-control': 'no-store',
        });
        response.end(found?.body ?? '');
      },
      (error: unknown) => {
        response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
        response.end(String(error instanceof Error ? error.stack : error));
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
