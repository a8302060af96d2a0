/** Asks each address for `/healthz` ten times a second, in a process of its own: whoever makes the load has no time for it. */
import { get } from 'node:http';

/** ms that each answer took, the quickest first; and how many there were not. */
export interface Health {
  readonly times: readonly number[];
  readonly failed: number;
}

const PAUSE_MS = 100;
const [, , ...urls] = process.argv;

/** @returns what came of it until then */
function watch(url: string): () => Health {
  const times: number[] = [];
  let failed = 0;
  const timer = setInterval(() => {
    const began = performance.now();
    get(`${url}/healthz`, { agent: false }, (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode !== 200) failed += 1;
        times.push(performance.now() - began);
      });
    }).on('error', () => (failed += 1));
  }, PAUSE_MS);
  return () => {
    clearInterval(timer);
    return { times: times.sort((a, b) => a - b), failed };
  };
}

const watches = urls.map(watch);

process.once('message', () => {
  process.send?.(
    watches.map((end) => end()),
    () => process.exit(),
  );
});
