import type { PlayerHandle, PusherHandle } from '@/call/media/handles';
import { MediaRegistry } from '@/call/media/registry';

const pusher = () => ({}) as PusherHandle;
const player = () => ({}) as PlayerHandle;

/** A registry whose layer renders every slot that is asked for. */
function rendered() {
  const registry = new MediaRegistry();
  const handles: PlayerHandle[] = [];
  let renders = 0;
  const render = () => {
    while (handles.length < registry.slotCount()) {
      const handle = player();
      renders += 1;
      registry.attachPlayer(handles.push(handle) - 1, handle);
    }
  };
  registry.subscribe(render);
  render();
  return { registry, handles, renders: () => renders };
}

describe('the pusher', () => {
  test('is waited for, and found at once when it is there', async () => {
    const registry = new MediaRegistry();
    const waiting = registry.whenPusher();
    const handle = pusher();
    registry.attachPusher(handle);
    expect(await waiting).toBe(handle);
    expect(await registry.whenPusher()).toBe(handle);
  });

  test('of a page that leaves late does not take the next page’s with it', () => {
    const registry = new MediaRegistry();
    const detachFirst = registry.attachPusher(pusher());
    const second = pusher();
    registry.attachPusher(second);
    detachFirst();
    expect(registry.pusher).toBe(second);
  });
});

describe('players', () => {
  test('each stream has its own, the same one as long as it lasts', async () => {
    const { registry } = rendered();
    const all = await Promise.all(['a', 'b', 'c'].map((id) => registry.acquirePlayer(id)));
    expect(new Set(all).size).toBe(3);
    expect(await registry.acquirePlayer('b')).toBe(all[1]);
    expect(registry.playerOf('b')).toBe(all[1]);
  });

  test('a free one is used again before a new one is rendered', async () => {
    const { registry, handles } = rendered();
    for (const id of ['a', 'b', 'c', 'd']) await registry.acquirePlayer(id);
    registry.releasePlayer('b');
    expect(registry.playerOf('b')).toBeNull();
    expect(await registry.acquirePlayer('e')).toBe(handles[1]);
    expect(registry.slotCount()).toBe(5);
  });

  test('are rendered one before it is needed, and never taken away', async () => {
    const { registry, renders } = rendered();
    const counts: number[] = [registry.slotCount()];
    for (let n = 0; n < 6; n += 1) {
      await registry.acquirePlayer(`s${n}`);
      counts.push(registry.slotCount());
    }
    expect(counts).toEqual([4, 4, 4, 4, 5, 6, 7]);
    for (let n = 0; n < 6; n += 1) registry.releasePlayer(`s${n}`);
    await registry.acquirePlayer('again');
    expect([registry.slotCount(), renders()]).toEqual([7, 7]);
  });

  test('one that was re-created is found at its place', () => {
    const registry = new MediaRegistry();
    const detachFirst = registry.attachPlayer(0, player());
    const second = player();
    registry.attachPlayer(0, second);
    detachFirst();
    void registry.acquirePlayer('a');
    expect(registry.playerOf('a')).toBe(second);
  });
});

describe('a component that does not appear', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test('is missed after 8 s; its place is free again, and nothing goes on waiting', async () => {
    const registry = new MediaRegistry();
    const missing = { kind: 'component-missing', step: 'engine' };
    const both = Promise.all([
      expect(registry.whenPusher()).rejects.toMatchObject({ ...missing, detail: 'zego-pusher' }),
      expect(registry.acquirePlayer('a')).rejects.toMatchObject({
        ...missing,
        detail: 'zego-player',
      }),
    ]);
    jest.advanceTimersByTime(7999);
    expect(jest.getTimerCount()).toBe(2);
    jest.advanceTimersByTime(1);
    await both;
    expect(jest.getTimerCount()).toBe(0);
    const handle = player();
    registry.attachPlayer(0, handle);
    expect(registry.playerOf('a')).toBeNull();
    expect(await registry.acquirePlayer('b')).toBe(handle);
  });

  test('and then does: the wait ends at once', async () => {
    const registry = new MediaRegistry();
    const waiting = registry.whenPlayer(0);
    jest.advanceTimersByTime(2000);
    const handle = player();
    registry.attachPlayer(0, handle);
    expect(await waiting).toBe(handle);
    expect(jest.getTimerCount()).toBe(0);
  });
});

test('listeners that stop listening hear no more, even in the middle of an event', () => {
  const registry = new MediaRegistry();
  const heard: string[] = [];
  const stop = registry.onEvent(() => {
    heard.push('once');
    stop();
  });
  registry.onEvent(() => heard.push('always'));
  for (let n = 0; n < 2; n += 1) registry.emit({ type: 'sound', streamID: 's', level: 1 });
  expect(heard).toEqual(['once', 'always', 'always']);
});
