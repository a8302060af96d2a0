import type { FailureKind } from '@/call/errors/failures';
import { microphonePermission, tokenSource } from '@/call/voice-call/token-and-permission';
import type { MicrophoneAnswer } from '@/call/platform/permission/microphone';
import { TokenError } from '@/call/token/token-error';

test('a token passes as it is', async () => {
  const token = { token: 't', userID: 'u', until: 9 };
  const asked: unknown[] = [];
  const source = tokenSource({
    roomToken: async (...what) => {
      asked.push(what);
      return token;
    },
  });
  expect(await source.roomToken('room')).toBe(token);
  await source.roomToken('room', true);
  expect(asked).toEqual([
    ['room', undefined],
    ['room', true],
  ]);
});

test.each(['unreachable', 'refused'] as const)(
  'a service that is %s is a failure',
  async (reason) => {
    const cause = new TokenError(reason, 'why');
    const source = tokenSource({ roomToken: () => Promise.reject(cause) });
    await expect(source.roomToken('room')).rejects.toMatchObject({
      kind: `token-service-${reason}`,
      step: 'token',
      detail: 'why',
      cause,
    });
  },
);

test.each<[string, FailureKind]>([
  ['ticket_missing', 'invitation-missing'],
  ['ticket_invalid', 'invitation-over'],
  ['ticket_used_up', 'invitation-over'],
  ['another_room', 'invitation-elsewhere'],
  ['room_unknown', 'room-id-invalid'],
  ['room_locked', 'blocked'],
  ['removed', 'blocked'],
  ['policy_refused', 'blocked'],
  ['user_denied', 'blocked'],
  ['another code', 'token-service-refused'],
])('a refusal %s is the failure %s', async (code, kind) => {
  const refusal = new TokenError('refused', 'why', code);
  const source = tokenSource({ roomToken: () => Promise.reject(refusal) });
  await expect(source.roomToken('room')).rejects.toMatchObject({ kind, detail: 'why' });
});

test('what is no error of the service stays what it is', async () => {
  const bug = new TypeError('x is undefined');
  await expect(
    tokenSource({ roomToken: () => Promise.reject(bug) }).roomToken('room'),
  ).rejects.toBe(bug);
});

test.each<[MicrophoneAnswer, FailureKind, string]>([
  ['privacy-refused', 'privacy-refused', 'privacy'],
  ['undeclared', 'configuration', 'privacy'],
  ['refused', 'microphone-refused', 'permission'],
  ['refused-by-system', 'microphone-refused-by-system', 'permission'],
  ['unavailable', 'microphone-unavailable', 'permission'],
])('a microphone that is %s is the failure %s', async (answer, kind, step) => {
  const { requestMicrophone } = microphonePermission(() => Promise.resolve(answer));
  await expect(requestMicrophone()).rejects.toMatchObject({ kind, step, detail: answer });
});

test('a microphone that is granted is none', async () => {
  await expect(
    microphonePermission(() => Promise.resolve('granted')).requestMicrophone(),
  ).resolves.toBeUndefined();
});
