import { createStore } from 'zustand/vanilla';
import { batched } from '@/call/store/batched';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function world() {
  const store = createStore(() => ({ count: 0 }));
  const shown = batched(store);
  const told: [number, number][] = [];
  const stop = shown.subscribe((now, before) => told.push([now.count, before.count]));
  const set = (count: number) => store.setState({ count });
  return { store, shown, told, stop, set };
}

test('a burst of changes is told once, within two frames, with what was told before', () => {
  const { told, set, shown } = world();
  for (const count of [1, 2, 3]) set(count);
  expect(shown.getState()).toEqual({ count: 3 });
  expect(told).toEqual([]);
  jest.advanceTimersByTime(32);
  set(4);
  jest.advanceTimersByTime(32);
  expect(told).toEqual([
    [3, 0],
    [4, 3],
  ]);
});

test('what is waited for is told at once, once, with what was gathered', () => {
  const store = createStore(() => ({ count: 0, phase: 'joining' }));
  const shown = batched(store, (now, before) => now.phase === 'in' && before.phase !== 'in');
  const told: object[] = [];
  shown.subscribe((now) => told.push(now));
  store.setState({ count: 1 });
  store.setState({ phase: 'in' });
  expect(told).toEqual([{ count: 1, phase: 'in' }]);
  expect(jest.getTimerCount()).toBe(0);
  store.setState({ count: 2 });
  expect(told).toHaveLength(1);
  jest.advanceTimersByTime(32);
  expect(told).toEqual([
    { count: 1, phase: 'in' },
    { count: 2, phase: 'in' },
  ]);
});

test('who stops listening hears no more, and nothing is left running', () => {
  const { told, set, stop } = world();
  set(1);
  stop();
  stop();
  expect(jest.getTimerCount()).toBe(0);
  set(2);
  jest.runAllTimers();
  expect(told).toEqual([]);
});

test('whoever listens later is told of later changes alone', () => {
  const { shown, set, stop } = world();
  stop();
  set(5);
  const told: [number, number][] = [];
  shown.subscribe((now, before) => told.push([now.count, before.count]));
  set(6);
  jest.runAllTimers();
  expect(told).toEqual([[6, 5]]);
});
