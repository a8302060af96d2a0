/** `npm run doctor`: whether a call can work with what is configured here, and what is left to do. */
import { run } from './run';

void run(process.argv.slice(2), {
  env: process.env,
  colours: process.stdout.isTTY === true && !process.env.NO_COLOR,
  say: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
}).then((code) => (process.exitCode = code));
