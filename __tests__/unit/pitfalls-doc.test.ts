import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
const text = fs.readFileSync(path.join(ROOT, 'docs/decisions/006-sdk-pitfalls.md'), 'utf8');
const sections = text.split(/^## (?=\d+\. )/m).slice(1);

const titles = (source: string, quote: string): string[] =>
  Array.from(
    source.matchAll(new RegExp(`${quote}(pitfall \\d+: [^${quote}]+)${quote}`, 'g')),
    ([, title = '']) => title,
  );

const tests = path.join(ROOT, '__tests__');
const written = fs
  .readdirSync(tests, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.test\.tsx?$/.test(file) && !file.endsWith(path.basename(__filename)))
  .flatMap((file) => titles(fs.readFileSync(path.join(tests, file), 'utf8'), "'"));

test('every pitfall has its section, numbered 1 to 23', () => {
  const numbers = sections.map((section) => Number.parseInt(section, 10));
  expect(numbers).toEqual(Array.from({ length: 23 }, (_, index) => index + 1));
});

test('every section says how it is handled, and names its tests or why there are none', () => {
  for (const section of sections) {
    expect(section).toContain('\nHandled: ');
    expect(section).toMatch(/\n(Tests: `pitfall|No test: )/);
  }
});

test('the tests quoted are the tests there are, each in its own section', () => {
  expect(titles(text, '`').sort()).toEqual([...new Set(written)].sort());
  for (const section of sections) {
    const number = Number.parseInt(section, 10);
    for (const title of titles(section, '`')) expect(title).toMatch(`pitfall ${number}: `);
  }
});
