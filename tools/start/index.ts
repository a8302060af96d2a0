/** `npm start`: the app on this computer, without an account. */
import path from 'node:path';
import { Start } from './start';

const start = new Start({
  root: path.resolve(__dirname, '..', '..'),
  output: {
    weapp: process.env.OUTPUT_ROOT ?? path.join('dist', 'weapp'),
    h5: path.join('dist', 'h5-start'),
  },
  say: (text) => process.stdout.write(`${text}\n`),
  ...(process.env.START_STAGES && {
    onStage: (stage) => process.stdout.write(`[stage] ${stage}\n`),
  }),
  onEnd: fail,
});

function fail(error: unknown): void {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n\n`);
  end(1);
}

/** Ctrl-C may come twice, from the terminal and from npm: the first exit code counts. */
function end(exitCode: number): void {
  process.exitCode ??= exitCode;
  const exit = () => process.exit();
  start.end().then(exit, exit);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0));
start.begin().catch(fail);
