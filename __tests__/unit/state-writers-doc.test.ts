/** docs/state.md names every writer of the stores, and what it writes, as the code has it. */
import { initialCallState } from '@/call/store/call-state';
import { emptyRoom } from '@/call/store/mirror';
import { read } from '../support/documents/documents';
import { readWriters } from '../support/documents/store-writers';

// A compiler reads some megabytes of declarations first.
jest.setTimeout(120_000);

const text = read('docs/state.md');

function rowsOf(section: string): string[][] {
  const [, rest = ''] = text.split(`## ${section}\n`);
  const [body = ''] = rest.split('\n## ');
  return Array.from(body.matchAll(/^\| `.*\|$/gm), ([row]) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const quoted = (cell: string) => Array.from(cell.matchAll(/`([^`]+)`/g), ([, name = '']) => name);

const { CallStore: writers = {}, LevelsStore: levels = {} } = readWriters([
  'CallStore',
  'LevelsStore',
]);

test('the table of writers is the code’s: each of them, and all that it writes', () => {
  const table = Object.fromEntries(
    rowsOf('Writers').map(([writer = '', fields = '']) => {
      const all = fields === 'every field' ? Object.keys(initialCallState) : quoted(fields);
      const room = fields.includes('the room') ? Object.keys(emptyRoom) : [];
      return [quoted(writer)[0] ?? '', [...room, ...all].sort()];
    }),
  );
  expect(Object.keys(table).length).toBeGreaterThan(20);
  expect(table).toEqual(writers);
});

test('a field is written by the classes and modules that its row names', () => {
  const reset = 'CallSession.enter';
  const own = ['phase', 'roomID', 'userName'];
  const byField = Object.keys(initialCallState).map((field) => {
    const all = Object.entries(writers)
      // A join sets every field back: that is told once, below the table.
      .filter(
        ([writer, fields]) => fields.includes(field) && (writer !== reset || own.includes(field)),
      )
      .map(([writer]) => writer.split('.')[0] ?? '');
    return [field, [...new Set(all)].sort()];
  });
  const table = rowsOf('Fields').map(([field = '', , by = '']) => [
    quoted(field)[0],
    quoted(by).sort(),
  ]);
  expect(table).toEqual(byField);
});

test('the levels have one writer', () => {
  expect(Object.keys(levels).length).toBeGreaterThan(2);
  for (const writer of Object.keys(levels)) expect(writer).toMatch(/^StreamLevels\./);
});
