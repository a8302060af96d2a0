import { readFileSync } from 'node:fs';
import { roomName } from './journal';
import { serviceKeys } from './keys';
import { ListenError } from './listen-error';
import { run } from './run';
import { readSettings, SettingsError } from './settings/settings';

/** One Ctrl-C arrives several times: from the terminal, and passed on by npm and tsx. */
const SAME_KEY_MS = 500;

/** Says under which name a room stands in the log, and ends. */
const ROOM_NAME = '--room-name';

async function start(threadFile: string): Promise<void> {
  const settings = readSettings({
    env: process.env,
    readFile: (path) => readFileSync(path, 'utf8'),
  });
  const [option, roomID = ''] = process.argv.slice(2);
  if (option === ROOM_NAME) {
    process.stdout.write(`${roomName(serviceKeys(settings.keys), roomID)}\n`);
    return;
  }
  const service = await run(settings, threadFile);
  let signals = 0;
  let countedAt = -Infinity;
  const end = (drainSeconds: number) => {
    const now = performance.now();
    if (now - countedAt < SAME_KEY_MS) return;
    countedAt = now;
    signals += 1;
    // The second ends the drain, the third everything.
    if (signals > 2) process.exit(1);
    // A pipe that nobody reads, a timer of a library: nothing holds up the end.
    void service.stop(drainSeconds).then(() => process.exit(0));
  };
  // Load balancers need time to notice; a person at a keyboard has none.
  process.on('SIGTERM', () => end(settings.drainSeconds));
  process.on('SIGINT', () => end(0));
}

/**
 * Starts the service with the settings of the environment, and ends it by signals.
 *
 * @param threadFile - from which its health thread starts
 */
export function startService(threadFile: string): void {
  start(threadFile).catch((error: Error) => {
    // One of its ports may be open: that doesn't hold up the end.
    process.stderr.write(`The token service can’t start.\n${explain(error)}\n`, () =>
      process.exit(1),
    );
  });
}

function explain(error: Error): string {
  if (error instanceof SettingsError) {
    const lines = error.message.split('\n').map((line) => `  - ${line}`);
    return [...lines, 'All settings are in server/README.md.'].join('\n');
  }
  if (error instanceof ListenError) return error.message;
  return error.stack ?? String(error);
}
