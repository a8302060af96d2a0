import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..', '..');
const read = (...file: string[]) => fs.readFileSync(path.join(ROOT, ...file), 'utf8');

const numbers = (text: string, pattern: RegExp) =>
  Array.from(text.matchAll(pattern), (match) => Number(match[1]));

const TESTS = '__tests__/simulator/wechat';

const known = numbers(read('tools/simulator/WECHAT.md'), /^\| (\d+) /gm);
const tested = fs
  .readdirSync(path.join(ROOT, TESTS))
  .flatMap((file) => numbers(read(TESTS, file), /line (\d+):/g));
const README = read('tools/simulator/README.md');
const unmodelled = numbers(
  README.slice(README.indexOf('## What of WeChat is not modelled')),
  /^\| (\d+) /gm,
);

test('what is known of WeChat is modelled and named by a test, or listed as not modelled with the reason', () => {
  expect(known.length).toBeGreaterThan(50);
  const open = known.filter((line) => !tested.includes(line) && !unmodelled.includes(line));
  expect(open).toEqual([]);
});

test('nothing is both, and nothing names a line that is not there', () => {
  expect(tested.filter((line) => unmodelled.includes(line))).toEqual([]);
  expect([...tested, ...unmodelled].filter((line) => !known.includes(line))).toEqual([]);
});
