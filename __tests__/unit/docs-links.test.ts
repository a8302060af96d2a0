/** Links of documents lead somewhere, and the files that they name are there. */
import fs from 'node:fs';
import path from 'node:path';
import { anchors, documents, files, read, ROOT, spans } from '../support/documents/documents';

/** What looks like a file of the project and is none, and why. */
const NO_FILE: readonly { readonly is: RegExp; readonly why: string }[] = [
  { is: /^dist\/(weapp|h5|server|screens)\b/, why: 'a build makes it' },
  { is: /^(js|css)\//, why: 'in the folder that `build:h5` makes' },
  { is: /^node_modules\//, why: 'an install makes it' },
  { is: /(^|\/)\.env\.(local|production)$/, why: 'a person makes it from .env.example' },
  { is: /^x\.(weapp|h5)\.ts$/, why: 'stands for any pair of twins' },
  { is: /^@|^ipaddr\.js$/, why: 'a package of npm' },
  { is: /^[\d.]+\/\d+$/, why: 'a range of addresses' },
  { is: /^\//, why: 'the path of an address' },
];

const FILE = /^\.?[\w.@*…-]*(\/[\w.@*…-]+)*\/?$/;
const ENDING = /\.(?:[cm]?[jt]sx?|jsonc?|md|wxml|wxss|scss|css|png|svg|html|ya?ml|proto)$/;

const isFile = (text: string) =>
  FILE.test(text) &&
  (text.includes('/') || ENDING.test(text)) &&
  !NO_FILE.some(({ is }) => is.test(text));

/** Files, their folders, and tests and twins by their short names: `integration/call`. */
const named = new Set(
  files.flatMap((file) => {
    const parts = file.split('/');
    const folders = parts.slice(0, -1).map((_, end) => parts.slice(0, end + 1).join('/'));
    return [file, file.replace(/(\.test|\.weapp|\.h5)?\.\w+$/, ''), ...folders];
  }),
);
const allNames = [...named].map((name) => `/${name}`).join('\n');

/** A document may leave out the folders above: `session/async/timers.ts`. */
function isThere(name: string): boolean {
  const literal = name.replace(/^\.\/|\/$/g, '').replace(/[.+]/g, '\\$&');
  return new RegExp(`/${literal.replace(/\*/g, '[^/\n]*')}$`, 'm').test(allNames);
}

test('there are documents, and files to be named', () => {
  expect(documents.length).toBeGreaterThan(40);
  expect(isThere('session/async/timers.ts')).toBe(true);
  expect(isThere('session/timer.ts')).toBe(false);
});

describe.each(documents)('%s', (document) => {
  const text = read(document);

  test('leads nowhere in vain', () => {
    const links = Array.from(
      text.matchAll(/\]\(([^)\s]+)|<img src="([^"]+)"/g),
      (match) => match[1] ?? match[2] ?? '',
    ).filter((link) => !/^https?:/.test(link));
    const lost = links.filter((link) => {
      const [file = '', anchor] = link.split('#');
      const target = file ? path.join(path.dirname(document), file) : document;
      if (!fs.existsSync(path.join(ROOT, target))) return true;
      return anchor !== undefined && !anchors(read(target)).includes(decodeURIComponent(anchor));
    });
    expect(lost).toEqual([]);
  });

  test('names only files and folders that are there', () => {
    const lost = spans(text).filter((span) => isFile(span.text) && !isThere(span.text));
    expect(lost.map(({ where }) => where)).toEqual([]);
  });
});

test('every exception is needed', () => {
  const said = documents.flatMap((document) => spans(read(document)).map((span) => span.text));
  expect(NO_FILE.filter(({ is }) => !said.some((text) => is.test(text)))).toEqual([]);
});
