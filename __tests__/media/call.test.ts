import { mediaWorld } from './world';
import { until } from '../support/until';

const world = mediaWorld({ graceMs: 2000 });

it('carries sound both ways, to somebody who joins late too', async () => {
  const ann = await world.speaker('ann');
  const bob = await world.joined('bob');
  await bob.hears('roomStreamUpdate', 'ADD', 'from-ann');
  await bob.play('from-ann');
  await bob.untilLoud('from-ann');
  await bob.publish();
  await ann.hears('roomStreamUpdate', 'ADD', 'from-bob');
  await ann.play('from-bob');
  await ann.untilLoud('from-bob');
  const { media } = world.cloud.state();
  expect(media).toHaveLength(4);
  for (const one of media) {
    expect(one).toMatchObject({ connected: true, attached: true });
    expect(one.bytes).toBeGreaterThan(one.packets);
  }
});

it('lets a muted microphone be silent, says so, and lets it be heard again', async () => {
  const ann = await world.speaker('ann');
  const bob = await world.joined('bob');
  await bob.play('from-ann');
  await bob.hears('remoteMicStatusUpdate', 'from-ann', 'OPEN');
  await bob.untilLoud('from-ann');
  await ann.mute(true);
  await bob.hears('remoteMicStatusUpdate', 'from-ann', 'MUTE');
  await bob.untilSilent('from-ann');
  expect(world.media('publish', 'from-ann')?.microphoneOpen).toBe(false);
  const carol = await world.joined('carol');
  await carol.play('from-ann');
  await carol.hears('remoteMicStatusUpdate', 'from-ann', 'MUTE');
  await bob.forget();
  await ann.mute(false);
  await bob.hears('remoteMicStatusUpdate', 'from-ann', 'OPEN');
  await bob.untilLoud('from-ann');
});

it('sends nothing to a muted player, and goes on where it left off', async () => {
  await world.speaker('ann');
  const bob = await world.joined('bob');
  await bob.play('from-ann');
  await bob.untilLoud('from-ann');
  await bob.mutePlay('from-ann', true);
  await until(() => world.media('play', 'from-ann')?.active === false);
  expect(await world.flow('from-ann')).toBe(0);
  await bob.untilSilent('from-ann');
  await bob.mutePlay('from-ann', false);
  await bob.untilLoud('from-ann');
});

it('tells of the quality at both ends, and of the network of who speaks', async () => {
  const ann = await world.speaker('ann');
  const bob = await world.joined('bob');
  await bob.play('from-ann');
  const [published, played, network] = await Promise.all([
    ann.hears('publishQualityUpdate', 'from-ann'),
    bob.hears('playQualityUpdate', 'from-ann'),
    bob.hears('networkQuality', 'ann'),
  ]);
  expect(published.args[1]).toMatchObject({ audio: { audioBitrate: expect.any(Number) } });
  expect(played.args[1]).toMatchObject({ audio: { audioBitrate: expect.any(Number) } });
  expect(network.args.slice(1)).toEqual([expect.any(Number), expect.any(Number)]);
});

it('stops with who leaves, and with who stops', async () => {
  const ann = await world.speaker('ann');
  const bob = await world.joined('bob');
  await bob.play('from-ann');
  await bob.untilLoud('from-ann');
  await ann.unpublish();
  await bob.hears('roomStreamUpdate', 'DELETE', 'from-ann');
  await until(() => world.media('publish', 'from-ann') === undefined);
  await bob.leave('room');
  await until(() => world.cloud.state().media.length === 0);
});

it('forgets who closes the tab without a word, after the grace period', async () => {
  const ann = await world.speaker('ann');
  const bob = await world.joined('bob');
  await bob.play('from-ann');
  await bob.untilLoud('from-ann');
  await ann.crash();
  await until(() => world.media('publish', 'from-ann')?.attached === false);
  await bob.hears('roomStreamUpdate', 'DELETE', 'from-ann');
  await until(() => world.media('publish', 'from-ann') === undefined);
});

it('lets four people hear each other', async () => {
  const names = ['ann', 'bob', 'carol', 'dan'];
  const callers = await Promise.all(names.map((name) => world.speaker(name)));
  await Promise.all(
    callers.map(async (caller) => {
      const others = callers.filter((one) => one !== caller);
      for (const { streamID } of others) {
        await caller.hears('roomStreamUpdate', 'ADD', streamID);
        await caller.play(streamID);
      }
      await Promise.all(others.map(({ streamID }) => caller.untilLoud(streamID)));
    }),
  );
  expect(world.cloud.state().media).toHaveLength(16);
}, 180_000);
