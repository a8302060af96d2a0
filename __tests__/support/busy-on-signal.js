/**
 * Loaded before the token service (`NODE_OPTIONS=--require`): SIGUSR2 keeps its main thread, and no other,
 * busy for `BUSY_MS`.
 */
const { isMainThread } = require('node:worker_threads');

if (isMainThread) {
  process.on('SIGUSR2', () => {
    process.stderr.write('busy\n');
    const until = performance.now() + Number(process.env.BUSY_MS);
    while (performance.now() < until);
    process.stderr.write('idle\n');
  });
}
