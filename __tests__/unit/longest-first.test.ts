import fs from 'node:fs';
import path from 'node:path';

interface Test {
  readonly path: string;
  readonly duration?: number;
}

const TESTS = path.resolve(__dirname, '..');
const LongestFirst = jest.requireActual<{
  new (options: object): { sort(tests: readonly Test[]): Test[] };
  readonly LONGEST: readonly string[];
  expected(test: Test): number;
}>('../support/longest-first');

/** As Jest hands them over, on a clone that keeps nothing of earlier runs. */
function sorted(tests: readonly Test[]): string[] {
  const sequencer = new LongestFirst({ contexts: [], globalConfig: {} });
  const config = { id: 'none', cacheDirectory: '/nowhere' };
  const context = { config, hasteFS: { getSize: () => 1 } };
  const contexts = tests.map((test) => ({ ...test, context }));
  return sequencer.sort(contexts).map((test) => path.relative(TESTS, test.path));
}

const file = (name: string) => path.join(TESTS, name);

test('every beginning in the list is that of a file', () => {
  const names = fs.readdirSync(TESTS, { recursive: true, encoding: 'utf8' });
  for (const beginning of LongestFirst.LONGEST) {
    expect([beginning, names.some((name) => name.startsWith(beginning))]).toEqual([
      beginning,
      true,
    ]);
  }
});

test('on a fresh clone those of the list come first, in its order', () => {
  const tests = ['unit/ids', 'simulator/chaos', 'dist/weapp', 'dist/start'];
  const order = sorted(tests.map((name) => ({ path: file(`${name}.test.ts`) })));
  expect(order.slice(0, 2)).toEqual(['simulator/chaos.test.ts', 'dist/start.test.ts']);
});

test('how long a file took says more than the list', () => {
  const inList = { path: file('dist/start.test.ts') };
  const other = { path: file('dist/weapp.test.ts'), duration: 20_000 };
  expect(LongestFirst.expected(inList)).toBeGreaterThan(LongestFirst.expected(other));
  expect(LongestFirst.expected({ ...inList, duration: 1000 })).toBe(1000);
});
