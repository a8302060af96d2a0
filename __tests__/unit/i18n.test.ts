import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FailureKind, WayOut } from '@/call/errors/failures';
import type { CallPhase, CallState } from '@/call/store/call-state';
import type { NetworkQuality } from '@/call/store/levels';
import type { MemberConnection } from '@/call/store/members';
import type { NameFault } from '@/call/validation/ids';
import { callWords } from '@/call/words/call';
import { failureWords } from '@/call/words/failures';
import { homeWords } from '@/pages/home/words/home';
import { languageOf } from '@/call/words/language';
import { localCloudWords } from '@/pages/home/words/local-cloud';
import { sheetWords } from '@/call/words/sheets';
import { speak } from '../support/language';

jest.mock('@/call/platform/device/language', () => jest.requireActual('../support/language'));

const modules = { callWords, failureWords, homeWords, localCloudWords, sheetWords };

/** Every word of a module by its path, e.g. `bar.hangUp`. */
function leaves(words: object, prefix = ''): [string, unknown][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? leaves(value, `${prefix}${key}.`)
      : [[`${prefix}${key}`, value] as [string, unknown]],
  );
}

const said = (word: unknown) =>
  typeof word === 'function' ? String((word as (part: string) => unknown)('3')) : String(word);

const spoken = (module: () => object, language: string) => {
  speak(language);
  return leaves(module()).map(([key, word]) => [key, said(word)] as const);
};

describe.each(Object.entries(modules))('%s', (_name, module) => {
  test('has the same words in both languages, none empty', () => {
    const zh = spoken(module, 'zh_CN');
    const en = spoken(module, 'en');
    expect(en.map(([key]) => key)).toEqual(zh.map(([key]) => key));
    for (const [, word] of [...zh, ...en]) expect(word.trim()).not.toBe('');
  });

  test('is Chinese in Chinese and has no Chinese in English', () => {
    for (const [, word] of spoken(module, 'zh_CN')) expect(word).toMatch(/[\u4e00-\u9fff\uff0c]/);
    for (const [, word] of spoken(module, 'en'))
      expect(word).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/);
  });
});

test('no word is unused', () => {
  const source = sources(path.resolve(__dirname, '../../src'))
    .filter((file) => !file.includes(`${path.sep}words${path.sep}`))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  // Read by a key that the types below name.
  const tables =
    /^(phase|sentence|wayOut|roomIDFault|userNameFault|reconnecting|member\.network)\./;
  const read = (key: string) =>
    new RegExp(`\\.${key}\\b|\\{[^}]*\\b${key}\\b[^}]*\\} = `).test(source);
  const unused = Object.values(modules)
    .flatMap((module) => leaves(module()).map(([key]) => key))
    .filter((key) => !tables.test(key))
    .filter((key) => !read(key.split('.').pop() ?? '') && !(key in connections));
  expect(unused).toEqual([]);
});

/** The words of a member are read by these keys too: `w[connection]`. */
const connections = {
  'member.connecting': true,
  'member.connected': true,
  'member.failed': true,
  'member.listening': true,
  'member.waiting': true,
} satisfies Record<`member.${MemberConnection}`, true>;

/** Compiles only if a table has exactly the keys of a type: none is missing, none left over. */
const exactly = <K extends string>(table: Record<K, unknown>) => Object.keys(table).length;

test('tables have exactly the keys they are read by', () => {
  const { phase, reconnecting, member } = callWords();
  const { sentence, wayOut } = failureWords();
  const { roomIDFault, userNameFault } = homeWords();
  type Left<T, K> = Exclude<keyof T, K>;
  const left: (
    | Left<typeof phase, CallPhase>
    | Left<typeof reconnecting, NonNullable<CallState['reconnectingCause']>>
    | Left<typeof member.network, NetworkQuality>
    | Left<typeof sentence, FailureKind>
    | Left<typeof wayOut, WayOut>
    | Left<typeof roomIDFault | typeof userNameFault, NameFault>
  )[] = [];
  expect(left).toEqual([]);
  expect(exactly<CallPhase>(phase)).toBe(8);
  expect(exactly(reconnecting)).toBe(2);
  expect(exactly<NetworkQuality>({ unknown: '', good: '', ...member.network })).toBe(4);
  expect(exactly<FailureKind>(sentence)).toBeGreaterThan(20);
  expect(exactly<WayOut>(wayOut)).toBe(5);
  expect(exactly<NameFault>(roomIDFault)).toBe(3);
  expect(exactly<NameFault>(userNameFault)).toBe(3);
});

test.each([
  ['zh_CN', 'zh'],
  ['zh_TW', 'zh'],
  ['zh-Hans-CN', 'zh'],
  ['zh', 'zh'],
  ['en', 'en'],
  ['en_US', 'en'],
  ['ja', 'en'],
  ['zha', 'en'],
  ['', 'en'],
])('the tag %j means %s', (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return sources(file);
    return /\.tsx?$/.test(entry.name) ? [file] : [];
  });
}
