import { Cancellation, Cancelled } from '@/call/session/async/cancellation';
import { Timers } from '@/call/session/async/timers';
import { FakeClock } from '../support/fake-clock';
import { Deferred, never } from '../support/fake-engine';

const late = () => new Error('late');

function world() {
  const clock = new FakeClock();
  return { clock, timers: new Timers(clock), cancellation: new Cancellation() };
}

test('runs an action once, after its time, unless called off', async () => {
  const { clock, timers } = world();
  const ran: string[] = [];
  timers.after(100, () => ran.push('one'));
  timers.after(50, () => ran.push('called off'))();
  await clock.advance(99);
  expect(ran).toEqual([]);
  expect(timers.size).toBe(1);
  await clock.advance(1000);
  expect(ran).toEqual(['one']);
  expect([timers.size, clock.outstanding]).toEqual([0, 0]);
});

test('clear ends all of them, and new ones may follow', async () => {
  const { clock, timers } = world();
  const ran: number[] = [];
  for (const ms of [1, 2, 3]) timers.after(ms, () => ran.push(ms));
  timers.clear();
  timers.after(4, () => ran.push(4));
  await clock.advance(10);
  expect(ran).toEqual([4]);
});

test('calling off twice, or after it ran, touches no other timer', async () => {
  const { clock, timers } = world();
  const callOff = timers.after(1, () => undefined);
  await clock.advance(1);
  timers.after(5, () => undefined);
  callOff();
  callOff();
  expect(clock.outstanding).toBe(1);
});

describe('waiting within a time', () => {
  test.each([
    ['a value', (one: Deferred<number>) => one.resolve(7), { value: 7 }],
    ['an error', (one: Deferred<number>) => one.reject('no'), { reason: 'no' }],
  ])('passes on %s and leaves nothing running', async (_what, act, outcome) => {
    const { clock, timers, cancellation } = world();
    const one = new Deferred<number>();
    const waited = timers.withTimeout(one.promise, 1000, late, cancellation);
    act(one);
    expect((await Promise.allSettled([waited]))[0]).toMatchObject(outcome);
    expect(clock.outstanding).toBe(0);
  });

  test('is over when the time is, to the millisecond', async () => {
    const { clock, timers } = world();
    let outcome: unknown = 'waiting';
    timers.withTimeout(never(), 1000, late).catch((error: unknown) => (outcome = error));
    await clock.advance(999);
    expect(outcome).toBe('waiting');
    await clock.advance(1);
    expect(outcome).toEqual(new Error('late'));
  });

  test('is over at once when cancelled; what the promise does later is nobody’s error', async () => {
    const { clock, timers, cancellation } = world();
    const one = new Deferred();
    const waited = timers.withTimeout(one.promise, 1000, late, cancellation);
    cancellation.cancel();
    await expect(waited).rejects.toBeInstanceOf(Cancelled);
    expect(clock.outstanding).toBe(0);
    one.reject(new Error('too late to matter'));
    await clock.advance(2000);
  });
});

test('a cancellation tells each listener once, and none that stopped listening', () => {
  const { cancellation } = world();
  const heard: string[] = [];
  cancellation.onCancel(() => heard.push('one'));
  cancellation.onCancel(() => heard.push('gone'))();
  expect(() => cancellation.check()).not.toThrow();
  cancellation.cancel();
  cancellation.cancel();
  expect(heard).toEqual(['one']);
  expect(() => cancellation.check()).toThrow(Cancelled);
});
