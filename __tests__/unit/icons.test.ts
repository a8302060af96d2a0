/** Every icon is drawn, and every drawing is shown: they are bytes of the packages. */
import fs from 'node:fs';
import path from 'node:path';

const SRC = path.resolve(__dirname, '../../src');
const read = (file: string) => fs.readFileSync(path.join(SRC, file), 'utf8');

const all = (text: string, pattern: RegExp) =>
  Array.from(text.matchAll(pattern), ([, name = '']) => name);

const named = all(read('call/ui/kit/icon/icon.tsx'), /^ {2}\| '([\w-]+)'/gm).sort();

test('each name is drawn once, and nothing else is', () => {
  const drawn = ['call/ui/kit/icon/icon.scss', 'call/ui/page/call-icons.scss'].flatMap((file) =>
    all(read(file), /^ {4}'([\w-]+)':/gm),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(drawn.sort()).toEqual(named);
});

test('each is shown somewhere', () => {
  const components = fs
    .readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map(read)
    .join('\n');
  const shown = all(components, /(?:\bicon=|<Icon name=)(.*)/g).flatMap((rest) =>
    all(rest, /['"]([\w-]+)['"]/g),
  );
  expect(named.filter((name) => !shown.includes(name))).toEqual([]);
});
