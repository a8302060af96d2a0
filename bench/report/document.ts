/** Writes what was measured into docs/benchmarks.md, between its two marks, and draws the picture. */
import fs from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Results } from '../run/results';
import { chart } from './chart';
import { tables } from './tables';

const DOCS = path.resolve(__dirname, '..', '..', 'docs');
const FILE = path.join(DOCS, 'benchmarks.md');
const PICTURE = path.join(DOCS, 'images', 'benchmarks.svg');
const BEGIN = '<!-- measured: written by `npm run bench` -->';
const END = '<!-- /measured -->';

export async function writeReport(results: Results): Promise<void> {
  const text = fs.readFileSync(FILE, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (rest === undefined || after === undefined) throw new Error(`${FILE} has lost its marks.`);
  const { cpu, cores, date } = results.machine;
  const made = `Measured on ${date.slice(0, 10)}, ${cpu}, ${cores} cores, Chromium, Node ${process.version}.`;
  const measured = [BEGIN, made, tables(results), END].join('\n\n');
  const options = { ...(await resolveConfig(FILE)), filepath: FILE };
  fs.writeFileSync(FILE, await format(`${before}${measured}${after}`, options));
  fs.writeFileSync(PICTURE, chart(results));
}
