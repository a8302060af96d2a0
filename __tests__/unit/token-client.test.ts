import type { HttpAnswer } from '@/token/http';
import { TokenClient, TokenError } from '@/token/token-client';

const TOKEN = { token: 't', userID: 'u', expiresAt: 9 };
type Post = (data: object, header?: object) => Partial<HttpAnswer> | Promise<never>;

/** A client whose service logs in as session 1, 2, … and gives tokens, unless told otherwise. */
function world(answers: Partial<Record<'/v1/login' | '/v1/token', Post>> = {}) {
  const posts: [string, object, object | undefined][] = [];
  let sessions = 0;
  const service: Record<string, Post> = {
    '/v1/login': () => ({ body: { session: `session-${(sessions += 1)}` } }),
    '/v1/token': () => ({ body: TOKEN }),
    ...answers,
  };
  const it = {
    posts,
    credential: () => Promise.resolve({ code: 'wx-code' }),
    paths: () => posts.map(([path]) => path),
  };
  const client = new TokenClient({
    url: 'https://tokens.example',
    credential: () => it.credential(),
    post: async (url, data, header) => {
      const path = url.replace('https://tokens.example', '');
      posts.push([path, data, header]);
      return { status: 200, body: {}, ...(await service[path]?.(data, header)) };
    },
  });
  return Object.assign(it, { client });
}

test('logs in once, then asks for a token a room', async () => {
  const { client, posts } = world();
  expect(await client.roomToken('a')).toEqual(TOKEN);
  await client.roomToken('b');
  expect(posts).toEqual([
    ['/v1/login', { code: 'wx-code' }, undefined],
    ['/v1/token', { roomID: 'a' }, { authorization: 'Bearer session-1' }],
    ['/v1/token', { roomID: 'b' }, { authorization: 'Bearer session-1' }],
  ]);
});

test('two rooms at once share one login', async () => {
  const { client, paths } = world();
  await Promise.all([client.roomToken('a'), client.roomToken('b')]);
  expect(paths()).toEqual(['/v1/login', '/v1/token', '/v1/token']);
});

test('a session that is over is replaced, once', async () => {
  let over = true;
  const { client, posts } = world({
    '/v1/token': () => (over ? ((over = false), { status: 401 }) : { body: TOKEN }),
  });
  expect(await client.roomToken('a')).toEqual(TOKEN);
  expect(posts.at(-1)?.[2]).toEqual({ authorization: 'Bearer session-2' });
  const refused = world({ '/v1/token': () => ({ status: 401, body: { message: 'who?' } }) });
  await expect(refused.client.roomToken('a')).rejects.toMatchObject({
    reason: 'refused',
    detail: 'who?',
  });
  expect(refused.paths()).toEqual(['/v1/login', '/v1/token', '/v1/login', '/v1/token']);
});

test.each([
  ['403 with a message', { status: 403, body: { message: 'not you' } }, 'refused', 'not you'],
  ['404 without', { status: 404 }, 'refused', '404'],
  ['500', { status: 500, body: { message: 'oops' } }, 'unreachable', 'oops'],
  ['200 without a token', { body: {} }, 'refused', 'no token in the answer'],
  ['200 with half of one', { body: { token: 't' } }, 'refused', 'no token in the answer'],
])('%s is told as such', async (_what, answer, reason, detail) => {
  const { client } = world({ '/v1/token': () => answer });
  const error = new TokenError(reason as 'refused', detail);
  await expect(client.roomToken('a')).rejects.toEqual(error);
});

test('a failed login is not kept: the next call tries again', async () => {
  let down = true;
  const { client, paths } = world({
    '/v1/login': () =>
      down ? Promise.reject({ errMsg: 'request:fail' }) : { body: { session: 's' } },
  });
  await expect(client.roomToken('a')).rejects.toEqual(
    new TokenError('unreachable', 'request:fail'),
  );
  down = false;
  expect(await client.roomToken('a')).toEqual(TOKEN);
  expect(paths()).toEqual(['/v1/login', '/v1/login', '/v1/token']);
});

test('a login without a session, and WeChat without a code, are told', async () => {
  const { client } = world({ '/v1/login': () => ({ body: {} }) });
  await expect(client.roomToken('a')).rejects.toMatchObject({ reason: 'refused' });
  const offline = world();
  offline.credential = () => Promise.reject({ errMsg: 'login:fail' });
  await expect(offline.client.roomToken('a')).rejects.toEqual(
    new TokenError('unreachable', 'login:fail'),
  );
  expect(offline.posts).toEqual([]);
});
