import fs from 'node:fs';
import path from 'node:path';

const read = (file: string) => fs.readFileSync(path.resolve(__dirname, '..', '..', file), 'utf8');

test('the version has its notes in the changelog, under a day', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };
  const [, heading = ''] = read('CHANGELOG.md').split(/^## (?!\[Unreleased\])/m);
  expect(heading).toMatch(/^\[[\d.]+\] - \d{4}-\d\d-\d\d\n/);
  expect(heading.startsWith(`[${version}] - `)).toBe(true);
  expect(heading).toMatch(/^- ./m);
});
