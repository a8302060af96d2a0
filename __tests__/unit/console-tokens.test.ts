import { consoleTokens } from '@/token/console-tokens';

const inAnHour = { token: '04…', userID: 'ann', expiresAt: Date.now() / 1000 + 3600 };

test('a build for a first try has one token for every room', async () => {
  const tokens = consoleTokens(inAnHour);
  tokens.warm('a');
  expect(await tokens.roomToken('a')).toBe(inAnHour);
  expect(await tokens.roomToken('b', true)).toBe(inAnHour);
});

test('that is over, it says so instead of offering it without end', async () => {
  const tokens = consoleTokens({ ...inAnHour, expiresAt: Date.now() / 1000 - 1 });
  await expect(tokens.roomToken('a', true)).rejects.toMatchObject({ reason: 'refused' });
});

test('it invites nobody', async () => {
  await expect(consoleTokens(inAnHour).invite('a')).rejects.toMatchObject({
    code: 'console_token',
  });
});
