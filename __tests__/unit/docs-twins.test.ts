/** A document in Chinese has what its twin in English has: sections, rows, steps, commands, links. */
import { documents, examples, read, withoutExamples } from '../support/documents/documents';

const CHINESE = /\.zh-CN\.md$/;
const twins = documents
  .filter((document) => CHINESE.test(document))
  .map((chinese) => ({ chinese, english: chinese.replace(CHINESE, '.md') }));

/** What a document is made of, line by line, without its words. */
function shape(text: string): string[] {
  return withoutExamples(text)
    .split('\n')
    .flatMap((line) => {
      const heading = /^#+(?= )/.exec(line)?.[0];
      if (heading) return [heading];
      if (/^\|\s*:?-/.test(line)) return [];
      if (line.startsWith('|')) return [`row of ${line.split('|').length - 2}`];
      if (/^ *(?:-|\d+\.) /.test(line)) return ['item'];
      return line.startsWith('> [!') ? [line] : [];
    });
}

/** Commands without what is written for people: remarks, words in quotation marks, the language. */
const commands = (text: string): string[] =>
  examples(text)
    .filter(({ language }) => language !== '')
    .flatMap(({ code }) => code.split('\n'))
    .map((line) =>
      line
        .replace(/(?:^|\s)#.*$|"[^"{}]*"|<[^>]*>/g, '')
        .replace(/ -- --lang=zh$/, '')
        .trim(),
    )
    .filter(Boolean);

const links = (text: string): string[] =>
  Array.from(text.matchAll(/\]\(([^)\s#]+)[^)]*\)|<img src="([^"]+)"/g), ([, link, image]) =>
    (link ?? image ?? '').replace('.zh-CN.md', '.md').replace(/-zh\.png$/, '.png'),
  ).sort();

test('there are twins, each with the other', () => {
  expect(twins.map(({ chinese }) => chinese)).toContain('README.zh-CN.md');
  expect(twins.filter(({ english }) => !documents.includes(english))).toEqual([]);
});

describe.each(twins)('$chinese', ({ chinese, english }) => {
  const [zh, en] = [read(chinese), read(english)];

  test('has the sections, tables and steps of its twin', () => {
    expect(shape(zh)).toEqual(shape(en));
  });

  test('has its commands', () => {
    expect(commands(zh)).toEqual(commands(en));
  });

  test('leads where it leads', () => {
    // Each names the other.
    const others = (text: string, twin: string) =>
      links(text).filter((link) => !twin.endsWith(link.replace(/\.zh-CN/, '')));
    expect(others(zh, english)).toEqual(others(en, english));
  });
});
