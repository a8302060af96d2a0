/** `npm run pack:call`: makes the package that others install, `dist/package` and a tarball beside it. */
import fs from 'node:fs';
import path from 'node:path';
import { makeTarball, writePackage } from './pack';
import { writeTypes } from './types';

const ROOT = path.resolve(__dirname, '..', '..');
const DIST = path.join(ROOT, 'dist');

async function main(): Promise<void> {
  const output = path.join(DIST, 'package');
  await writePackage(output);
  const scratch = path.join(ROOT, '.cache', 'types');
  const faults = writeTypes({ root: ROOT, scratch, output, reports: 'leave' });
  if (faults.length > 0) throw new Error(faults.join('\n'));
  for (const old of fs.readdirSync(DIST).filter((file) => file.endsWith('.tgz'))) {
    fs.rmSync(path.join(DIST, old));
  }
  process.stdout.write(`${path.relative(ROOT, makeTarball(output, DIST))}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
