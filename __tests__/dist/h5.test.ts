import fs from 'node:fs';
import path from 'node:path';
import { openFolder } from '../../tools/simulator/load/files';
import { debugWords } from '@/pages/home/words/debug';
import { distOf } from '../support/build';
import { nothingLocal } from '../support/package-checks';

const DIST = distOf('h5');

test('index.html asks only for files that are there, by relative paths', () => {
  const html = fs.readFileSync(path.join(DIST, 'index.html'), 'utf8');
  const asked = Array.from(html.matchAll(/(?:src|href)="([^"]+)"/g), ([, url = '']) => url);
  const { has } = openFolder(DIST);
  expect(asked).not.toEqual([]);
  expect(asked.filter((url) => !has(path.posix.normalize(url)))).toEqual([]);
});

test('nothing of the local cloud is in it, and no secret', () => {
  // The SDK writes this computer's address into session descriptions, as WebRTC has it.
  const ofTheSdk = /^js\/zego-sdk\.\w+\.js mentions this computer’s address/;
  expect(nothingLocal(DIST).filter((fault) => !ofTheSdk.test(fault))).toEqual([]);
});

test('nothing of the SDK for mini-programs is in it', () => {
  const { paths, read } = openFolder(DIST);
  expect(paths.filter((file) => read(file)?.includes('createLivePusherContext'))).toEqual([]);
});

test.each(['h5', 'weapp'] as const)('nothing of the debug form is in %s', (target) => {
  const { paths, read } = openFolder(distOf(target));
  const traces = ['debug-join', 'debug-forget', debugWords().what, debugWords().join];
  const found = paths.filter((file) => traces.some((trace) => read(file)?.includes(trace)));
  expect(found).toEqual([]);
});
