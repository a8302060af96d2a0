import { callApi } from '../support/zego-api';
import { mediaWorld } from './world';
import { until } from '../support/until';

const world = mediaWorld({ bans: true, rights: true });

const api = async (action: string, parameters: Parameters<typeof callApi>[2]) => {
  expect(await callApi(world.cloud, action, parameters)).toMatchObject({ Code: 0 });
};

const rule = { RuleType: 4, RoomId: 'room', UserId: 'ann' };

it('a ban stops the sound of a tab, which may not begin again until it is taken back', async () => {
  const { ann, bob } = await world.call();
  await api('SetForbidUserRule', { ...rule, DisabledPrivilege: ['2'], EffectiveTime: 600 });
  expect(world.media('publish', 'from-ann')).toBeUndefined();
  expect(await world.flow('from-ann')).toBe(0);
  await ann.hears('publisherStateUpdate', 'NO_PUBLISH');
  await bob.hears('roomStreamUpdate', 'DELETE', 'from-ann');
  await ann.forget();
  await expect(ann.publish('under-another-name')).rejects.toThrow('NO_PUBLISH');
  await ann.forget();
  await api('DelForbidUserRule', rule);
  await ann.publish('again');
});

it('a stream that is forbidden is silent, and its tab is told to stop', async () => {
  const { ann, bob } = await world.call();
  await api('ForbidRTCStream', { StreamId: 'from-ann', Sequence: 1 });
  expect(world.media('publish', 'from-ann')).toBeUndefined();
  await ann.hears('publisherStateUpdate', 'NO_PUBLISH');
  expect(await world.flow('from-ann')).toBe(0);
  await bob.untilSilent('from-ann');
});

it('a tab that is removed is neither heard nor hears', async () => {
  const { ann, bob } = await world.call();
  await ann.play('from-ann');
  await api('KickoutUser', { RoomId: 'room', UserId: ['ann'], CustomReason: 'bye' });
  await ann.hears('roomStateChanged', 'KICKOUT', '1002055', 'bye');
  await until(() => world.cloud.state().media.every(({ userID }) => userID !== 'ann'));
  await bob.hears('roomStreamUpdate', 'DELETE', 'from-ann');
});

it('a tab without the right to publish does not, until a renewed token gives it', async () => {
  const token = (publish: boolean, ttl: number) =>
    world.cloud.token('ann', { ttl, privilege: { roomID: 'room', login: true, publish } });
  const ann = await world.joined('ann', token(false, 600));
  const bob = await world.joined('bob');
  await expect(ann.publish()).rejects.toThrow('NO_PUBLISH');
  expect(world.cloud.state()).toMatchObject({ media: [], rooms: [{ streams: [] }] });
  await ann.forget();
  await ann.renew('room', token(true, 900));
  const renewed = Math.floor(Date.now() / 1000) + 700;
  await until(() => {
    const [first] = world.cloud.state().rooms[0]?.users ?? [];
    return (first?.tokenExpiresAt ?? 0) > renewed;
  });
  await ann.publish();
  await bob.play('from-ann');
  await bob.untilLoud('from-ann');
});
