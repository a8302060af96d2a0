import { EngineKeeper } from '@/call/session/engine-keeper';
import { FakeClock } from '../support/fake-clock';
import { FakeEngine } from '../support/fake-engine';

const MINUTE = 60_000;

function world() {
  const clock = new FakeClock();
  const engines: FakeEngine[] = [];
  const createEngine = () => {
    const engine = new FakeEngine();
    engines.push(engine);
    return engine;
  };
  return { clock, engines, keeper: new EngineKeeper({ clock, createEngine }) };
}

test('pitfall 12: one engine, however often it is asked for', () => {
  const { keeper, engines } = world();
  expect(keeper.get()).toBe(keeper.get());
  expect(engines).toHaveLength(1);
});

test('an engine in use stays; one at rest is destroyed after 3 minutes, once', async () => {
  const { clock, keeper, engines } = world();
  keeper.get();
  await clock.advance(60 * MINUTE);
  expect(engines[0]?.destroyed).toBe(false);
  keeper.rest();
  keeper.rest();
  expect(clock.outstanding).toBe(1);
  await clock.advance(3 * MINUTE - 1);
  expect(engines[0]?.destroyed).toBe(false);
  await clock.advance(1);
  expect(engines[0]?.of('destroy')).toHaveLength(1);
  expect(clock.outstanding).toBe(0);
});

test('a call within the 3 minutes gets the same engine, and the wait begins anew after it', async () => {
  const { clock, keeper, engines } = world();
  const first = keeper.get();
  keeper.rest();
  await clock.advance(2 * MINUTE);
  expect(keeper.get()).toBe(first);
  await clock.advance(10 * MINUTE);
  keeper.rest();
  await clock.advance(2 * MINUTE);
  expect(engines[0]?.destroyed).toBe(false);
});

test('after it was destroyed the next call makes another', async () => {
  const { clock, keeper, engines } = world();
  const first = keeper.get();
  keeper.rest();
  await clock.advance(3 * MINUTE);
  expect(keeper.get()).not.toBe(first);
  keeper.destroy();
  keeper.destroy();
  expect(engines.map((engine) => engine.of('destroy').length)).toEqual([1, 1]);
});

test('one that was made ahead is the next call’s, and stays for as long as that takes', async () => {
  const { clock, keeper, engines } = world();
  keeper.warm();
  expect(engines).toHaveLength(1);
  await clock.advance(2 * MINUTE);
  expect(keeper.get()).toBe(engines[0]);
  await clock.advance(60 * MINUTE);
  expect(engines[0]?.destroyed).toBe(false);
});

test('one that was made ahead for nothing is destroyed after 3 minutes', async () => {
  const { clock, keeper, engines } = world();
  keeper.warm();
  await clock.advance(3 * MINUTE);
  expect(engines[0]?.of('destroy')).toHaveLength(1);
  expect(clock.outstanding).toBe(0);
});

test('without an engine there is nothing to wait for', () => {
  const { clock, keeper } = world();
  keeper.rest();
  keeper.destroy();
  expect(clock.outstanding).toBe(0);
});

test('an engine that cannot be made is tried again the next time', () => {
  const clock = new FakeClock();
  let broken = true;
  const createEngine = () => {
    if (broken) throw new Error('configuration');
    return new FakeEngine();
  };
  const keeper = new EngineKeeper({ clock, createEngine });
  keeper.warm();
  expect(clock.outstanding).toBe(0);
  expect(() => keeper.get()).toThrow('configuration');
  broken = false;
  expect(keeper.get()).toBeInstanceOf(FakeEngine);
});

test('one at rest that loses its socket is let go at once: its next login would hang', async () => {
  const { clock, keeper, engines } = world();
  keeper.get();
  keeper.rest();
  engines[0]?.emit('linkStateUpdate', 'up');
  await clock.advance(1000);
  expect(engines[0]?.destroyed).toBe(false);
  engines[0]?.emit('linkStateUpdate', 'down');
  expect(engines[0]?.destroyed).toBe(false);
  await clock.advance(0);
  expect(engines[0]?.destroyed).toBe(true);
  expect(clock.outstanding).toBe(0);
});

test('so is one that came to rest without a socket; one in use gets it back', async () => {
  const { clock, keeper, engines } = world();
  keeper.get();
  engines[0]?.emit('linkStateUpdate', 'down');
  engines[0]?.emit('linkStateUpdate', 'up');
  keeper.rest();
  await clock.advance(1000);
  expect(engines[0]?.destroyed).toBe(false);
  keeper.get();
  engines[0]?.emit('linkStateUpdate', 'down');
  await clock.advance(1000);
  expect(engines[0]?.destroyed).toBe(false);
  keeper.rest();
  await clock.advance(0);
  expect(engines[0]?.destroyed).toBe(true);
});
