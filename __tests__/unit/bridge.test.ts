import { createMediaContext } from '@/call/media/bridge';
import type { PlayerAttributes, PlayerHandle, PusherAttributes } from '@/call/media/handles';
import { MediaRegistry } from '@/call/media/registry';

/** A component that remembers what it was given and is done when the test says so. */
class Component {
  readonly given: (PlayerAttributes | PusherAttributes)[] = [];
  readonly dones: (() => void)[] = [];
  startPush = () => Promise.resolve();
  startPlay = () => Promise.resolve();
  stopPush = () => undefined;
  stopPlay = () => undefined;
  applyWorkaround = () => undefined;
  applyAttributes = (attributes: object, done: () => void) => {
    this.given.push(attributes);
    this.dones.push(done);
  };
}

async function world(...streamIDs: string[]) {
  const registry = new MediaRegistry();
  const pusher = new Component();
  registry.attachPusher(pusher);
  const slots = [0, 1, 2, 3].map(() => new Component());
  slots.forEach((slot, n) => registry.attachPlayer(n, slot));
  for (const streamID of streamIDs) await registry.acquirePlayer(streamID);
  const of = (id: string) => registry.playerOf(id) as unknown as Component;
  return { registry, pusher, slots, of, context: createMediaContext(registry) };
}

const entry = (id: string, url = `rtmp://${id}`) => ({ id, url, muteAudio: false });

test('only the player that changed gets a patch, each the one of its stream', async () => {
  const { context, of } = await world('a', 'b');
  const list = [entry('a'), entry('b')];
  context.setData({ playerList: list });
  // The SDK mutates its own objects and hands over all of them again.
  list[1]!.muteAudio = true;
  context.setData({ playerList: list });
  context.setData({ playerList: list });
  expect(of('a').given).toEqual([entry('a')]);
  expect(of('b').given).toEqual([entry('b'), { ...entry('b'), muteAudio: true }]);
});

test('a player that is no longer in the list is cleared, once', async () => {
  const { context, of } = await world('a', 'b');
  context.setData({ playerList: [entry('a'), entry('b')] });
  context.setData({ playerList: [entry('a')] });
  context.setData({ playerList: [entry('a')] });
  expect(of('b').given).toEqual([entry('b'), {}]);
  expect(of('a').given).toHaveLength(1);
  context.setData({ playerList: [entry('a'), entry('b')] });
  expect(of('b').given.at(-1)).toEqual(entry('b'));
});

test('the pusher gets its own copy every time, the players nothing of it', async () => {
  const { context, pusher, of } = await world('a');
  const attributes = { id: 'me', url: 'rtmp://me', enableMic: true };
  context.setData({ pusher: attributes });
  attributes.enableMic = false;
  context.setData({ pusher: attributes });
  expect(pusher.given).toEqual([
    { ...attributes, enableMic: true },
    { ...attributes, enableMic: false },
  ]);
  expect(of('a').given).toEqual([]);
});

test('the callback comes once, after all of them are done', async () => {
  const { context, pusher, of } = await world('a', 'b');
  let called = 0;
  context.setData({ pusher: {}, playerList: [entry('a'), entry('b')] }, () => (called += 1));
  const dones = [pusher, of('a'), of('b')].flatMap(({ dones }) => dones);
  expect(dones).toHaveLength(3);
  for (const done of dones) {
    expect(called).toBe(0);
    done();
  }
  expect(called).toBe(1);
});

test('with nothing to change, or nobody there, the callback comes all the same', async () => {
  const { context } = await world();
  let called = 0;
  context.setData({}, () => (called += 1));
  context.setData({ playerList: [{ url: 'without an id' }, entry('nobody')] }, () => (called += 1));
  createMediaContext(new MediaRegistry()).setData({ pusher: {} }, () => (called += 1));
  expect(called).toBe(3);
  expect(() => context.setData({})).not.toThrow();
});

test('a stream whose player was given away clears nobody else’s', async () => {
  const { context, registry, slots } = await world('a');
  context.setData({ playerList: [entry('a')] });
  registry.releasePlayer('a');
  const handle: PlayerHandle = await registry.acquirePlayer('b');
  expect(handle).toBe(slots[0]);
  context.setData({ playerList: [entry('b')] });
  expect(slots[0]?.given).toEqual([entry('a'), entry('b')]);
});
