/** Sessions, tickets and rooms that somebody made up: no way in. */
import { seal } from '../../server/seal';
import { sealSession } from '../../server/session';
import { sealTicket } from '../../server/ticket';
import {
  bearer,
  expectRefusal,
  startTestService,
  type TestService,
} from '../support/token-service';

let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});

afterAll(() => service.close());

const NOW = Math.floor(Date.now() / 1000);

describe('roomIDs', () => {
  it.each(['a b', '房间', 'a%2fb', 'a\\b', 'a\nb', 'a\u0000b', '"', '名'.repeat(128)])(
    '%j: 400',
    async (roomID) => {
      const session = bearer(await service.member());
      for (const path of ['/v1/token', '/v1/invite']) {
        expectRefusal(await service.send('POST', path, { roomID }, session), 400, 'room_invalid');
      }
    },
  );

  it('a room may be called as an object calls its insides', async () => {
    const session = bearer(await service.member());
    for (const roomID of ['__proto__', 'constructor', 'toString']) {
      expect((await service.send('POST', '/v1/token', { roomID }, session)).status).toBe(200);
    }
  });
});

describe('sessions and tickets', () => {
  const token = (headers: Record<string, string>) =>
    service.send('POST', '/v1/token', { roomID: 'room' }, headers);

  it.each([
    ['none', {}],
    ['another scheme', { Authorization: 'Basic YTpi' }],
    ['nothing after the scheme', { Authorization: 'Bearer ' }],
    ['two', { Authorization: 'Bearer a.b c.d' }],
    ['another header', { 'X-Session': 'a.b' }],
    ['a cookie', { Cookie: 'session=a.b' }],
  ])('%s: 401', async (_, headers: Record<string, string>) => {
    expectRefusal(await token(headers), 401, 'session_missing');
  });

  it.each<[string, (genuine: string) => string]>([
    ['of another service', () => sealWith('other', { userID: 'u1', expiresAt: NOW + 99 })],
    ['that is over', () => sealSession(service.keys, { userID: 'u1', expiresAt: NOW - 1 })],
    ['that ends now', () => sealSession(service.keys, { userID: 'u1', expiresAt: NOW })],
    ['with another name in it', (s) => changed(s, { userID: 'uAdmin' })],
    ['made to last', (s) => changed(s, { expiresAt: 9e9 })],
    ['with its signature cut', (s) => s.slice(0, -1)],
    ['without its signature', (s) => `${s.split('.')[0]}.`],
    ['with a byte more', (s) => `${s}A`],
    ['as a JWT without algorithm', () => `${b64({ alg: 'none' })}.${b64({ userID: 'u1' })}.`],
    ['as a JWT', (s) => `${b64({ alg: 'HS256' })}.${s}`],
    ['that is a ticket', () => sealTicket(service.keys, TICKET)],
    ['that says null', () => seal(service.keys, 'ticket', { userID: null })],
  ])('a session %s: 401', async (_, forge) => {
    const forged = forge(await service.member());
    const answer = await token(bearer(forged));
    expect([answer.status, answer.body['code']]).toEqual([
      401,
      expect.stringMatching(/^session_(invalid|missing)$/),
    ]);
  });

  const TICKET = {
    id: 't1',
    roomID: 'room',
    inviter: 'u1',
    role: 'speaker',
    uses: 9,
    expiresAt: NOW + 99,
  } as const;

  it.each<[string, (genuine: string) => string]>([
    ['that is over', () => sealTicket(service.keys, { ...TICKET, expiresAt: NOW - 1 })],
    ['for another room', (t) => changed(t, { roomID: 'vault' })],
    ['that is a session', () => sealSession(service.keys, { userID: 'u', expiresAt: NOW + 99 })],
    [
      'of a time before tickets had an id',
      () => seal(service.keys, 'ticket', { ...TICKET, id: undefined }),
    ],
    ['that is nothing', () => 'x'],
  ])('a ticket %s: 401', async (_, forge) => {
    const session = bearer(await service.member());
    const { body } = await service.send('POST', '/v1/invite', { roomID: 'room' }, session);
    const ticket = forge(String(body['ticket']));
    expectRefusal(await service.send('POST', '/v1/login', { ticket }), 401, 'ticket_invalid');
  });

  it('a guest gets into no other room, by whatever trick: 403', async () => {
    const guest = bearer(await service.guest('room'));
    for (const body of [
      '{"roomID":"vault"}',
      '{"roomID":"Room"}',
      '{"roomID":"room","roomID":"vault"}',
      '{"roomID":"room","\\u0072oomID":"vault"}',
    ]) {
      expectRefusal(await service.send('POST', '/v1/token', body, guest), 403, 'another_room');
    }
    const own = await service.send('POST', '/v1/token', { roomID: 'room' }, guest);
    expect(own.status).toBe(200);
  });

  it('a guest invites nobody: 403', async () => {
    const guest = bearer(await service.guest('room'));
    const answer = await service.send('POST', '/v1/invite', { roomID: 'room' }, guest);
    expectRefusal(answer, 403, 'guest_may_not_invite');
  });

  it('a key is nothing here: 401', async () => {
    expectRefusal(await service.send('POST', '/v1/login', { key: 'admin' }), 401, 'key_refused');
  });

  it('a code is good once: 401', async () => {
    const code = service.weChat.code('oOnce');
    expect((await service.send('POST', '/v1/login', { code })).status).toBe(200);
    expectRefusal(await service.send('POST', '/v1/login', { code }), 401, 'code_used');
  });
});

const b64 = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');

function sealWith(secret: string, content: object): string {
  const key = Buffer.from(secret);
  return seal({ signing: [key], userID: key, roomName: key }, 'session', content);
}

/** The same signature over something else. */
function changed(sealed: string, change: object): string {
  const [text = '', signature] = sealed.split('.');
  const content = JSON.parse(Buffer.from(text, 'base64url').toString()) as object;
  return `${b64({ ...content, ...change })}.${signature}`;
}
