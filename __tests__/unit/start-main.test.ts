import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const MAIN = path.resolve(__dirname, '..', '..', 'tools/start/main.js');

/** What `npm start` says and how it ends, where it can't begin. */
function start(code: string): { status: number | null; stderr: string } {
  return spawnSync(process.execPath, ['-e', code], { encoding: 'utf8' });
}

test.each(['16.20.2', '18.20.4', '20.18.3'])('an old Node, %s, is named', (version) => {
  const versions = JSON.stringify({ node: version });
  const { status, stderr } = start(
    `Object.defineProperty(process, 'versions', { value: ${versions} }); require(${JSON.stringify(MAIN)});`,
  );
  expect(status).toBe(1);
  expect(stderr.trim()).toBe(
    `This needs Node 20.19 or newer; this is ${version}. Newer ones: https://nodejs.org`,
  );
});

test('a clone where nothing is installed is told what to run', () => {
  const clone = fs.mkdtempSync(path.join(os.tmpdir(), 'clone-'));
  const copy = path.join(clone, 'main.js');
  fs.copyFileSync(MAIN, copy);
  const { status, stderr } = start(`require(${JSON.stringify(copy)})`);
  fs.rmSync(clone, { recursive: true });
  expect([status, stderr.trim()]).toEqual([1, 'Nothing is installed yet: run `npm ci` first.']);
});
