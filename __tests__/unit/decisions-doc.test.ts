/** Decisions are listed, and one that a later one changes says so, as does the later one. */
import path from 'node:path';
import { files, read, withoutExamples } from '../support/documents/documents';

const FOLDER = 'docs/decisions/';
const decisions = files
  .filter((file) => file.startsWith(FOLDER) && /\/\d{3}-[^/]+\.md$/.test(file))
  .sort()
  .map((file) => ({ number: path.posix.basename(file).slice(0, 3), file, text: read(file) }));

/** `Changes [003](…) and [004](…)`, up to the end of what is bold. */
function named(text: string, word: 'Changes' | 'Changed'): string[] {
  const sayings = Array.from(text.matchAll(/\*\*([^*]+)\*\*/g), ([, bold = '']) => bold)
    // "**Changes [003]** (why) **and [004]** (why)": the word is said once.
    .reduce<string[]>((all, bold) => {
      const goesOn = /^(and|by) /i.test(bold) && all.length > 0;
      return goesOn ? [...all.slice(0, -1), `${all.at(-1)} ${bold}`] : [...all, bold];
    }, []);
  return sayings
    .filter((saying) => new RegExp(`^${word}\\b`, 'i').test(saying))
    .flatMap((saying) => Array.from(saying.matchAll(/\[(\d{3})\]/g), ([, number = '']) => number));
}

test('all are listed under their titles', () => {
  const listed = Array.from(
    read(`${FOLDER}README.md`).matchAll(/^\| \[(\d{3})\]\(([^)]+)\) +\| (.+?) +\|$/gm),
    ([, number, file, title]) => `${file}: # ${number} ${title}`,
  );
  const there = decisions.map(
    ({ file, text }) => `${path.posix.basename(file)}: ${text.split('\n')[0]}`,
  );
  expect(there.length).toBeGreaterThan(20);
  expect(listed).toEqual(there);
});

/** React and Taro come in several packages. */
const OF_THE_FRAMEWORK = /^(?:@tarojs\/|@babel\/|react(?:-dom)?$)/;

test.each([
  ['the app', 'package.json'],
  ['the call', 'src/call/package.json'],
  ['the token service', 'server/package.json'],
])('every library that ships in %s is among those that were chosen', (_, file) => {
  const { dependencies, peerDependencies } = JSON.parse(read(file)) as Record<
    'dependencies' | 'peerDependencies',
    Record<string, string>
  >;
  const chosen = read(`${FOLDER}007-libraries.md`);
  const shipped = Object.entries({ ...peerDependencies, ...dependencies })
    // A folder of this repository is nothing chosen.
    .filter(([name, version]) => !OF_THE_FRAMEWORK.test(name) && !version.startsWith('file:'))
    .map(([name]) => name);
  expect(shipped.length).toBeGreaterThan(2);
  expect(shipped.filter((name) => !chosen.includes(name))).toEqual([]);
});

test('what changes another is said in both', () => {
  const later = decisions.flatMap(({ number, text }) =>
    named(text, 'Changes').map((earlier) => `${number} changes ${earlier}`),
  );
  const earlier = decisions.flatMap(({ number, text }) =>
    named(text, 'Changed').map((changer) => `${changer} changes ${number}`),
  );
  expect(later.length).toBeGreaterThan(3);
  expect(earlier.sort()).toEqual(later.sort());
});

test('only a later decision changes an earlier one', () => {
  for (const { number, text } of decisions) {
    for (const other of named(text, 'Changes')) expect(Number(other)).toBeLessThan(Number(number));
  }
});

/** Whoever wrote of a later decision came back and changed the text: that must be said. */
test.each(decisions)('$file speaks of later ones only as what changed it', ({ number, text }) => {
  const said = Array.from(
    withoutExamples(text)
      .replace(/^# .*/, '')
      .matchAll(/(?<![\d,.])\b(0\d{2})\b/g),
    ([, other = '']) => other,
  );
  const later = said.filter((other) => Number(other) > Number(number));
  expect(later.filter((other) => !named(text, 'Changed').includes(other))).toEqual([]);
});
