/** The token service of production, the unmodified SDK, and a cloud that checks what it is shown. */
import { tokenSource } from '@/call/voice-call/token-and-permission';
import { TokenClient } from '@/call/token/token-client';
import { startLocalCloud, type LocalCloud } from '../../tools/local-cloud';
import { createCaller, state, type Caller } from '../cloud/caller';
import { Caller as Person } from '../support/caller';
import { hears } from '../support/call-world';
import {
  bearer,
  startTestService,
  type TestService,
  type TestServiceOptions,
} from '../support/token-service';

let cloud: LocalCloud;
let services: TestService[] = [];
let callers: { hangUp(): void }[] = [];

beforeEach(async () => {
  cloud = await startLocalCloud({ port: 0, rights: true });
});

afterEach(async () => {
  for (const caller of callers.splice(0)) caller.hangUp();
  await Promise.all(services.splice(0).map((service) => service.close()));
  await cloud.close();
});

/** A service for this cloud, unless the options say otherwise. */
async function serviceWith(options: TestServiceOptions = {}): Promise<TestService> {
  const { appID, secret } = cloud.options;
  const service = await startTestService({ appID, secret, ...options });
  services = [...services, service];
  return service;
}

interface Token {
  readonly token: string;
  readonly userID: string;
}

async function tokenOf(service: TestService, session: string, roomID = 'room'): Promise<Token> {
  const { body } = await service.send('POST', '/v1/token', { roomID }, bearer(session));
  return { token: String(body['token']), userID: String(body['userID']) };
}

function caller(userID: string): Caller {
  const one = createCaller(cloud, userID);
  callers = [...callers, one];
  return one;
}

test('the cloud lets a member and a guest in, and both publish', async () => {
  const service = await serviceWith();
  for (const session of [await service.member('oAnn'), await service.guest('room')]) {
    const { token, userID } = await tokenOf(service, session);
    const one = caller(userID);
    await one.join('room', { token });
    await one.publish(`from-${userID}`);
  }
  const { users = [], streams = [] } = cloud.state().rooms[0] ?? {};
  expect([users.length, streams.length]).toEqual([2, 2]);
});

describe('the cloud refuses', () => {
  it.each<[string, number, TestServiceOptions, ((token: Token) => Token)?]>([
    ['a token of another secret', 1102016, { secret: 'x'.repeat(32) }],
    ['a token of another AppID', 1102016, { appID: 2 }],
    ['somebody else’s token', 1102016, {}, ({ token }) => ({ token, userID: 'uSomebodyElse' })],
    ['a token that was changed', 1102016, {}, (given) => ({ ...given, token: tampered(given) })],
    ['a token that is over', 1102018, { tokenTtl: 1 }],
  ])('%s', async (_, code, options, change = (token) => token) => {
    const service = await serviceWith(options);
    const given = await tokenOf(service, await service.member());
    if (options.tokenTtl === 1) await new Promise((resolve) => setTimeout(resolve, 1100));
    const { token, userID } = change(given);
    const one = caller(userID);
    await expect(one.join('room', { token })).rejects.toMatchObject({ code });
    await one.hears('roomStateUpdate', state('DISCONNECTED', code));
    expect(cloud.state().rooms).toEqual([]);
  });

  it('a token for another room, where privileges are on', async () => {
    const service = await serviceWith();
    const { token, userID } = await tokenOf(service, await service.guest('room'));
    await expect(caller(userID).join('vault', { token })).rejects.toMatchObject({ code: 1102016 });
    expect(cloud.state().rooms).toEqual([]);
  });
});

test('two people in a call: one came by WeChat, the other by invitation', async () => {
  const service = await serviceWith({ tokenTtl: 60 });
  const person = (
    key: string,
    credential: () => Promise<{ code: string } | { ticket: string }>,
  ) => {
    const tokens = new TokenClient({
      url: service.url,
      credential,
      isGuest: () => false,
      store: { read: () => '', write: () => undefined },
      clock: {
        now: () => performance.now(),
        wall: () => Date.now(),
        setTimeout,
        random: () => Math.random(),
      },
      keys: { read: () => '', write: () => undefined },
      request: async (url, data, headers) => {
        const answer = await service.send('POST', url.slice(service.url.length), data, headers);
        return { status: answer.status, body: answer.body };
      },
    });
    const one = new Person({ cloud, key, ports: { tokens: tokenSource(tokens) } });
    callers = [...callers, { hangUp: () => one.close() }];
    return { one, tokens };
  };
  const ann = person('ann', () => Promise.resolve({ code: service.weChat.code('oAnn') }));
  await ann.one.join('room');
  const { ticket } = await ann.tokens.invite('room');
  const bob = person('bob', () => Promise.resolve({ ticket }));
  await bob.one.join('room');
  await ann.one.until('hearing Bob', hears(ann.one, 1));
  await bob.one.until('hearing Ann', hears(bob.one, 1));
  expect(ann.one.userID).toMatch(/^u/);
  expect(bob.one.userID).toMatch(/^g/);

  await bob.one.session.leave();
  await bob.one.join('vault');
  expect(bob.one.state).toMatchObject({
    phase: 'ended',
    failure: { kind: 'invitation-elsewhere' },
  });
});

/** The same token but for one bit of its cipher. */
function tampered({ token }: Token): string {
  const bytes = Buffer.from(token.slice(2), 'base64');
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  return `04${bytes.toString('base64')}`;
}
