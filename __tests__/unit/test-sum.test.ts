import { addUp, line } from '../../tools/test/tests';

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
