/** Nothing secret is logged, whatever goes well or wrong. */
import { roomName } from '../../server/journal';
import { createLogger } from '../../server/log/logger';
import { FAKE_APP_SECRET } from '../../tools/fake-wechat/fake-wechat';
import {
  bearer,
  SERVER_SECRET,
  startTestService,
  type TestService,
} from '../support/token-service';

const OPENID = 'oSecretOpenid-of-somebody-01';

let service: TestService;

beforeEach(async () => {
  service = await startTestService({ trustProxy: ['127.0.0.1'] });
});

afterEach(() => service.close());

const lines = () => service.log.map((line) => JSON.parse(line) as Record<string, unknown>);

/** The secrets that came up, by name; of each any piece of 12 characters is too much. */
async function everySecret(): Promise<Record<string, string>> {
  const { send, weChat } = service;
  const code = weChat.code(OPENID);
  const login = (await send('POST', '/v1/login', { code })).body;
  const session = String(login['session']);
  const room = { roomID: 'secret-room-of-ann' };
  const invitation = (await send('POST', '/v1/invite', room, bearer(session))).body;
  const guest = (await send('POST', '/v1/login', { ticket: invitation['ticket'] })).body;
  const token = (await send('POST', '/v1/token', room, bearer(session))).body;
  const guestToken = (await send('POST', '/v1/token', room, bearer(guest['session']))).body;
  const made = (await send('POST', '/v1/rooms', {}, bearer(session))).body;
  const host = { roomID: made['roomID'], hostKey: made['hostKey'] };
  const userID = String(login['userID']);
  for (const action of ['revoke', 'remove', 'close', 'readmit', 'grant'] as const) {
    const whom = action === 'close' ? {} : { userID };
    const why =
      action === 'remove' || action === 'close' ? { reason: 'a-secret-reason-of-ann' } : {};
    await send('POST', '/v1/host', { ...host, action, ...whom, ...why }, bearer(session));
  }
  await send('GET', `/v1/rooms/${String(made['roomID'])}`, undefined, {
    ...bearer(session),
    'x-host-key': String(made['hostKey']),
  });
  const used = code;
  const fresh = weChat.code(OPENID);

  // The same in every place where it does not belong.
  const all = [code, session, String(invitation['ticket']), String(token['token'])];
  for (const secret of all) {
    await send('POST', `/v1/login?code=${encodeURIComponent(secret)}`, { code: secret });
    await send('POST', `/v1/${encodeURIComponent(secret)}`, { ticket: secret });
    await send('GET', `/v1/token/%${secret}`, undefined, bearer(secret));
    await send('POST', '/v1/login', `{"code":"${secret}"`);
    await send('POST', '/v1/login', secret, { 'Content-Type': 'text/plain' });
    await send('POST', '/v1/token', { roomID: secret }, bearer(secret));
    await send('POST', '/v1/token', room, {
      ...bearer(secret),
      'X-Request-Id': secret,
      'User-Agent': secret,
      Referer: `https://a/?code=${secret}`,
      'X-Forwarded-Host': secret,
    });
    await service.raw(`POST /v1/login HTTP/1.1\r\nHost: a\r\n${secret} : x\r\n\r\n${secret}`);
    await service.raw(`${secret}\r\n\r\n`);
  }
  for (const trouble of [
    'cut' as const,
    { errcode: 40125 },
    { errcode: 12345 },
    { status: 500 },
    { text: `{"session_key":"a-session-key-of-wechat","openid":"${OPENID}"` },
  ]) {
    weChat.troubles = [trouble];
    await send('POST', '/v1/login', { code: fresh });
  }
  return {
    SERVER_SECRET,
    FAKE_APP_SECRET,
    OPENID,
    used,
    fresh,
    session,
    ticket: String(invitation['ticket']),
    guestSession: String(guest['session']),
    token: String(token['token']),
    guestToken: String(guestToken['token']),
    roomID: room.roomID,
    madeRoomID: String(made['roomID']),
    hostKey: String(made['hostKey']),
    reason: 'a-secret-reason-of-ann',
    roomNameKey: service.keys.roomName.toString('base64'),
    sessionKey: 'a-session-key-of-wechat',
    signingKey: service.keys.signing[0].toString('hex'),
    userIDKey: service.keys.userID.toString('base64'),
  };
}

it('holds no secret', async () => {
  const secrets = await everySecret();
  const log = service.log.join('');
  const found = Object.entries(secrets).filter(([, secret]) =>
    pieces(secret).some((piece) => log.includes(piece)),
  );
  expect(found.map(([name]) => name)).toEqual([]);
  // It did log all of this.
  expect(lines().filter(({ msg }) => msg === 'answered').length).toBeGreaterThan(30);
  expect(lines().filter(({ level }) => level === 'error')).toHaveLength(5);
});

it('takes out what somebody logs by mistake', async () => {
  // What the redaction is for: an object that should never have been handed to a logger.
  const session = await service.member();
  const log: string[] = [];
  createLogger('info', { write: (line) => void log.push(line) }).info({
    token: session,
    body: { ticket: session },
    req: { headers: { authorization: session } },
  });
  expect(log).toHaveLength(1);
  expect(log.join()).not.toContain(session);
  expect(log.join()).toContain('[Redacted]');
});

it('says what an operator needs', async () => {
  const guest = await service.guest('room');
  await service.send('POST', '/v1/token', { roomID: 'room' }, bearer(guest));
  const [, invite, login, token] = lines().filter(({ msg }) => msg === 'answered');
  expect(token).toMatchObject({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    reqId: expect.any(String),
    method: 'POST',
    route: '/v1/token',
    status: 200,
    ms: expect.any(Number),
    ip: '127.0.0.1',
    userID: expect.stringMatching(/^g/),
    inviter: invite?.['userID'],
  });
  expect(login).toMatchObject({ userID: token?.['userID'], inviter: invite?.['userID'] });
});

it('has a line for each room made, invitation, token and action of a host, with whose and where', async () => {
  const session = await service.member();
  const { roomID, hostKey } = (await service.send('POST', '/v1/rooms', {}, bearer(session))).body;
  const guest = await service.send('POST', '/v1/invite', { roomID }, bearer(session));
  const login = await service.send('POST', '/v1/login', { ticket: guest.body['ticket'] });
  await service.send('POST', '/v1/token', { roomID }, bearer(login.body['session']));
  const whom = login.body['userID'];
  const act = { roomID, hostKey, action: 'revoke', userID: whom };
  await service.send('POST', '/v1/host', act, bearer(session));
  const room = roomName(service.keys, String(roomID));
  const told = lines().filter((line) => line['room'] === room);
  const userID = expect.stringMatching(/^u/) as string;
  const ticketID = expect.stringMatching(/^[\w-]{16}$/) as string;
  expect(told.map(withoutTime)).toEqual([
    { room, userID, role: 'speaker', msg: 'room made' },
    { room, userID, ticketID, role: 'speaker', uses: 50, msg: 'invitation made' },
    { room, userID: whom, role: 'speaker', publish: true, ticketID, msg: 'token given' },
    {
      ...{ room, userID, action: 'revoke', whom, refusal: 'zego_unreachable' },
      detail: expect.stringMatching(/^\w+ failed: ECONNREFUSED$/) as string,
      msg: 'host could not act',
    },
  ]);
});

it('counts calls to ZEGO', async () => {
  const session = await service.member();
  const made = (await service.send('POST', '/v1/rooms', {}, bearer(session))).body;
  const act = { roomID: made['roomID'], hostKey: made['hostKey'], action: 'close' };
  await service.send('POST', '/v1/host', act, bearer(session));
  const text = await service.metrics.text();
  expect(text).toMatch(/neighbour_requests_total\{neighbour="zego",outcome="failed"\} 1/);
  expect(text).toMatch(/http_requests_total\{route="\/v1\/host",status="503"\} 1/);
  expect(text).toMatch(/refusals_total\{code="zego_unreachable"\} 1/);
});

it('says which setting to mend, while the client learns only that it is not its fault', async () => {
  service.weChat.troubles = [{ errcode: 40125 }];
  const { body } = await service.send('POST', '/v1/login', { code: service.weChat.code('o') });
  expect(body).toEqual({ code: 'misconfigured', message: expect.not.stringContaining('SECRET') });
  expect(lines().find(({ level }) => level === 'error')).toMatchObject({
    refusal: 'misconfigured',
    detail: expect.stringContaining('WECHAT_APP_SECRET'),
  });
});

it('has one line of JSON for each, whatever a client writes', async () => {
  const before = service.log.length;
  const forged = 'x\\n{"level":"error","msg":"forged"}';
  await service.send('GET', '/nowhere', undefined, {
    'X-Forwarded-For': `${forged}`,
    'X-Request-Id': forged,
  });
  const after = service.log.slice(before);
  expect(after).toHaveLength(1);
  expect(after[0]?.trim().split('\n')).toHaveLength(1);
  expect(JSON.parse(after[0] ?? '')).toMatchObject({ level: 'info', msg: 'answered', status: 404 });
});

/** What was said, by itself. */
function withoutTime(line: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(line).filter(([name]) => name !== 'level' && name !== 'time'),
  );
}

/** Every run of 12 characters, four apart. */
function pieces(secret: string): string[] {
  const length = Math.min(12, secret.length);
  const starts = Array.from(
    { length: Math.ceil((secret.length - length + 1) / 4) },
    (_, n) => n * 4,
  );
  return starts.map((start) => secret.slice(start, start + length));
}
