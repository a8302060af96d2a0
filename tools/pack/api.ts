/**
 * `npm run lint:api`: whether the package's types are those that the reports in `docs/api` say; with
 * `--update` it writes the reports.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writeTypes } from './types';

const ROOT = path.resolve(__dirname, '..', '..');
const SCRATCH = path.join(ROOT, '.cache', 'api');

const { values } = parseArgs({ options: { update: { type: 'boolean' } } });
const faults = writeTypes({
  root: ROOT,
  scratch: SCRATCH,
  output: path.join(SCRATCH, 'doors'),
  reports: values.update ? 'update' : 'compare',
});
if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exitCode = 1;
}
