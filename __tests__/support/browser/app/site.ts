import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { openFolder } from '../../../../tools/simulator/load/files';
import { readFileSync } from 'node:fs';

/** Not at the root of the host: the build must work in a folder of somebody else's site. */
const BASE = '/some/where/';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** A built page on a server of its own. */
export interface Site {
  readonly url: string;
  /** Every path that was asked for since the last `forget`, the base left out. */
  readonly asked: readonly string[];
  forget(): void;
  /** Files that are refused, as if the network had lost them. */
  readonly refused: Set<string>;
  close(): Promise<void>;
}

/** What a server shows who it is with, in PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/**
 * Serves a folder under a sub-path of 127.0.0.1, which browsers trust as they do https.
 *
 * @param headers - what every answer carries besides
 * @param certificate - to serve it over https, as one would elsewhere
 */
export async function serve(
  folder: string,
  headers: Readonly<Record<string, string>>,
  certificate?: Certificate,
): Promise<Site> {
  const asked: string[] = [];
  const refused = new Set<string>();
  const answer: http.RequestListener = (request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://site');
    const file = pathname === BASE ? 'index.html' : pathname.slice(BASE.length);
    asked.push(file);
    const known = pathname.startsWith(BASE) && openFolder(folder).has(file);
    if (!known || [...refused].some((name) => file.includes(name))) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      ...headers,
      'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
    });
    response.end(readFileSync(path.join(folder, file)));
  };
  const server = certificate ? https.createServer(certificate, answer) : http.createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${certificate ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}${BASE}`,
    asked,
    refused,
    forget: () => void asked.splice(0),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
