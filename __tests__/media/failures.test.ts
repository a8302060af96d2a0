import { DeniedAction, DeniedError } from '../../tools/local-cloud/protocol/codes';
import { mediaWorld } from './world';
import { until } from '../support/until';

const world = mediaWorld();

it('a dropped socket interrupts nobody: the sessions are taken over', async () => {
  const { ann, bob } = await world.call();
  const before = world.cloud.state().media.map(({ id }) => id);
  world.cloud.faults.drop();
  await until(() => world.cloud.state().media.every(({ attached }) => !attached));
  expect(await world.flow('from-ann')).toBeGreaterThan(5);
  await until(() => world.cloud.state().media.every(({ attached }) => attached));
  expect(world.cloud.state().media.map(({ id }) => id)).toEqual(before);
  await bob.untilLoud('from-ann');
  expect((await bob.events()).map(({ name }) => name)).not.toContain('roomStreamUpdate');
  await ann.mute(true);
  await bob.hears('remoteMicStatusUpdate', 'from-ann', 'MUTE');
});

it('sessions that the cloud no longer knows are begun anew', async () => {
  const { bob } = await world.call();
  const before = world.media('publish', 'from-ann')?.id;
  expect(world.cloud.faults.media.reset()).toBe(2);
  await until(() => (world.media('publish', 'from-ann')?.id ?? before) !== before);
  await until(() => world.media('play', 'from-ann') !== undefined);
  await bob.untilLoud('from-ann');
});

it('so are those that were lost for longer than the grace period', async () => {
  const { bob } = await world.call();
  expect(world.cloud.faults.media.forget({ userID: 'ann' })).toBe(1);
  world.cloud.faults.drop({ userID: 'ann' });
  await until(() => world.media('publish', 'from-ann')?.connected === true);
  await bob.untilLoud('from-ann');
});

it('an ended session is begun anew, and both SDKs say that it was interrupted', async () => {
  const { ann, bob } = await world.call();
  expect(world.cloud.faults.media.end({ userID: 'ann' })).toBe(1);
  await ann.hears('publisherStateUpdate', 'PUBLISH_REQUESTING', '1103027');
  await ann.hears('publisherStateUpdate', 'PUBLISHING"');
  await bob.untilLoud('from-ann');
  world.cloud.faults.media.end({ userID: 'bob' });
  await bob.hears('playerStateUpdate', 'PLAY_REQUESTING');
  await bob.hears('playerStateUpdate', 'PLAYING');
});

it('held media reaches nobody, though all are connected', async () => {
  const { bob } = await world.call();
  world.cloud.faults.media.hold({ userID: 'ann' });
  expect(world.cloud.state().faults.heldMedia).toEqual([{ userID: 'ann' }]);
  expect(await world.flow('from-ann')).toBe(0);
  await bob.untilSilent('from-ann');
  expect(world.media('play', 'from-ann')?.connected).toBe(true);
  world.cloud.faults.media.release();
  await bob.untilLoud('from-ann');
});

it('a refused publish ends it by a code', async () => {
  const ann = await world.joined('ann');
  const { faults } = world.cloud;
  faults.refuse({ target: 'publish', userID: 'ann', code: DeniedError.PublishAuthFailed });
  await expect(ann.publish()).rejects.toThrow('NO_PUBLISH');
  expect(world.cloud.state().media).toEqual([]);
});

it('a refused publish is tried again by a status', async () => {
  const ann = await world.joined('ann');
  world.cloud.faults.refuse({ target: 'publish', userID: 'ann', status: 503, times: 1 });
  await ann.publish();
  expect(world.media('publish', 'from-ann')?.connected).toBe(true);
});

it('a refused play ends it', async () => {
  await world.speaker('ann');
  const bob = await world.joined('bob');
  world.cloud.faults.refuse({ target: 'play', userID: 'bob', code: DeniedError.PlayAuthFailed });
  await expect(bob.play('from-ann')).rejects.toThrow();
  await bob.hears('playerStateUpdate', 'NO_PLAY', 'from-ann');
});

it('a stream that does not exist is looked for again, and found once it does', async () => {
  const bob = await world.joined('bob');
  const playing = bob.play('from-ann');
  await bob.hears('playerStateUpdate', 'PLAY_REQUESTING', '1004020');
  await world.speaker('ann');
  await playing;
  await bob.untilLoud('from-ann');
});

it('a streamID belongs to who published it first', async () => {
  const { bob } = await world.call();
  await expect(bob.publish('from-ann')).rejects.toThrow('NO_PUBLISH');
  await bob.untilLoud('from-ann');
  expect(world.media('publish', 'from-ann')?.userID).toBe('ann');
});

it('the end of a session can be final', async () => {
  const { ann } = await world.call();
  const notice = { reason: 15, action: DeniedAction.Stop, err: DeniedError.PublishAuthFailed };
  world.cloud.faults.media.end({ userID: 'ann' }, notice);
  await ann.hears('publisherStateUpdate', 'NO_PUBLISH');
});
