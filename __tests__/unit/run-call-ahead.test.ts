/** Running the call's code ahead: with WeChat's `require`, and where it has none. */
import { runCallAhead } from '@/pages/home/run-call-ahead';

const giveRequire = (require: unknown) =>
  Object.assign(globalThis, { __non_webpack_require__: require });

afterEach(() => Reflect.deleteProperty(globalThis, '__non_webpack_require__'));

test('asks for the script that the build writes, and waits until it has run', async () => {
  const async = jest.fn(() => Promise.resolve({}));
  giveRequire({ async });
  await runCallAhead();
  expect(async.mock.calls).toEqual([['../../call/room/room.js']]);
});

test.each([
  ['a base library before 2.11.2', () => giveRequire(() => undefined)],
  ['no require at all', () => undefined],
  // As WeChat rejects: a plain object.
  ['no package', () => giveRequire({ async: () => Promise.reject({ errMsg: 'timeout' }) })],
])('says nothing where it can’t be done: %s', async (_what, give) => {
  give();
  await expect(runCallAhead()).resolves.toBeUndefined();
});
