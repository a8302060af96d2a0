import fs from 'node:fs';
import path from 'node:path';
import { browserCode } from '../simulator/load/browser-code';
import type { Served } from '../simulator/server';

/** The page for browsers, as the page of `npm start` shows it. */
export interface WebPeer {
  /** `building` until its first build; `failed` while the last build did. */
  readonly state: 'building' | 'ready' | 'failed';
  readonly url: string;
  /** What the build complained of. */
  readonly errors: string;
}

const FOLDER = path.join(__dirname, 'page');

/** Serves the page of `npm start`, beside what the simulator's own server has. */
export function startPage(web: () => WebPeer): (name: string) => Promise<Served | undefined> {
  return async (name) => {
    switch (name) {
      case '':
        return { type: '.html', body: fs.readFileSync(path.join(FOLDER, 'index.html')) };
      case 'start.css':
        return { type: '.css', body: fs.readFileSync(path.join(FOLDER, 'start.css')) };
      case 'start.js':
        return { type: '.js', body: await browserCode(path.join(FOLDER, 'start.ts')) };
      case 'web.json':
        return { type: '.json', body: JSON.stringify(web()) };
      default:
        return undefined;
    }
  };
}
