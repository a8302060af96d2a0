import fs from 'node:fs';
import path from 'node:path';
import { openFolder } from '../../tools/simulator/load/files';
import { build, distOf, SETTINGS } from '../support/build';
import { nothingLocal } from '../support/package-checks';

const DIST = distOf('h5');

beforeAll(async () => {
  const { code, output } = await build('h5', SETTINGS);
  if (code !== 0) throw new Error(`The build for browsers failed:\n${output}`);
}, 300_000);

test('index.html asks only for files that are there, by relative paths', () => {
  const html = fs.readFileSync(path.join(DIST, 'index.html'), 'utf8');
  const asked = Array.from(html.matchAll(/(?:src|href)="([^"]+)"/g), ([, url = '']) => url);
  const { has } = openFolder(DIST);
  expect(asked).not.toEqual([]);
  expect(asked.filter((url) => !has(path.posix.normalize(url)))).toEqual([]);
});

test('nothing of the local cloud is in it, and no secret', () => {
  expect(nothingLocal(DIST)).toEqual([]);
});

test('nothing of the SDK for mini-programs is in it', () => {
  const { paths, read } = openFolder(DIST);
  expect(paths.filter((file) => read(file)?.includes('createLivePusherContext'))).toEqual([]);
});
