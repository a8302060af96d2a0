/** Before `HOST` and `PORT` in the names of the settings: which of our ports is meant. */
type Prefix = '' | 'METRICS_' | 'HEALTH_';

const sentences: Readonly<Record<string, (prefix: Prefix) => string>> = {
  EADDRINUSE: (prefix) => `Its port is taken: set ${prefix}PORT to another.`,
  EACCES: (prefix) => `It may not use this port: set ${prefix}PORT to 1024 or more.`,
  EADDRNOTAVAIL: (prefix) => `${prefix}HOST is not an address of this machine.`,
};

/** One of our ports can't be listened on: which setting mends it, in a sentence for people. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** Waits until it listens. @throws ListenError, or what else went wrong as it is */
export async function listening<T>(prefix: Prefix, server: Promise<T>): Promise<T> {
  return server.catch((error: NodeJS.ErrnoException) => {
    const sentence = sentences[String(error.code)]?.(prefix);
    throw sentence === undefined ? error : new ListenError(sentence);
  });
}
