/** `npm run pack:call`: makes the package that others install, `dist/package` and a tarball beside it. */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeTarball, writePackage } from './pack';
import { writeTypes } from './types';

const ROOT = path.resolve(__dirname, '..', '..');

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { update: { type: 'boolean', default: false } } });
  const output = path.join(ROOT, 'dist', 'package');
  await writePackage(output);
  const scratch = path.join(ROOT, '.cache', 'types');
  const faults = writeTypes({ root: ROOT, scratch, output, update: values.update });
  if (faults.length > 0) {
    process.stderr.write(`${faults.join('\n')}\n`);
    process.exitCode = 1;
    return;
  }
  const folder = path.join(ROOT, 'dist');
  for (const old of fs.readdirSync(folder)) {
    if (old.endsWith('.tgz')) fs.rmSync(path.join(folder, old));
  }
  process.stdout.write(`${path.relative(ROOT, makeTarball(output, folder))}\n`);
}

void main();
