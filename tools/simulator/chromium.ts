import fs from 'node:fs';
import path from 'node:path';

const NAMES = [
  // Draws no window of its own: half the work of the others.
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'msedge',
];

/** Flags for a quiet, offline browser whose background tabs run at full speed. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
];

/**
 * Path of an installed Chromium: `CHROME_PATH`, else the first known name on the PATH.
 * Throws a sentence that says what to do when there is none.
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string {
  const wished = env.CHROME_PATH;
  if (wished) {
    if (fs.existsSync(wished)) return wished;
    throw new Error(`CHROME_PATH names "${wished}", which does not exist.`);
  }
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  for (const name of NAMES) {
    for (const folder of folders) {
      for (const ending of endings) {
        const file = path.join(folder, name + ending);
        if (fs.existsSync(file)) return file;
      }
    }
  }
  throw new Error(
    'No Chromium found. Install one (Debian: apt-get install chromium-headless-shell), or say where it is: CHROME_PATH=/path/to/chrome',
  );
}
