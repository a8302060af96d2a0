import { TokenError } from '@/call/token/token-error';
import { settled } from '../support/fake-clock';
import { NO_ANSWER, TokenWorld } from '../support/token-world';

const MINUTES = 60_000;
const down = () => Promise.reject(NO_ANSWER);

/** Waits as long as it takes, in fake time, and tells how long that was. */
async function passed<T>(world: TokenWorld, promise: Promise<T>): Promise<[T | unknown, number]> {
  const since = world.clock.now();
  let result: [T | unknown, number] | undefined;
  const done = (value: T | unknown) => (result = [value, world.clock.now() - since]);
  promise.then(done, done);
  await settled();
  for (let i = 0; !result && i < 200; i += 1) await world.clock.advance(100);
  if (!result) throw new Error('nothing came of it');
  return result;
}

/** The service doesn't know the session any more. */
const OVER = { status: 401, body: { code: 'session_invalid', message: 'Log in anew.' } };

describe('a token', () => {
  test('takes one login, then one request a room', async () => {
    const world = new TokenWorld();
    const { token, userID, until } = await world.client.roomToken('a');
    expect([token, userID]).toEqual(['token-1', 'u']);
    expect(until).toBe(world.clock.now() + 3_600_000);
    await world.client.roomToken('b');
    expect(world.posts).toEqual([
      ['/v1/login', { code: 'wx-code' }, undefined],
      ['/v1/token', { roomID: 'a' }, 'Bearer session-1'],
      ['/v1/token', { roomID: 'b' }, 'Bearer session-1'],
    ]);
  });

  test('says what one is in the room; of a service that says nothing one is a speaker', async () => {
    const world = new TokenWorld();
    expect(await world.client.roomToken('a')).toMatchObject({ role: 'speaker', publish: true });
    world.role = { role: 'listener', publish: false };
    expect(await world.client.roomToken('b')).toMatchObject({ role: 'listener', publish: false });
    world.role = { role: 'somebody', publish: 1 };
    expect(await world.client.roomToken('c')).toMatchObject({ role: 'speaker', publish: true });
  });

  test('two rooms at once share one login, the same room at once one token', async () => {
    const world = new TokenWorld();
    const rooms = ['a', 'a', 'b'].map((roomID) => world.client.roomToken(roomID));
    const given = await Promise.all(rooms);
    expect(given.map(({ token }) => token)).toEqual(['token-1', 'token-1', 'token-2']);
    expect(world.paths).toEqual(['/v1/login', '/v1/token', '/v1/token']);
  });

  test('is given again while more than half of its life is to come, then replaced', async () => {
    const { client, clock } = new TokenWorld();
    const first = await client.roomToken('a');
    await clock.advance(29 * MINUTES);
    expect(await client.roomToken('a')).toEqual(first);
    await clock.advance(2 * MINUTES);
    expect(await client.roomToken('a')).toMatchObject({ token: 'token-2' });
  });

  test('is another when a fresh one is asked for, and that one is kept', async () => {
    const { client } = new TokenWorld();
    await client.roomToken('a');
    expect(await client.roomToken('a', true)).toMatchObject({ token: 'token-2' });
    expect(await client.roomToken('a')).toMatchObject({ token: 'token-2' });
  });

  test('of a service that is down is the old one, as long as a minute of it is left', async () => {
    const world = new TokenWorld();
    const old = await world.client.roomToken('a');
    await world.clock.advance(50 * MINUTES);
    world.next['/v1/token'] = [down, down, down];
    expect((await passed(world, world.client.roomToken('a')))[0]).toEqual(old);
    world.next['/v1/token'] = [down, down, down];
    expect((await passed(world, world.client.roomToken('a', true)))[0]).toBeInstanceOf(TokenError);
    await world.clock.advance(9 * MINUTES);
    world.next['/v1/token'] = [down, down, down];
    expect((await passed(world, world.client.roomToken('a')))[0]).toBeInstanceOf(TokenError);
  });
});

test('that was over when it came is not given twice', async () => {
  const world = new TokenWorld();
  world.tokenTtl = -100;
  await world.client.roomToken('a');
  world.tokenTtl = 3600;
  expect(await world.client.roomToken('a')).toMatchObject({ token: 'token-2' });
});

describe('warmed', () => {
  test('at home, the join asks nobody', async () => {
    const world = new TokenWorld();
    world.client.warm('a');
    await settled();
    expect(world.paths).toEqual(['/v1/login', '/v1/token']);
    await world.client.roomToken('a');
    expect(world.paths).toHaveLength(2);
  });

  test('without a room it logs in only', async () => {
    const world = new TokenWorld();
    world.client.warm();
    await settled();
    expect(world.paths).toEqual(['/v1/login']);
  });

  test('a join meanwhile waits for the same answer', async () => {
    const world = new TokenWorld();
    world.client.warm('a');
    await world.client.roomToken('a');
    expect(world.paths).toEqual(['/v1/login', '/v1/token']);
  });

  test('in vain, it disturbs nobody: the join tries by itself', async () => {
    const world = new TokenWorld();
    world.credential = () => Promise.reject({ errMsg: 'login:fail' });
    world.client.warm('a');
    await world.clock.advance(20_000);
    world.credential = () => Promise.resolve({ key: 'k' });
    expect(await world.client.roomToken('a')).toMatchObject({ token: 'token-1' });
  });
});

describe('a session', () => {
  test('outlives the app’s run', async () => {
    const world = new TokenWorld();
    await world.client.roomToken('a');
    await world.start().roomToken('a');
    expect(world.paths).toEqual(['/v1/login', '/v1/token', '/v1/token']);
  });

  test.each([
    ['of another service', (world: TokenWorld) => world.start('https://other.example')],
    ['that is over', async (world: TokenWorld) => world.clock.advance(86_400_000)],
    ['about to be over', async (world: TokenWorld) => world.clock.advance(86_350_000)],
    ['stored as garbage', (world: TokenWorld) => ((world.stored = '{"a":1}'), world.start())],
    ['stored as no JSON', (world: TokenWorld) => ((world.stored = 'x'), world.start())],
    [
      'stored with what no header can hold',
      (world: TokenWorld) => {
        world.stored = world.stored.replace('session-1', 'session\\n1');
        return world.start();
      },
    ],
  ])('%s is not used', async (_what, happen) => {
    const world = new TokenWorld();
    await world.client.roomToken('a');
    await happen(world);
    await world.client.roomToken('b');
    expect(world.posts.at(-1)?.[2]).toBe('Bearer session-2');
  });

  test('that the service disowns is replaced, once', async () => {
    const world = new TokenWorld();
    world.next['/v1/token'] = [OVER];
    expect(await world.client.roomToken('a')).toMatchObject({ token: 'token-1' });
    expect(world.posts.at(-1)?.[2]).toBe('Bearer session-2');
    expect(JSON.parse(world.stored)).toMatchObject({ session: 'session-2' });
  });

  test('that the service always disowns ends in a refusal, not in a loop', async () => {
    const world = new TokenWorld();
    const who = { status: 401, body: { code: 'session_invalid', message: 'who?' } };
    world.next['/v1/token'] = Array.from({ length: 9 }, () => who);
    const [error] = await passed(world, world.client.roomToken('a'));
    expect(error).toMatchObject({ reason: 'refused', detail: 'who?' });
    expect(world.paths).toEqual(['/v1/login', '/v1/token', '/v1/login', '/v1/token']);
  });

  test('that two find over at once is replaced by one login', async () => {
    const world = new TokenWorld();
    await world.client.roomToken('x');
    world.next['/v1/token'] = [OVER, OVER];
    await Promise.all([world.client.roomToken('a'), world.client.roomToken('b')]);
    expect(world.paths.filter((path) => path === '/v1/login')).toHaveLength(2);
  });
});

describe('nobody answers', () => {
  test('three tries, later and later, then the truth', async () => {
    const world = new TokenWorld();
    world.next['/v1/login'] = [down, down, down];
    const [error, ms] = await passed(world, world.client.roomToken('a'));
    expect(error).toEqual(new TokenError('unreachable', 'request:fail'));
    expect(world.paths).toEqual(['/v1/login', '/v1/login', '/v1/login']);
    expect(ms).toBe(1600);
  });

  test('a hiccup is healed by the second', async () => {
    const world = new TokenWorld();
    world.next['/v1/token'] = [{ status: 503 }];
    const [token] = await passed(world, world.client.roomToken('a'));
    expect(token).toMatchObject({ token: 'token-1' });
    expect(world.paths).toEqual(['/v1/login', '/v1/token', '/v1/token']);
  });

  test('each try has a new code of WeChat’s, for one is good for one login only', async () => {
    const world = new TokenWorld();
    let codes = 0;
    world.credential = () => Promise.resolve({ code: `code-${(codes += 1)}` });
    world.next['/v1/login'] = [down];
    await passed(world, world.client.roomToken('a'));
    expect(world.posts.slice(0, 2).map(([, data]) => data)).toEqual([
      { code: 'code-1' },
      { code: 'code-2' },
    ]);
  });

  test('slow failures fit into nine seconds all the same', async () => {
    const world = new TokenWorld();
    const slow = () =>
      new Promise<never>((_resolve, reject) => {
        world.clock.setTimeout(() => reject(NO_ANSWER), world.timeouts.at(-1) ?? 0);
      });
    world.next['/v1/login'] = [slow, slow, slow];
    const [error, ms] = await passed(world, world.client.roomToken('a'));
    expect(error).toMatchObject({ reason: 'unreachable' });
    expect(world.timeouts).toEqual([6000, 2600]);
    expect(ms).toBeLessThanOrEqual(9000);
  });

  test('a busy service is given the time it asks for, or is told at once', async () => {
    const world = new TokenWorld();
    world.next['/v1/token'] = [{ status: 429, headers: { 'retry-after': '3' } }];
    expect((await passed(world, world.client.roomToken('a')))[1]).toBe(3000);
    world.next['/v1/token'] = [{ status: 429, headers: { 'retry-after': '60' } }];
    const [error, ms] = await passed(world, world.client.roomToken('b'));
    expect([error, ms]).toEqual([expect.objectContaining({ reason: 'unreachable' }), 0]);
  });

  test('a service that sheds load is given its time too, told in seconds or as a date', async () => {
    const world = new TokenWorld();
    // Hours behind: the date is of the service's clock.
    world.ahead = -7200;
    const at = (ms: number) => new Date(world.serverNow + ms).toUTCString();
    const asked = async (status: number, headers: Record<string, string>) => {
      world.next['/v1/token'] = [{ status, headers }];
      return (await passed(world, world.client.roomToken('a', true)))[1];
    };
    await world.client.roomToken('a');
    expect(await asked(503, { 'retry-after': '3' })).toBe(3000);
    expect(await asked(503, { 'retry-after': at(4000), date: at(0) })).toBe(4000);
    expect(await asked(429, { 'retry-after': at(60_000), date: at(0) })).toBe(0);
    // In the past, or nothing that one could wait for: the usual pause.
    for (const odd of [at(-60_000), '-5', 'soon', '']) {
      expect(await asked(503, { 'retry-after': odd, date: at(0) })).toBe(400);
    }
  });
});

describe('what the service says no to', () => {
  test.each([
    ['403', { status: 403, body: { code: 'another_room', message: 'no' } }, 'no', 'another_room'],
  ])('%s is asked once', async (_what, answer, detail, code) => {
    const world = new TokenWorld();
    world.next['/v1/token'] = [answer];
    const [error] = await passed(world, world.client.roomToken('a'));
    expect(error).toMatchObject({ reason: 'refused', detail, code });
    expect(world.paths).toEqual(['/v1/login', '/v1/token']);
  });

  const html = { body: {} };
  test.each<[string, object, string]>([
    ['403 of a gateway', { status: 403, ...html }, '403'],
    ['404 of a proxy', { status: 404, ...html }, '404'],
    ['408 of a proxy', { status: 408, ...html }, '408'],
    ['401 of a proxy', { status: 401, ...html }, '401'],
    ['JSON of somebody else', { status: 403, body: { code: 403, message: 'Forbidden' } }, '403'],
    ['a login page that was moved to', { status: 302, ...html }, '302'],
    ['a login page', { status: 200, ...html }, 'no expiresAt in the answer'],
    ['no token', { body: { userID: 'u', expiresAt: 9 } }, 'no token in the answer'],
    ['no user', { body: { token: 't', expiresAt: 9 } }, 'no userID in the answer'],
  ])('what is not the service’s is none of it: %s', async (_what, answer, detail) => {
    const world = new TokenWorld();
    world.next['/v1/token'] = [answer, answer, answer];
    const [error] = await passed(world, world.client.roomToken('a'));
    expect(error).toMatchObject({ reason: 'intercepted', detail });
    expect(world.paths).toEqual(['/v1/login', '/v1/token', '/v1/token', '/v1/token']);
    // The session is good all the same, once the service itself answers.
    await world.client.roomToken('a');
    expect(world.paths.at(-1)).toBe('/v1/token');
  });

  test('a ticket that is over is told by its code', async () => {
    const world = new TokenWorld();
    world.credential = () => Promise.resolve({ ticket: 'old' });
    world.next['/v1/login'] = [{ status: 401, body: { code: 'ticket_invalid', message: 'over' } }];
    const [error] = await passed(world, world.client.roomToken('a'));
    expect(error).toMatchObject({ reason: 'refused', code: 'ticket_invalid' });
    expect(world.paths).toEqual(['/v1/login']);
  });
});

test.each([-7200, -60, 60, 100_000])(
  'a clock that is set by %d s makes nobody log in anew, for a guest would be another person',
  async (seconds) => {
    const world = new TokenWorld();
    await world.client.roomToken('a');
    world.set += seconds;
    await world.client.roomToken('a', true);
    expect(world.paths).toEqual(['/v1/login', '/v1/token', '/v1/token']);
  },
);

describe('an invitation', () => {
  test('is a ticket for this room', async () => {
    const world = new TokenWorld();
    expect(await world.client.invite('a')).toEqual({ ticket: 'ticket' });
    expect(world.posts.at(-1)).toEqual(['/v1/invite', { roomID: 'a' }, 'Bearer session-1']);
  });

  test('survives a session that is over', async () => {
    const world = new TokenWorld();
    world.next['/v1/invite'] = [OVER];
    expect(await world.client.invite('a')).toMatchObject({ ticket: 'ticket' });
  });

  test('of somebody who came by a ticket is refused without a question', async () => {
    const world = new TokenWorld();
    world.isGuest = true;
    await expect(world.client.invite('a')).rejects.toMatchObject({ code: 'guest_may_not_invite' });
    expect(world.posts).toEqual([]);
  });

  test('of a guest of whom the app doesn’t know is refused by the service', async () => {
    const world = new TokenWorld();
    world.next['/v1/invite'] = [
      { status: 403, body: { code: 'guest_may_not_invite', message: 'no' } },
    ];
    await expect(world.client.invite('a')).rejects.toMatchObject({ code: 'guest_may_not_invite' });
  });
});

describe.each([-5, 0, 5])('a phone whose clock is %d hours ahead', (hours) => {
  const skewed = () => Object.assign(new TokenWorld(), { ahead: hours * 3600 });

  test('is told when the token ends by its own clock', async () => {
    const { client, clock } = skewed();
    const { until } = await client.roomToken('a');
    expect(until).toBe(clock.now() + 3_600_000);
  });

  test('logs in once, and uses each token for half its life', async () => {
    const world = skewed();
    await world.client.roomToken('a');
    await world.clock.advance(29 * MINUTES);
    await world.start().roomToken('b');
    await world.client.roomToken('b');
    expect(world.paths).toEqual(['/v1/login', '/v1/token', '/v1/token']);
    await world.clock.advance(31 * MINUTES);
    await world.client.roomToken('b');
    expect(world.paths.at(-1)).toBe('/v1/token');
  });

  test('gets through where a browser hides the time, too', async () => {
    const world = skewed();
    world.showsDate = false;
    await world.client.roomToken('a');
    const { until } = await world.client.roomToken('a', true);
    expect(until).toBeGreaterThan(world.clock.now());
  });
});

test.each([-7200, -60, 60, 7200])(
  'the time of day set by %d s in a run changes nothing in it',
  async (set) => {
    const world = new TokenWorld();
    await world.client.roomToken('a');
    world.set = set;
    await world.client.roomToken('a');
    expect(world.paths).toEqual(['/v1/login', '/v1/token']);
    const { until } = await world.client.roomToken('a', true);
    expect(until).toBe(world.clock.now() + 3_600_000);
  },
);

test('where it was set back since the last run, nobody can tell how long the session is good for', async () => {
  const world = new TokenWorld();
  await world.client.roomToken('a');
  world.set = -600;
  await world.start().roomToken('a');
  expect(world.paths).toEqual(['/v1/login', '/v1/token', '/v1/login', '/v1/token']);
});
