/** Writes what was measured into docs/benchmarks.md, between its two marks, and draws the picture. */
import fs from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Results } from '../run/results';
import { chart } from './chart';
import { healing } from './healing';
import { tables } from './tables';

const DOCS = path.resolve(__dirname, '..', '..', 'docs');
const FILE = path.join(DOCS, 'benchmarks.md');
const PICTURE = path.join(DOCS, 'images', 'benchmarks.svg');
/** Each part has marks of its own. */
const marksOf = (part: string, command: string) => ({
  begin: `<!-- ${part}: written by \`${command}\` -->`,
  end: `<!-- /${part} -->`,
});
const MEASURED = marksOf('measured', 'npm run bench');
const HEALING = marksOf('healing', 'npm run bench -- healing');

export async function writeReport(results: Results): Promise<void> {
  const { cpu, cores, date } = results.machine;
  const made = `Measured on ${date.slice(0, 10)}, ${cpu}, ${cores} cores, Chromium, Node ${process.version}.`;
  await writeBetween(MEASURED, `${made}\n\n${tables(results)}`);
  fs.writeFileSync(PICTURE, chart(results));
}

/** The tables of what heals how soon alone. */
export const writeHealing = (results: Results): Promise<void> =>
  writeBetween(HEALING, healing(results));

async function writeBetween(marks: ReturnType<typeof marksOf>, content: string): Promise<void> {
  const [before, rest] = fs.readFileSync(FILE, 'utf8').split(marks.begin);
  const after = rest?.split(marks.end)[1];
  if (rest === undefined || after === undefined) throw new Error(`${FILE} has lost its marks.`);
  const text = `${before}${marks.begin}\n\n${content}\n\n${marks.end}${after}`;
  const options = { ...(await resolveConfig(FILE)), filepath: FILE };
  fs.writeFileSync(FILE, await format(text, options));
}
