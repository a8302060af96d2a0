/** What makes somebody host of a room, and what they ask of the token service. */
import { settled } from '../support/fake-clock';
import { TokenWorld } from '../support/token-world';

const NOT_HOST = { status: 403, body: { code: 'not_host', message: 'No key of that room.' } };

test('who makes a room is host of it: the key is shown with each question, also after a restart', async () => {
  const world = new TokenWorld();
  expect(await world.client.host.makeRoom('listener')).toBe('a');
  await world.client.roomToken('a');
  world.start();
  expect(world.client.host.key('a')).toBe('key-of-a');
  await world.client.roomToken('a');
  await world.client.roomToken('b');
  expect(world.posts.slice(1).map(([path, data]) => [path, data])).toEqual([
    ['/v1/rooms', { role: 'listener' }],
    ['/v1/token', { roomID: 'a', hostKey: 'key-of-a' }],
    ['/v1/token', { roomID: 'a', hostKey: 'key-of-a' }],
    ['/v1/token', { roomID: 'b' }],
  ]);
});

test('a key that was handed on has the room asked anew, and is shown', async () => {
  const world = new TokenWorld();
  await world.client.roomToken('a');
  world.client.host.keepKey('a', 'handed-on');
  await world.client.roomToken('a');
  expect(world.posts.at(-1)?.[1]).toEqual({ roomID: 'a', hostKey: 'handed-on' });
});

test('with a key that the service doesn’t take one is a member, and the key is forgotten', async () => {
  const world = new TokenWorld();
  world.client.host.keepKey('a', 'over');
  world.next['/v1/token'] = [NOT_HOST];
  await expect(world.client.roomToken('a')).resolves.toMatchObject({ token: 'token-1' });
  expect(world.client.host.key('a')).toBeUndefined();
  expect(world.posts.at(-1)?.[1]).toEqual({ roomID: 'a' });
});

test('a key that comes with the token is one’s own', async () => {
  const world = new TokenWorld();
  world.role = { role: 'host', hostKey: 'mine' };
  await world.client.roomToken('a');
  await settled();
  expect(world.client.host.key('a')).toBe('mine');
});

test('a host acts and looks with the key; who has none is refused without a question', async () => {
  const world = new TokenWorld();
  world.client.host.keepKey('a', 'key-of-a');
  world.next['/v1/host'] = [{ body: { warnings: ['bans are off', 1] } }];
  expect(await world.client.host.act('a', { action: 'grant', userID: 'bob' })).toEqual([
    'bans are off',
  ]);
  expect(await world.client.host.view('a')).toEqual({ locked: true, removed: ['bob'] });
  expect(world.posts.slice(1).map(([path, data]) => [path, data])).toEqual([
    ['/v1/host', { roomID: 'a', hostKey: 'key-of-a', action: 'grant', userID: 'bob' }],
    ['/v1/rooms/a', null],
  ]);
  await expect(world.client.host.view('b')).rejects.toMatchObject({ code: 'not_host' });
  expect(world.posts).toHaveLength(3);
});

test('the keys of the last eight rooms are kept; what can’t be sent is none', async () => {
  const world = new TokenWorld();
  for (let n = 0; n < 10; n += 1) world.client.host.keepKey(`room-${n}`, `key-${n}`);
  world.start();
  expect([1, 2, 9].map((n) => world.client.host.key(`room-${n}`))).toEqual([
    undefined,
    'key-2',
    'key-9',
  ]);
  for (const kept of ['not JSON', '{}', '[["a","line\\nbreak"],["b",1]]']) {
    world.keys = kept;
    world.start();
    expect([world.client.host.key('a'), world.client.host.key('b')]).toEqual([
      undefined,
      undefined,
    ]);
  }
});

test('guests make no rooms', () => {
  const world = new TokenWorld();
  expect(world.client.host.mayMakeRooms()).toBe(true);
  world.isGuest = true;
  expect(world.client.host.mayMakeRooms()).toBe(false);
});

test('a token that comes late takes nothing from one that was asked for with a leave to speak', async () => {
  const world = new TokenWorld();
  await world.client.roomToken('a');
  let late: () => void = () => undefined;
  const old = { body: { token: 'old', userID: 'u', expiresAt: 9_999_999_999, publish: false } };
  world.next['/v1/token'] = [() => new Promise((resolve) => (late = () => resolve(old)))];
  const overtaken = world.client.roomToken('a', true);
  await settled();
  await world.client.roomToken('a', true, 'leave');
  late();
  expect(await overtaken).toMatchObject({ token: 'old' });
  expect(await world.client.roomToken('a')).toMatchObject({ token: 'token-2', publish: true });
});
