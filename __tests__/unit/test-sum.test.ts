import { chosen } from '../../tools/test/chosen';
import { inLanes } from '../../tools/test/lanes';
import { addUp, line, longest } from '../../tools/test/tests';

test('passes on what Jest counted', () => {
  const counts = { numPassedTests: 7, numFailedTests: 2, numPendingTests: 1 };
  expect(line(addUp(false, counts))).toBe('7 passed, 2 failed, 1 skipped');
});

test('says nothing of skipped tests where there are none', () => {
  const counts = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 0 };
  expect(line(addUp(true, counts))).toBe('7 passed, 0 failed');
});

test('a step that fails without a failed test is never "0 failed"', () => {
  expect(line(addUp(false, { numPassedTests: 7, numFailedTests: 0 }))).toBe('7 passed, 1 failed');
  expect(line(addUp(false))).toBe('0 passed, 1 failed');
});

test('the longest files are shown, longest first', () => {
  const file = (name: string, ms: number) => ({ name: `/p/${name}`, startTime: 0, endTime: ms });
  const report = (...testResults: ReturnType<typeof file>[]) => ({
    ...{ numPassedTests: 1, numFailedTests: 0, testResults },
  });
  const reports = [report(file('short', 900)), report(file('long', 61_000))];
  expect(longest(reports, '/p')).toBe('   61 s  long\n    1 s  short\n');
});

test('lanes work through a list in its order, so many at once', async () => {
  const begun: number[] = [];
  let atOnce = 0;
  let most = 0;
  await inLanes([1, 2, 3, 4, 5], 2, async (one) => {
    begun.push(one);
    most = Math.max(most, (atOnce += 1));
    await new Promise((resolve) => setTimeout(resolve, 5));
    atOnce -= 1;
  });
  expect(begun).toEqual([1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});

describe('a change is checked by what it can break', () => {
  const types = (...files: string[]) => chosen(files, []).types;

  it.each([
    ['src/call/x.ts', ['tsconfig.json', 'tsconfig.h5.json']],
    ['src/call/x.h5.ts', ['tsconfig.h5.json']],
    ['src/call/x.weapp.ts', ['tsconfig.json']],
    ['src/call/native/zego-pusher/zego-pusher.ts', ['tsconfig.json']],
    ['tools/test/index.ts', ['tsconfig.node.json']],
    ['README.md', []],
  ])('%s', (file, expected) => expect(types(file)).toEqual(expected));

  it('a document has tests that no import leads to', () => {
    expect(chosen(['README.md'], ['docs.test.ts']).tests).toEqual(['docs.test.ts']);
    expect(chosen(['src/app.ts'], ['docs.test.ts']).tests).toEqual(['src/app.ts']);
  });

  it('styles and code are told apart', () => {
    const { code, styles } = chosen(['a.scss', 'b.tsx', 'c.png'], []);
    expect([code, styles]).toEqual([['b.tsx'], ['a.scss']]);
  });
});
