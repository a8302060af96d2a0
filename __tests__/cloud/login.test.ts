import { generateToken04 } from '../../server/token04';
import { startLocalCloud, type LocalCloud } from '../../tools/local-cloud/index';
import { defaults, type LocalCloudOptions } from '../../tools/local-cloud/options';
import { about, createCaller, state, type Caller } from './caller';
import { until } from '../support/until';

let cloud: LocalCloud;
let callers: Caller[];

async function start(options: Partial<LocalCloudOptions> = {}): Promise<void> {
  cloud = await startLocalCloud({ port: 0, ...options });
}

function caller(...args: [userID: string, options?: Parameters<typeof createCaller>[2]]): Caller {
  const created = createCaller(cloud, ...args);
  callers.push(created);
  return created;
}

beforeEach(() => {
  callers = [];
});

afterEach(async () => {
  for (const one of callers) one.hangUp();
  await cloud.close();
});

const unixNow = () => Math.floor(Date.now() / 1000);

describe('a login', () => {
  it.each<[string, number, (options: LocalCloudOptions) => string]>([
    ['made for another user', 1102016, (o) => generateToken04({ ...o, userID: 'bob', ttl: 60 })],
    [
      'made for another AppID',
      1102016,
      (o) => generateToken04({ ...o, appID: 2, userID: 'ann', ttl: 60 }),
    ],
    [
      'made with another secret',
      1102016,
      (o) => generateToken04({ ...o, secret: 'x'.repeat(32), userID: 'ann', ttl: 60 }),
    ],
    ['that is none', 1102016, () => '04-nonsense'],
    [
      'that has expired',
      1102018,
      (o) => generateToken04({ ...o, userID: 'ann', ttl: 60, now: unixNow() - 100 }),
    ],
  ])('with a token %s is refused with %i', async (_, code, token) => {
    await start();
    const ann = caller('ann');
    await expect(ann.join('room', { token: token(cloud.options) })).rejects.toMatchObject({ code });
    await ann.hears('roomStateUpdate', state('DISCONNECTED', code));
    expect(cloud.state().rooms).toEqual([]);
  });

  it('with an AppID that is not there is refused with 1001004', async () => {
    await start();
    const ann = caller('ann', { appID: 2 });
    await expect(ann.join('room')).rejects.toMatchObject({ code: 1001004 });
  });

  it('to a full room is refused with 1002034', async () => {
    await start({ maxUsers: 3 });
    cloud.addPeers('room', 3);
    await expect(caller('ann').join('room')).rejects.toMatchObject({ code: 1002034 });
  });

  it('is limited by the number that the first user set', async () => {
    await start();
    await caller('ann').join('room', { maxMemberCount: 1 });
    await expect(caller('bob').join('room')).rejects.toMatchObject({ code: 1002034 });
  });

  it('works through the customDomain option too', async () => {
    await start();
    const { phone } = caller('nobody');
    phone.ZegoExpressEngine.setEngineOptions({
      customDomain: { accesshub: cloud.host, logreport: cloud.host },
    });
    const engine = new phone.ZegoExpressEngine(1, 'wss://any/ws');
    const user = { userID: 'ann', userName: 'Ann' };
    await expect(engine.loginRoom('room', cloud.token('ann'), user)).resolves.toBe(true);
    expect(phone.sockets.at(-1)?.url).toBe(`wss://${cloud.host}/accesshub`);
  });
});

describe('a user who logs in on a second phone', () => {
  it('is kicked out on the first with 1002050, streams included', async () => {
    await start();
    const [first, second, bob] = [caller('ann'), caller('ann'), caller('bob')];
    await bob.join('room');
    await first.join('room');
    await first.publish('from-ann');
    await bob.hears('roomStreamUpdate', about('ADD', 'from-ann'));
    await second.join('room');
    await first.hears('roomStateUpdate', state('DISCONNECTED', 1002050));
    await bob.hears('roomStreamUpdate', about('DELETE', 'from-ann'));
    expect(cloud.state().connections.filter(({ roomID }) => roomID)).toHaveLength(2);
  });

  it('is kicked out on the first as well when that one was away', async () => {
    await start();
    const [first, second] = [caller('ann'), caller('ann')];
    await first.join('room');
    cloud.faults.drop({ userID: 'ann' });
    await second.join('room');
    await first.hears('roomStateUpdate', state('DISCONNECTED', 1002050));
    expect(second.heard('roomStateUpdate').map(([, current]) => current)).toEqual([
      'CONNECTING',
      'CONNECTED',
    ]);
  });
});

describe('a token with privileges, where rights are switched on', () => {
  const roomOnly = { roomID: 'room', login: true, publish: true };

  it('is good for its room only', async () => {
    await start({ rights: true });
    const token = cloud.token('ann', { privilege: roomOnly });
    await expect(caller('ann').join('another', { token })).rejects.toMatchObject({ code: 1102016 });
    await caller('ann').join('room', { token });
  });

  it('without the right to publish does not publish', async () => {
    await start({ rights: true });
    const ann = caller('ann');
    await ann.join('room', {
      token: cloud.token('ann', { privilege: { ...roomOnly, publish: false } }),
    });
    await expect(ann.engine.createPusher()?.start('from-ann')).rejects.toMatchObject({
      code: 1102017,
    });
  });

  it('for certain streams publishes no others', async () => {
    await start({ rights: true });
    const ann = caller('ann');
    await ann.join('room', {
      token: cloud.token('ann', { privilege: { ...roomOnly, streamIDs: ['allowed'] } }),
    });
    await ann.publish('allowed');
    ann.engine.getPusherInstance()?.stop();
    await expect(ann.engine.createPusher()?.start('other')).rejects.toMatchObject({
      code: 1102017,
    });
  });

  it('takes the streams away when it runs out', async () => {
    await start({ rights: true });
    const [ann, bob] = [caller('ann'), caller('bob')];
    await bob.join('room');
    await ann.join('room', { token: cloud.token('ann', { ttl: 4, privilege: roomOnly }) });
    await ann.hears('tokenWillExpire');
    await ann.publish('from-ann');
    await bob.hears('roomStreamUpdate', about('DELETE', 'from-ann'));
  });

  it('is renewed at the cloud, and the streams stay', async () => {
    await start({ rights: true });
    const [ann, bob] = [caller('ann'), caller('bob')];
    await bob.join('room');
    await ann.join('room', { token: cloud.token('ann', { ttl: 4, privilege: roomOnly }) });
    await ann.publish('from-ann');
    ann.engine.renewToken(cloud.token('ann', { ttl: 600, privilege: roomOnly }), 'room');
    // Past the end of the first token.
    await later(4500);
    expect(cloud.state().rooms[0]?.streams).toHaveLength(1);
    expect(bob.heard('roomStreamUpdate').map(([, type]) => type)).toEqual(['ADD']);
  });

  it('without the right to log in does not', async () => {
    await start({ rights: true });
    const token = cloud.token('ann', { privilege: { ...roomOnly, login: false } });
    await expect(caller('ann').join('room', { token })).rejects.toMatchObject({ code: 1102016 });
  });

  it.each([
    [true, 'counts from the next publish, though the SDK shows the one of its login'],
    [false, 'does not count where media begin, if the cloud takes the SDK at its word'],
  ])('renewed with a right (%s) %s', async (counts) => {
    const { unverified } = defaults;
    await start({ rights: true, unverified: { ...unverified, renewalCountsForMedia: counts } });
    const ann = caller('ann');
    const listen = { ...roomOnly, publish: false };
    await ann.join('room', { token: cloud.token('ann', { privilege: listen }) });
    ann.engine.renewToken(cloud.token('ann', { ttl: 600, privilege: roomOnly }), 'room');
    await until(() => {
      return (cloud.state().rooms[0]?.users[0]?.tokenExpiresAt ?? 0) < unixNow() + 700;
    });
    const publish = () => ann.engine.createPusher()?.start('from-ann');
    if (counts) await ann.publish('from-ann');
    else await expect(publish()).rejects.toMatchObject({ code: 1102017 });
    expect(cloud.state().rooms[0]?.streams).toHaveLength(counts ? 1 : 0);
  });

  it('renewed without a right goes on publishing, and does not begin again', async () => {
    await start({ rights: true });
    const ann = caller('ann');
    await ann.join('room', { token: cloud.token('ann', { privilege: roomOnly }) });
    await ann.publish('from-ann');
    const listen = { ...roomOnly, publish: false };
    ann.engine.renewToken(cloud.token('ann', { ttl: 600, privilege: listen }), 'room');
    await later(1200);
    expect(cloud.state().rooms[0]?.streams).toHaveLength(1);
    ann.engine.getPusherInstance()?.stop();
    await expect(ann.engine.createPusher()?.start('again')).rejects.toMatchObject({
      code: 1102017,
    });
  });
});

describe('a token with privileges, where rights are not switched on', () => {
  it('opens every room and lets everybody publish: the vendor ignores what it says', async () => {
    await start();
    const privilege = { roomID: 'room', login: false, publish: false };
    const ann = caller('ann');
    await ann.join('another', { token: cloud.token('ann', { privilege }) });
    await ann.publish('from-ann');
    expect(cloud.state().rooms[0]?.streams).toHaveLength(1);
  });
});

describe('the SDK after a renewal of its token', () => {
  it('publishes with the token of its login still: it has to log in again', async () => {
    await start();
    const ann = caller('ann');
    // Long enough to get in with on a busy machine.
    const ttl = 4;
    await ann.join('room', { token: cloud.token('ann', { ttl }) });
    const renewed = cloud.token('ann');
    ann.engine.renewToken(renewed, 'room');
    await later(ttl * 1000 + 100);
    await expect(ann.engine.createPusher()?.start('from-ann')).rejects.toMatchObject({
      code: 1102017,
    });
    ann.engine.logoutRoom('room');
    await ann.join('room', { token: renewed });
    await ann.publish('from-ann');
  });
});

describe('a token without privileges', () => {
  it('warns 30 s before its end, and the call goes on with the next', async () => {
    await start();
    const [ann, bob] = [caller('ann'), caller('bob')];
    await bob.join('room');
    await ann.join('room', { token: cloud.token('ann', { ttl: 31 }) });
    await ann.hears('tokenWillExpire');
    ann.forget();
    expect(ann.engine.renewToken(cloud.token('ann', { ttl: 600 }), 'room')).toBe(true);
    await ann.publish('from-ann');
    await bob.hears('roomStreamUpdate', about('ADD', 'from-ann'));
    expect(ann.heard('tokenWillExpire')).toEqual([]);
  });
});

function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
