/** `npm run server`: the service with the settings of `server/.env.local`, if there is one. */
import path from 'node:path';
import { readEnvFiles, saveAsUTF8 } from '../config/env-files';

const { values, notUTF8 } = readEnvFiles(__dirname);
if (notUTF8.length > 0) {
  process.stderr.write(`The token service can’t start.\n  - server/${saveAsUTF8(notUTF8)}\n`);
  process.exitCode = 1;
} else {
  // What the shell says comes first.
  for (const [name, value] of Object.entries(values)) process.env[name] ??= value;
  void import('./service-process').then((it) => {
    it.startService(path.join(__dirname, 'dev-thread.js'));
  });
}
