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
