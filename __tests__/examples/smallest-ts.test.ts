import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { openFolder } from '../../tools/simulator/load/files';
import { mainPackageSize } from '../support/examples/main-package';
import { meet, openHostWorld, part } from '../support/examples/host-world';
import { distOf, EXAMPLES } from '../support/examples/packed';

/** What `git diff` counts as added in a folder of both. (It ends with 1 where they differ.) */
function addedLines(before: string, after: string, folder: string): string[] {
  const diff = ['diff', '--no-index', '--unified=0', `${before}/${folder}`, `${after}/${folder}`];
  const { stdout } = spawnSync('git', diff, { cwd: EXAMPLES, encoding: 'utf8' });
  return stdout.split('\n').filter((line) => /^\+(?!\+\+)/.test(line));
}

test('calls are ten lines more than no calls, at most', () => {
  // `package.json` is written by `npm install`.
  const added = ['config', 'src'].flatMap((folder) =>
    addedLines('plain-ts', 'smallest-ts', folder),
  );
  process.stdout.write(`${added.length} lines:\n${added.join('\n')}\n`);
  expect(added.length).toBeGreaterThan(0);
  expect(added.length).toBeLessThanOrEqual(10);
});

test('calls add at most 20 KiB to the main package', () => {
  const before = mainPackageSize(distOf('plain-ts', 'weapp'), 'call');
  const after = mainPackageSize(distOf('smallest-ts', 'weapp'), 'call');
  const grown = after - before;
  process.stdout.write(
    `main package ${before.toFixed(1)} KiB, with calls ${after.toFixed(1)} KiB: ${grown.toFixed(1)} more\n`,
  );
  expect(grown).toBeLessThanOrEqual(20);
  expect(grown).toBeGreaterThan(0);
});

test('the call and all that it shares with its native components is in its own package', () => {
  const dist = distOf('smallest-ts', 'weapp');
  const files = openFolder(dist).paths;
  // Taro makes it of what several files of that package import.
  expect(files).toContain('call/sub-vendors.js');
  const saying = (word: string) =>
    files
      .filter((file) => fs.readFileSync(path.join(dist, file), 'utf8').includes(word))
      .map((file) => file.split('/')[0]);
  for (const word of ['startPublishingStream', 'accesshub', 'attachPusher']) {
    expect([...new Set(saying(word))]).toEqual(['call']);
  }
});

test('its templates have what a screen reader needs', () => {
  const base = fs.readFileSync(path.join(distOf('smallest-ts', 'weapp'), 'base.wxml'), 'utf8');
  expect(base).toContain('aria-label="{{i.ariaLabel');
});

test('two people join, hear, mute and hang up, and nothing runs after', async () => {
  const world = await openHostWorld('smallest-ts');
  try {
    const ann = await world.named('Ann');
    const bob = await world.named('Bob');
    await meet([ann, bob], ['#room-state', 'In call']);
    expect(await ann.texts('.member__name')).toEqual(['Ann', 'Bob']);

    await ann.tap('#mic');
    await bob.waitFor('.member--mic-off', 'Ann');

    await part(world, [ann, bob], '#hang-up', 'pages/index/index');
  } finally {
    await world.close();
  }
}, 120_000);
