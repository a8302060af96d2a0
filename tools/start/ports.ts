import net from 'node:net';

/** How many ports are tried, one after another. */
const TRIES = 50;

/**
 * Opens a server on a port, or on the next one that is free.
 *
 * @param open - opens it; fails with the system's `EADDRINUSE` where the port is taken
 */
export async function onFreePort<T>(first: number, open: (port: number) => Promise<T>): Promise<T> {
  for (let port = first; ; port += 1) {
    try {
      return await open(port);
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!taken || port >= first + TRIES) throw error;
    }
  }
}

/** A port that is free now, for a server that another process opens. */
export function freePort(first: number): Promise<number> {
  return onFreePort(
    first,
    (port) =>
      new Promise((resolve, reject) => {
        const server = net.createServer();
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => server.close(() => resolve(port)));
      }),
  );
}
