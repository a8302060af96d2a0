import fs from 'node:fs';
import path from 'node:path';
import * as codes from '@/call/errors/codes';
import { type FailureKind, wayOut } from '@/call/errors/failures';
import { failureWords } from '@/call/words/failures';
import { speak } from '../support/language';

jest.mock('@/call/platform/device/language', () => jest.requireActual('../support/language'));

const read = (file: string) => fs.readFileSync(path.resolve(__dirname, '../..', file), 'utf8');

interface Row {
  readonly kind: string;
  readonly codes: string;
  readonly sentences: string;
  readonly way: string;
}

const [kindTable = '', wayTable = ''] = read('docs/guide/failures.md').split('## Ways out');
const rows: Row[] = Array.from(
  kindTable.matchAll(/^\| `([\w-]+)` +\| (.*?) +\| (.*?) +\| `([\w-]+)` +\|/gm),
  ([, kind = '', codes = '', sentences = '', way = '']) => ({ kind, codes, sentences, way }),
);

function sentencesOf(language: string): Record<FailureKind, string> {
  speak(language);
  return failureWords().sentence;
}

test('every kind of failure has its row, in the order of the words', () => {
  expect(rows.map(({ kind }) => kind)).toEqual(Object.keys(sentencesOf('zh_CN')));
});

test('the sentences and ways out are those of the code', () => {
  const [zh, en] = [sentencesOf('zh_CN'), sentencesOf('en')];
  for (const { kind, sentences, way } of rows) {
    const known = kind as FailureKind;
    expect(sentences).toBe(`${zh[known]}<br>${en[known]}`);
    expect([kind, way]).toEqual([kind, wayOut(known)]);
  }
});

test('the words of the buttons are those of the code', () => {
  speak('zh_CN');
  const zh = failureWords().wayOut;
  speak('en');
  const en = failureWords().wayOut;
  const expected = Object.entries(zh).map(
    ([way, label]) => [way, `${label} / ${en[way as keyof typeof en]}`] as const,
  );
  const shown = Array.from(wayTable.matchAll(/^\| `([\w-]+)` +\| (.*?) +\|/gm), (match) =>
    match.slice(1),
  );
  expect(shown).toEqual(expected);
});

test('every code of the code is in its row', () => {
  const known = Array.from(
    read('src/call/errors/sdk-error.ts').matchAll(/^ {2}\[codes\.(\w+)\]: '([\w-]+)',/gm),
    ([, name = '', kind = '']) => ({ code: codes[name as keyof typeof codes], kind }),
  );
  expect(known.length).toBeGreaterThan(10);
  for (const { code, kind } of known) {
    const row = rows.find((candidate) => candidate.kind === kind);
    expect(`${kind}: ${row?.codes}`).toMatch(new RegExp(`(^|[ ,;])${code}\\b`));
  }
});
