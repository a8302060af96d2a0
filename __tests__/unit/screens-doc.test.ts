/** The table of states leads to screens and tests that are there, and misses and hides no screen. */
import { read } from '../support/documents/documents';

const doc = read('docs/guide/screens.md');
/** Those of five columns; the others hold pictures. */
const rows = doc.split('\n').filter((line) => /^\| (?!-|State )([^|]+\|){5}$/.test(line));
const reachedBy = rows.map((row) => row.split('|').at(-2) ?? '');
const drawn = reachedBy.flatMap((cell) =>
  Array.from(cell.matchAll(/screen `([\w-]+)`/g), ([, name = '']) => name),
);
const tests = reachedBy.flatMap((cell) =>
  Array.from(cell.matchAll(/`(\w+)` › `([^`]+)`/g), ([, file = '', title = '']) => ({
    file,
    title,
  })),
);

test('every row is reached by screens and tests, and by nothing else', () => {
  expect(rows.length).toBeGreaterThan(20);
  const way = /(?:screen `[\w-]+`|`\w+` › `[^`]+`)/.source;
  const ways = new RegExp(`^ ${way}(?:; ${way})* +$`);
  expect(reachedBy.filter((cell) => !ways.test(cell))).toEqual([]);
});

test('the screens are those that are drawn, all of them', () => {
  const scenes = read('__tests__/support/screens/scenes.ts');
  const names = Array.from(scenes.matchAll(/^ +(?:\{ )?name: '([\w-]+)'/gm), ([, name]) => name);
  expect(names.length).toBeGreaterThan(15);
  expect([...new Set(drawn)].sort()).toEqual(names.sort());
});

const sections = doc.split(/^## /m).slice(1);
const shown = (text: string) =>
  Array.from(text.matchAll(/<img src="[^"]*\/([\w-]+)\.png"/g), ([, name = '']) => name);

test('every screen of a section is shown in it, under its name', () => {
  for (const section of sections) {
    const screens = Array.from(section.matchAll(/screen `([\w-]+)`/g), ([, name = '']) => name);
    const pictures = shown(section);
    const names = Array.from(section.matchAll(/\| +`([\w-]+)` +(?=\|)/g), ([, name = '']) => name);
    expect(screens.filter((name) => !pictures.includes(name))).toEqual([]);
    expect(pictures).toEqual(names);
  }
});

test.each(tests)('$file has the test “$title”', ({ file, title }) => {
  // The title of a test that runs, not any words of the file.
  const source = read(`__tests__/simulator/app/${file}.test.ts`);
  const at = source.indexOf(`'${title}',`);
  expect(source.slice(0, at)).toMatch(/(\btest|\))\(\s*$/);
});
