import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');

/** Files below a folder, relative to the project, with forward slashes. */
const below = (folder: string): string[] =>
  fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')));

const documents = [
  'README.md',
  'README.zh-CN.md',
  ...below('docs').filter((f) => f.endsWith('.md')),
];
const files = ['__tests__', 'config', 'docs', 'server', 'src', 'tools'].flatMap(below);

describe.each(documents)('%s', (document) => {
  const text = fs.readFileSync(path.join(ROOT, document), 'utf8');

  test('leads nowhere in vain', () => {
    const links = Array.from(
      text.matchAll(/\]\(([^)#]+)|<img src="([^"]+)"/g),
      (m) => m[1] ?? m[2] ?? '',
    );
    const lost = links.filter(
      (link) => !fs.existsSync(path.resolve(ROOT, path.dirname(document), link)),
    );
    expect(lost).toEqual([]);
  });

  test('names only files that are there', () => {
    const names = Array.from(
      text.matchAll(/`([\w./-]+\/[\w.-]+\.(?:tsx?|js|md))`/g),
      (m) => m[1] ?? '',
    );
    const lost = names.filter((name) => !files.some((file) => `/${file}`.endsWith(`/${name}`)));
    expect(lost).toEqual([]);
  });
});
