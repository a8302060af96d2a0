import { steadyNow } from '@/call/platform/clock/steady-clock';
import { ownTokens } from '@/call/token/own-tokens';
import { TokenError } from '@/call/token/token-error';

test('how long a token is good is counted from when it was asked for', async () => {
  const tokens = ownTokens(() => Promise.resolve({ token: '04', userID: 'u', expiresIn: 60 }));
  const { until } = await tokens.roomToken('r');
  expect((until - steadyNow()) / 1000).toBeCloseTo(60, -1);
});

test('one that says nothing of its end is kept until the SDK says so', async () => {
  const tokens = ownTokens(() => Promise.resolve({ token: '04', userID: 'u' }));
  expect(await tokens.roomToken('r')).toEqual({ token: '04', userID: 'u', until: Infinity });
});

test('whatever is thrown counts as a service that cannot be reached, a refusal as one', async () => {
  const broken = ownTokens(() => {
    throw new Error('no session');
  });
  await expect(broken.roomToken('r')).rejects.toMatchObject({
    reason: 'unreachable',
    detail: 'no session',
  });
  const refusing = ownTokens(() => Promise.reject(new TokenError('refused', 'not a member')));
  await expect(refusing.roomToken('r')).rejects.toMatchObject({ reason: 'refused' });
});

test('it is told whether the last one was refused', async () => {
  const get = jest.fn(() => Promise.resolve({ token: '04', userID: 'u' }));
  await ownTokens(get).roomToken('r', true);
  expect(get).toHaveBeenCalledWith('r', { fresh: true });
});
