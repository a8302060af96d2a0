import net from 'node:net';
import { noFreePort } from './words';

/** How many ports are tried, one after another. */
const TRIES = 50;

/**
 * Opens a server on a port, or on the next one that is free.
 *
 * @param open - opens it; fails with the system's `EADDRINUSE` where the port is taken
 * @throws a sentence, once all that are tried are taken
 */
export async function onFreePort<T>(first: number, open: (port: number) => Promise<T>): Promise<T> {
  const last = first + TRIES;
  for (let port = first; port <= last; port += 1) {
    try {
      return await open(port);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  throw new Error(noFreePort(first, last));
}

/** A port for a server that another process is going to open. */
export interface KeptPort {
  readonly port: number;
  /** Frees it; to be called just before the other process takes it. */
  release(): Promise<void>;
}

/** Finds a free port and keeps others from taking it. */
export function keepPort(first: number): Promise<KeptPort> {
  return onFreePort(
    first,
    (port) =>
      new Promise((resolve, reject) => {
        const server = net.createServer((socket) => socket.destroy());
        server.once('error', reject);
        const release = () => new Promise<void>((done) => server.close(() => done()));
        server.listen(port, '127.0.0.1', () => resolve({ port, release }));
      }),
  );
}
