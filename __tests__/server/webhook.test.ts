/** The team's own account system decides who may enter: its answers, its failures, forged ones. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerSignature, questionSignature } from '../../server/rooms/webhook';
import { startRecordedZego } from '../support/recorded-zego';
import {
  bearer,
  expectRefusal,
  SERVER_SECRET,
  startForTest,
  type TestService,
} from '../support/token-service';

const KEY = 'webhook-key-of-the-tests-32-bytes';
const LATER = Math.floor(Date.now() / 1000) + 3600;
const yes = { enter: true, publish: true, host: false, until: LATER };

let service: TestService;
const start = startForTest((one) => (service = one));

interface Question {
  readonly body: Record<string, unknown>;
  readonly isSigned: boolean;
}

/** An account system: checks what it is asked, answers what the test says. */
let accounts: Server;
let url: string;
let questions: Question[];
/** Of the next questions; the last goes on. */
let answer: (
  request: Question,
  signature: string,
  response: ServerResponse,
) => void | Promise<void>;

const signed =
  (content: unknown, key = KEY) =>
  (_: Question, signature: string, response: ServerResponse) => {
    const body = typeof content === 'string' ? content : JSON.stringify(content);
    response.setHeader('x-policy-signature', answerSignature(key, signature, body));
    response.end(body);
  };

beforeEach(async () => {
  questions = [];
  answer = signed(yes);
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request);
    const timestamp = Number(request.headers['x-policy-timestamp']);
    const signature = String(request.headers['x-policy-signature']);
    const isSigned =
      signature === questionSignature(KEY, timestamp, body) &&
      Math.abs(timestamp - Date.now() / 1000) < 5;
    const question = { body: JSON.parse(body) as Record<string, unknown>, isSigned };
    questions.push(question);
    await answer(question, signature, response);
  };
  accounts = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => accounts.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(accounts.address() as AddressInfo).port}/calls`;
  await start({ policy: { url, key: KEY, cacheSeconds: 0 } });
});
afterEach(() => {
  accounts.closeAllConnections();
  accounts.close();
});

const token = (session: string, more: object = {}) =>
  service.send('POST', '/v1/token', { roomID: 'room-1', ...more }, bearer(session));

describe('the account system', () => {
  it('is asked who wants where, signed, and its word holds', async () => {
    const session = await service.member('oAnn');
    for (const [said, expected] of [
      [yes, { role: 'speaker', publish: true }],
      [
        { ...yes, publish: false },
        { role: 'listener', publish: false },
      ],
      [
        { ...yes, host: true },
        { role: 'host', publish: true, hostKey: expect.any(String) },
      ],
    ] as const) {
      answer = signed(said);
      expect(await token(session)).toMatchObject({ status: 200, body: expected });
    }
    expect(questions).toHaveLength(3);
    expect(questions[0]).toEqual({
      isSigned: true,
      body: { roomID: 'room-1', userID: expect.stringMatching(/^u/), guest: null },
    });
  });

  it('makes hosts, whose key is good for them alone', async () => {
    answer = signed({ ...yes, host: true });
    const ann = await service.member('oAnn');
    const { hostKey } = (await token(ann)).body;
    const lock = { roomID: 'room-1', hostKey, action: 'lock' };
    const bob = await service.member('oBob');
    expectRefusal(await service.send('POST', '/v1/host', lock, bearer(bob)), 403, 'not_host');
    // ZEGO can't be asked here; that it is asked shows that she is host.
    expectRefusal(
      await service.send('POST', '/v1/host', lock, bearer(ann)),
      503,
      'zego_unreachable',
    );
  });

  it('hears who invited a guest, and as what', async () => {
    const { body } = await service.send(
      'POST',
      '/v1/invite',
      { roomID: 'room-1', role: 'listener' },
      bearer(await service.member('oAnn')),
    );
    const guest = await service.send('POST', '/v1/login', { ticket: body['ticket'] });
    await token(String(guest.body['session']));
    expect(questions.at(-1)?.body).toMatchObject({
      userID: expect.stringMatching(/^g/),
      guest: { inviter: expect.stringMatching(/^u/), role: 'listener', ticket: expect.any(String) },
    });
  });

  it('refuses in its own words, or in ours', async () => {
    const session = await service.member();
    answer = signed({ ...yes, enter: false, reason: '您的预约是明天。' });
    const refused = await token(session);
    expectRefusal(refused, 403, 'policy_refused');
    expect(refused.body['message']).toBe('您的预约是明天。');
    answer = signed({ ...yes, enter: false });
    expect((await token(session)).body['message']).toBe('You may not enter this room.');
    answer = signed({ ...yes, until: LATER - 7200 });
    expectRefusal(await token(session), 403, 'policy_refused');
  });

  it('says until when, and no token lives longer', async () => {
    const until = Math.floor(Date.now() / 1000) + 100;
    answer = signed({ ...yes, until });
    expect((await token(await service.member())).body['expiresAt']).toBe(until);
  });

  it('is believed for seconds, and asked once by many who ask at once', async () => {
    await service.close();
    await start({ policy: { url, key: KEY, cacheSeconds: 1 } });
    const session = await service.member();
    const all = await Promise.all(Array.from({ length: 20 }, () => token(session)));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
    expect(questions).toHaveLength(1);
    answer = signed({ ...yes, enter: false });
    expect((await token(session)).status).toBe(200);
    await sleep(1100);
    expect((await token(session)).status).toBe(403);
    expect(questions).toHaveLength(2);
  });
});

describe('an account system that can’t be believed lets nobody in, and throws nobody out:', () => {
  const other = 'another-key-of-somebody-else-32-b';

  it.each<[string, typeof answer]>([
    ['one that says 500', (_, __, response) => void response.writeHead(500).end()],
    ['one that cuts', (_, __, response) => void response.destroy()],
    ['no signature', (_, __, response) => void response.end(JSON.stringify(yes))],
    ['a signature of another key', signed(yes, other)],
    [
      'an answer to another question',
      (_, __, response) => signed(yes)(_, 'a'.repeat(64), response),
    ],
    ['no JSON', signed('yes')],
    ['null', signed('null')],
    ['an answer without "publish"', signed({ enter: true, host: false, until: LATER })],
    ['"enter" as a text', signed({ ...yes, enter: 'true' })],
    ['"until" as a text', signed({ ...yes, until: String(LATER) })],
    ['a field too many', signed({ ...yes, admin: true })],
    ['a reason without end', signed({ ...yes, enter: false, reason: 'x'.repeat(257) })],
    ['a reason of several lines', signed({ ...yes, enter: false, reason: 'a\nb' })],
    ['an answer without end', signed({ ...yes, reason: 'x'.repeat(100_000) })],
    ['a redirect', (_, __, response) => void response.writeHead(302, { location: url }).end()],
  ])('%s', async (_, wrong) => {
    const [ann, bob] = [await service.member('oAnn'), await service.member('oBob')];
    expect((await token(ann)).status).toBe(200);
    answer = wrong;
    const refused = await token(bob);
    expectRefusal(refused, 503, 'policy_unavailable');
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await token(ann)).toMatchObject({
      status: 200,
      body: { role: 'speaker', publish: true },
    });
    // Another room is nothing that she is in.
    expectRefusal(await token(ann, { roomID: 'room-2' }), 503, 'policy_unavailable');
    expect(service.log.join('')).toContain('nobody new gets in');
    answer = signed(yes);
    expect((await token(bob)).status).toBe(200);
  });

  it('and what a host took back is not given again, nor more than was given', async () => {
    const zego = await startRecordedZego({ appID: 1, secret: SERVER_SECRET });
    await service.close();
    await start({ policy: { url, key: KEY, cacheSeconds: 0 }, zegoURL: zego.url });
    const until = Math.floor(Date.now() / 1000) + 600;
    answer = signed({ ...yes, host: true });
    const host = await service.member('oHost');
    const { hostKey } = (await token(host)).body;
    answer = signed({ ...yes, until });
    const [ann, bob] = [await service.member('oAnn'), await service.member('oBob')];
    const userID = String((await token(ann)).body['userID']);
    const other = String((await token(bob)).body['userID']);
    const act = (action: string, whom: string) =>
      service.send(
        'POST',
        '/v1/host',
        { roomID: 'room-1', hostKey, action, userID: whom },
        bearer(host),
      );
    expect((await act('revoke', userID)).status).toBe(200);
    expect((await act('remove', other)).status).toBe(200);
    answer = (_, __, response) => void response.destroy();
    expect((await token(ann)).body).toMatchObject({
      role: 'speaker',
      publish: false,
      expiresAt: until,
    });
    expectRefusal(await token(bob), 403, 'removed');
    await zego.close();
  });

  it('one that is slow: after 2 s', async () => {
    const [ann, bob] = [await service.member('oAnn'), await service.member('oBob')];
    await token(ann);
    answer = async (question, signature, response) => {
      await sleep(2500);
      signed(yes)(question, signature, response);
    };
    const began = performance.now();
    const [in_, out] = await Promise.all([token(ann), token(bob)]);
    const ms = performance.now() - began;
    expect([in_.status, out.status]).toEqual([200, 503]);
    expect(ms).toBeGreaterThan(1900);
    expect(ms).toBeLessThan(2400);
  });

  it('one that is not there', async () => {
    const [ann, bob] = [await service.member('oAnn'), await service.member('oBob')];
    await token(ann);
    accounts.closeAllConnections();
    await new Promise((resolve) => accounts.close(resolve));
    expectRefusal(await token(bob), 503, 'policy_unavailable');
    expect((await token(ann)).status).toBe(200);
  });
});
