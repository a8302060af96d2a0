/** What the guide tells people to enter in the consoles is what the doctor prints. */
import { consoleLists } from '../../tools/doctor/console-list';
import { readSdk } from '../../tools/doctor/gather/project';
import type { World } from '../../tools/doctor/world';
import { read, ROOT } from '../support/documents/documents';

/** A project of which nothing is known but the SDK that is installed. */
const world = { settings: {}, sdk: readSdk(ROOT), dist: null } as unknown as World;
const lists = consoleLists(world);

test('the doctor has something to print', () => {
  expect(lists.length).toBeGreaterThan(4);
  expect(lists.flatMap(({ items }) => items).length).toBeGreaterThan(8);
});

test.each(['docs/guide/accounts.md', 'docs/guide/accounts.zh-CN.md'])(
  '%s has all of it',
  (file) => {
    const text = read(file);
    const entries = lists.flatMap(({ path, items }) => [path, ...items.map(({ enter }) => enter)]);
    // Addresses of the project itself are told in words.
    const missing = entries.filter((entry) => !entry.includes('…') && !text.includes(entry));
    expect(missing).toEqual([]);
  },
);
