import { startLocalCloud, type LocalCloud } from '../../tools/local-cloud';
import { Caller } from '../support/caller';

let cloud: LocalCloud;
const callers: Caller[] = [];

function caller(key: string, more: Partial<ConstructorParameters<typeof Caller>[0]> = {}): Caller {
  const one = new Caller({ cloud, key, ...more });
  callers.push(one);
  return one;
}

beforeEach(async () => {
  cloud = await startLocalCloud({ port: 0 });
});

afterEach(async () => {
  for (const one of callers.splice(0)) one.close();
  await cloud.close();
});

test('two people join, hear each other, mute, and one hangs up', async () => {
  const a = caller('ann');
  const b = caller('bob');
  await a.join('room');
  expect(a.state.phase).toBe('connected');
  await b.join('room');
  for (const one of [a, b]) {
    await one.until('publishing', () => one.isPublishing);
    await one.until('playing', () => one.playing.length === 1);
    expect(Object.keys(one.state.users)).toHaveLength(1);
  }
  a.session.setMicrophone(false);
  expect(a.microphoneLive).toBe(false);
  await b.until('told of the mute', () =>
    Object.values(b.state.streams).some(({ extraInfo }) => extraInfo === '{"mic":0}'),
  );

  await b.session.leave();
  expect(b.state.phase).toBe('ended');
  expect(b.state.failure).toBeNull();
  expect(b.microphoneLive).toBe(false);
  expect(b.media.players.filter(({ rendered }) => rendered)).toHaveLength(0);
  await a.until('alone', () => Object.keys(a.state.users).length === 0);
  expect(Object.keys(a.state.streams)).toHaveLength(0);
  expect(a.state.phase).toBe('connected');
  // Only the engine's own wait for another call is left.
  expect(b.timers.size).toBe(1);
});
