/** A browser goes from one file of tests to the next: nothing of the one is left for the other. */
import { launchBrowser } from '../support/browser/launch';

test('one that is closed comes back, empty, and tells nothing to who had it', async () => {
  const first = await launchBrowser();
  const told = jest.fn();
  first.on('context', told);
  const context = await first.newContext();
  await context.newPage();
  await first.close();
  await first.close();
  const again = await launchBrowser();
  expect(again).toBe(first);
  expect(again.contexts()).toEqual([]);
  await again.newContext();
  expect(told).toHaveBeenCalledTimes(1);
  await again.close();
});

test('two at once are two', async () => {
  const [one, other] = [await launchBrowser(), await launchBrowser()];
  expect(one).not.toBe(other);
  const context = await one.newContext();
  await other.close();
  expect(one.contexts()).toEqual([context]);
  await one.close();
});
