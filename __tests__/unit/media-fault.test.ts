import { elementFailure } from '@/call/errors/media-fault';

const fault = (message: string, { code = 0, errno = 0 } = {}) => ({ code, errno, message });

test.each([
  ['fail: can not insert LivePusher now', {}, 'microphone-busy'],
  ['insertXWebLivePusher:fail: can not insert LivePusher now', {}, 'microphone-busy'],
  ['can not insert VOIP mode LivePusher now', {}, 'microphone-busy'],
  ['insertLivePusher:fail:wx assistant is enabled.', {}, 'microphone-busy'],
  ['can insert only one pusher', {}, 'microphone-held'],
  ['another sentence', { errno: 1107001 }, 'microphone-held'],
  ['Not allowed to use microphone.', {}, 'microphone-refused'],
  ['Not allowed to use microphone.', { code: 10002, errno: 3 }, 'microphone-refused'],
  ['words of another version', { code: 10002 }, 'microphone-refused'],
  ['authorize:fail api scope is not declared', { errno: 112 }, 'configuration'],
  ['authorize:fail privacy permission is not authorized', { errno: 104 }, 'privacy-refused'],
  ['updateXWebLivePusher:fail something new', {}, 'publish-failed'],
  ['', {}, 'publish-failed'],
])('of one’s own element: "%s" %j is %s, and keeps its words', (message, numbers, kind) => {
  const failure = elementFailure('publish', fault(message, numbers));
  expect(failure).toMatchObject({ kind, step: 'publish', detail: message });
});

test('of another’s element every fault is a play that failed', () => {
  for (const message of ['insertXWebLivePlayer:fail', 'Not allowed to use microphone.', '']) {
    expect(elementFailure('play', fault(message))).toMatchObject({ kind: 'play-failed' });
  }
});

test('its number is kept: the code, or else the errno', () => {
  expect(elementFailure('publish', fault('', { code: 10002, errno: 3 }))?.code).toBe(10002);
  expect(elementFailure('publish', fault('', { errno: 1107001 }))?.code).toBe(1107001);
});

test.each([10003, 10004, 10005])('%i concerns music, pictures or filters, and no sound', (code) => {
  expect(elementFailure('publish', fault('failed', { code }))).toBeNull();
});
