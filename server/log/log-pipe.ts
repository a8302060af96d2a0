import { constants, openSync } from 'node:fs';
import { pino, type DestinationStream } from 'pino';

/** Lines that wait to be read, in characters. What comes beyond is dropped, and counted. */
const WAITING = 4 * 1024 * 1024;

/** Standard output that stalls nobody: not a request, not the end. */
export interface LogPipe extends DestinationStream {
  /** How many lines nobody read in time. */
  readonly dropped: number;
  /** Resolves when all is written, or after so many ms: a pipe that nobody reads holds up no end. */
  end(withinMs: number): Promise<void>;
}

/** @param fd - where to write to */
export function openLogPipe(fd = 1): LogPipe {
  const destination = pino.destination({
    fd: openAnew(fd),
    sync: false,
    maxLength: WAITING,
  });
  let dropped = 0;
  destination.on('drop', () => (dropped += 1));
  // Whoever read is gone: then nobody misses it, and the service goes on.
  destination.on('error', () => undefined);
  return {
    write: (line) => void destination.write(line),
    get dropped() {
      return dropped;
    },
    end: (withinMs) =>
      new Promise((resolve) => {
        const late = setTimeout(() => {
          destination.destroy();
          resolve();
        }, withinMs);
        destination.once('close', () => {
          clearTimeout(late);
          resolve();
        });
        // Not `flush`, which waits for nothing where every line is written at once.
        destination.end();
      }),
  };
}

/**
 * The same pipe or file, opened so that a write that can't be taken comes back at once. Otherwise it
 * blocks a thread, which also blocks the process's end. A socket can't be opened so: it is taken as it is.
 */
function openAnew(fd: number): number {
  try {
    const { O_WRONLY, O_APPEND, O_NONBLOCK } = constants;
    return openSync(`/proc/self/fd/${fd}`, O_WRONLY | O_APPEND | O_NONBLOCK);
  } catch {
    return fd;
  }
}
