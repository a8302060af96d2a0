import { Timers } from '@/call/session/async/timers';
import { WeakNetwork } from '@/call/session/levels/weak-network';
import { FakeClock } from '../support/fake-clock';

function world() {
  const clock = new FakeClock();
  const told: boolean[] = [];
  return { clock, told, network: new WeakNetwork(new Timers(clock), (weak) => told.push(weak)) };
}

test('a network that stays poor is told after 4 s, and taken back 6 s after it was', async () => {
  const { clock, told, network } = world();
  network.update('poor');
  await clock.advance(3999);
  expect(told).toEqual([]);
  await clock.advance(1);
  expect(told).toEqual([true]);
  network.update('fair');
  await clock.advance(5999);
  expect(told).toEqual([true]);
  await clock.advance(1);
  expect(told).toEqual([true, false]);
});

test('a lift door is not worth a word, nor is a moment’s relief', async () => {
  const { clock, told, network } = world();
  network.update('poor');
  await clock.advance(3000);
  network.update('good');
  await clock.advance(60_000);
  expect(told).toEqual([]);
  network.update('poor');
  await clock.advance(4000);
  network.update('good');
  await clock.advance(3000);
  network.update('poor');
  await clock.advance(60_000);
  expect(told).toEqual([true]);
});

test('the same again does not begin the wait anew', async () => {
  const { clock, told, network } = world();
  network.update('poor');
  await clock.advance(2000);
  network.update('poor');
  await clock.advance(2000);
  expect(told).toEqual([true]);
});

test('with the stream the hint goes, and no timer stays', async () => {
  const { clock, told, network } = world();
  network.update('poor');
  await clock.advance(4000);
  network.reset();
  expect(told).toEqual([true, false]);
  network.update('poor');
  network.reset();
  await clock.advance(60_000);
  expect(told).toEqual([true, false]);
  expect(clock.outstanding).toBe(0);
});

test('a complaint of the platform counts as a poor network for a while, several in a row for longer', async () => {
  const { clock, told, network } = world();
  network.complain(3000);
  await clock.advance(60_000);
  expect(told).toEqual([]);
  network.complain(3000);
  await clock.advance(2000);
  network.complain(3000);
  await clock.advance(2000);
  expect(told).toEqual([true]);
  await clock.advance(7000);
  expect(told).toEqual([true, false]);
});

test('good readings do not silence a complaint, and no complaint outlives the stream', async () => {
  const { clock, told, network } = world();
  network.complain(6000);
  network.update('good');
  await clock.advance(4000);
  expect(told).toEqual([true]);
  network.complain(6000);
  network.reset();
  await clock.advance(60_000);
  expect(told).toEqual([true, false]);
  expect(clock.outstanding).toBe(0);
});
