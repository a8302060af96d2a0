import fc from 'fast-check';
import { CallError } from '@/call/errors/call-error';
import { failureKind, kickOutReason, toCallError } from '@/call/errors/sdk-error';

test.each([
  ['a check of the client', { code: 1102016, msg: 'token' }, 'token-rejected', 1102016, 'token'],
  [
    'the server',
    { code: 1002034, message: 'liveroom error' },
    'room-full',
    1002034,
    'liveroom error',
  ],
  ['a publish', { code: 1003028, message: 'm', errorCode: 1 }, 'stream-in-use', 1003028, 'm'],
  ['a code by its other name', { errorCode: 1002050 }, 'kicked-elsewhere', 1002050, ''],
  ['a code in letters', { code: '1002031' }, 'login-timeout', 1002031, ''],
  ['wx', { errMsg: 'request:fail' }, 'login-failed', 0, 'request:fail'],
  ['an Error', new Error('boom'), 'login-failed', 0, 'boom'],
  ['nothing at all', undefined, 'login-failed', 0, ''],
])('pitfall 17: understands the error of %s', (_whose, error, kind, code, detail) => {
  expect(toCallError(error, 'login').failure).toEqual({ kind, step: 'login', code, detail });
});

test('an error that is one of ours stays what it is', () => {
  const error = new CallError('blocked', 'room');
  expect(toCallError(error, 'login')).toBe(error);
});

test('any thing thrown becomes a failure with a number and a text', () => {
  fc.assert(
    fc.property(fc.anything(), (thing) => {
      const { code, detail } = toCallError(thing, 'play').failure;
      expect(Number.isNaN(code)).toBe(false);
      expect(typeof detail).toBe('string');
    }),
  );
});

test('a code nobody knows fails as its step does', () => {
  expect(failureKind(987, 'publish')).toBe('publish-failed');
  expect(failureKind(987, 'play')).toBe('play-failed');
  expect(failureKind(987, 'room')).toBe('reconnect-failed');
  expect(failureKind(987, 'input')).toBe('unknown');
});

test.each([
  ['{"custom_kickout_message":"quiet, please"}', 'quiet, please'],
  ['{"custom_kickout_message":"server has sent a signal to kick out; kickout reason: 2"}', ''],
  ['{"other":1}', ''],
  ['"text"', ''],
  ['null', ''],
  ['', ''],
  ['{broken', ''],
])('the reason in %s is "%s"', (extendedData, reason) => {
  expect(kickOutReason(extendedData)).toBe(reason);
});
