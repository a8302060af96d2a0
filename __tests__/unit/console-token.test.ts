import { steadyNow } from '@/call/platform/clock/steady-clock';
import { consoleToken } from '@/call/development';

const inAnHour = { token: '04…', userID: 'ann', expiresAt: Date.now() / 1000 + 3600 };

test('a build for a first try has one token for every room', async () => {
  const tokens = consoleToken(inAnHour);
  tokens.warm('a');
  for (const given of [await tokens.roomToken('a'), await tokens.roomToken('b', true)]) {
    expect(given).toMatchObject({ token: '04…', userID: 'ann' });
    expect((given.until - steadyNow()) / 1000).toBeCloseTo(3600, -1);
  }
});

test('that is over, it says so instead of offering it without end', async () => {
  const tokens = consoleToken({ ...inAnHour, expiresAt: Date.now() / 1000 - 1 });
  await expect(tokens.roomToken('a', true)).rejects.toMatchObject({ reason: 'refused' });
});

test('it invites nobody', async () => {
  await expect(consoleToken(inAnHour).invite?.('a')).rejects.toMatchObject({
    code: 'console_token',
  });
});
