import { createLevelsStore } from '@/call/store/levels';
import { StreamLevels } from '@/call/session/levels/stream-levels';
import { Timers } from '@/call/session/async/timers';
import { FakeClock } from '../support/fake-clock';

function world() {
  const clock = new FakeClock();
  const store = createLevelsStore();
  const levels = new StreamLevels(store, new Timers(clock));
  const changes: boolean[] = [];
  store.subscribe((now, before) => {
    if (now.speaking !== before.speaking) changes.push(now.speaking.has('s'));
  });
  return { clock, store, levels, changes };
}

test('speech begins with the first loud level and ends after a pause', async () => {
  const { clock, levels, changes } = world();
  levels.sound('s', 11);
  expect(changes).toEqual([]);
  levels.sound('s', 12);
  expect(changes).toEqual([true]);
  await clock.advance(799);
  expect(changes).toEqual([true]);
  await clock.advance(1);
  expect(changes).toEqual([true, false]);
  expect(clock.outstanding).toBe(0);
});

test('a voice that falls is still speech; five levels a second change nothing', async () => {
  const { clock, levels, changes } = world();
  levels.sound('s', 60);
  for (let n = 0; n < 50; n += 1) {
    await clock.advance(200);
    levels.sound('s', n % 2 ? 6 : 3);
  }
  expect(changes).toEqual([true]);
  await clock.advance(800);
  expect(changes).toEqual([true, false]);
});

test('whatever the levels, it changes at most a few times a second', async () => {
  const { clock, levels, changes } = world();
  for (let n = 0; n < 100; n += 1) {
    levels.sound('s', n % 12 ? 0 : 100);
    await clock.advance(100);
  }
  expect(changes.length).toBeGreaterThan(2);
  expect(changes.length).toBeLessThanOrEqual(20);
});

test('a muted or a stopped stream speaks no more, at once, and leaves nothing', () => {
  const { clock, store, levels } = world();
  levels.sound('s', 50);
  levels.network('s', 1);
  levels.mute('s');
  expect(store.getState().speaking.size).toBe(0);
  levels.sound('s', 50);
  levels.forget('s');
  expect(store.getState()).toEqual({ speaking: new Set(), quality: new Map() });
  levels.sound('s', 50);
  levels.network('s', 6);
  levels.clear();
  expect(store.getState()).toEqual({ speaking: new Set(), quality: new Map() });
  expect(clock.outstanding).toBe(0);
});

test.each([
  ['the first reading counts', [1], 'good'],
  ['one bad reading is noise', [1, 6, 1, 6, 2], 'good'],
  ['two in a row count', [1, 6, 6], 'poor'],
  ['poor has many numbers', [1, 4, 5], 'poor'],
  ['fair', [1, 3, 3], 'fair'],
  ['a reading without a word changes nothing', [2, 0, 0, 0, 0], 'good'],
  ['five of them do', [2, 0, 0, 0, 0, 0], 'unknown'],
])('the network: %s', (_what, readings, quality) => {
  const { store, levels } = world();
  let told = '';
  for (const reading of readings) told = levels.network('s', reading);
  expect(told).toBe(quality);
  expect(store.getState().quality.get('s')).toBe(quality);
});

test('a change of one stream touches nothing of the others', () => {
  const { store, levels } = world();
  levels.network('a', 1);
  const before = store.getState();
  levels.network('a', 2);
  levels.sound('b', 3);
  expect(store.getState()).toBe(before);
});

test('when a stream was last heard is known', async () => {
  const { clock, levels } = world();
  expect(levels.heardAt('s')).toBe(-Infinity);
  levels.sound('s', 50);
  const at = clock.now();
  await clock.advance(100);
  levels.sound('s', 2);
  expect(levels.heardAt('s')).toBe(at);
});
