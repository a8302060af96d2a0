import fs from 'node:fs';
import path from 'node:path';
import { build, distOf, SETTINGS } from './build';

/**
 * Builds `dist/weapp` once, for production, before the tests of the built mini-program.
 * `SKIP_BUILD=1` takes the folder as it is.
 */
export default async function buildWeapp(): Promise<void> {
  if (process.env.SKIP_BUILD === '1') {
    if (fs.existsSync(path.join(distOf('weapp'), 'app.json'))) return;
    throw new Error('SKIP_BUILD=1, but there is no dist/weapp: run it once without.');
  }
  const { code, output } = await build('weapp', SETTINGS);
  if (code !== 0) throw new Error(`The build of the mini-program failed:\n${output}`);
}
