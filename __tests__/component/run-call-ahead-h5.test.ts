/** Running the call's code ahead in a browser: by Taro's own way to the page, if the person doesn't mind. */
import { runCallAhead } from '@/pages/home/run-call-ahead.h5';

const load = jest.fn(() => [Promise.resolve()] as const);

const giveApp = (routes: readonly object[]) =>
  Object.assign(window, { __taroAppConfig: { routes } });

const saveData = (on: boolean | undefined) =>
  Object.defineProperty(navigator, 'connection', {
    value: on === undefined ? undefined : { saveData: on },
    configurable: true,
  });

beforeEach(() => {
  load.mockClear();
  saveData(undefined);
  giveApp([{ path: 'pages/home/index' }, { path: 'call/room/index', load }]);
});

test.each([[undefined], [false]])('loads the call page where saveData is %s', async (on) => {
  saveData(on);
  await runCallAhead();
  expect(load).toHaveBeenCalledTimes(1);
});

test('fetches nothing for who asked the browser to be sparing', async () => {
  saveData(true);
  await runCallAhead();
  expect(load).not.toHaveBeenCalled();
});

test('waits until the code has run, and says nothing where it doesn’t come', async () => {
  let run = (): void => undefined;
  load.mockReturnValueOnce([new Promise((resolve) => (run = resolve))]);
  let done = false;
  const ahead = runCallAhead().then(() => (done = true));
  await Promise.resolve();
  expect(done).toBe(false);
  run();
  await ahead;

  load.mockReturnValueOnce([Promise.reject(new Error('Loading chunk failed'))]);
  await expect(runCallAhead()).resolves.toBeUndefined();
  giveApp([]);
  await expect(runCallAhead()).resolves.toBeUndefined();
});
