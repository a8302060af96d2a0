import fs from 'node:fs';
import path from 'node:path';
import { metCodes } from '../support/met-codes';

const text = fs.readFileSync(path.resolve(__dirname, '../../docs/guide/codes.md'), 'utf8');
const rows = Array.from(
  text.matchAll(/^\| `([\w-]+)` +\|(.*)\|$/gm),
  ([, name = '', rest = '']) => ({
    name,
    cells: rest.split('|').map((cell) => cell.trim()),
  }),
);

test('every row of the guide is reached in the simulator, and everything reached has its row', () => {
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(metCodes));
});

test('every row says what happens, what is seen, what can be done, and what comes by itself', () => {
  for (const { name, cells } of rows) {
    expect([name, cells.length]).toEqual([name, 4]);
    for (const cell of cells) expect([name, cell]).not.toEqual([name, '']);
  }
});
