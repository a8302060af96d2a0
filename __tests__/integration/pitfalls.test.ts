import { MiniProgramEngine } from '@/call/sdk/miniprogram/miniprogram-engine';
import { MediaRegistry } from '@/call/media/registry';
import { ServerCode } from '../../tools/local-cloud/protocol/codes';
import { hears, inWorld } from '../support/call-world';
import { createPhone } from '../support/sdk';

// Numbered as in docs/decisions/006-sdk-pitfalls.md. Those that need time are in outages.test.ts.

test(
  'pitfall 5: names the SDK would choke on never reach it',
  inWorld(async ({ caller }) => {
    const a = caller('ann');
    await a.session.join({ roomID: 'a%b', userName: 'Ann' });
    expect(a.state).toMatchObject({ phase: 'ended', failure: { kind: 'room-id-invalid' } });
    await a.session.join({ roomID: 'room', userName: ' ' });
    expect(a.state).toMatchObject({ phase: 'ended', failure: { kind: 'user-name-invalid' } });
    expect(a.engines).toBe(0);
  }),
);

test(
  'pitfall 8: a room that ends leaves no player and no tile, though the SDK says no NO_PLAY',
  inWorld(async ({ cloud, pair }) => {
    const [a] = await pair();
    cloud.faults.kick(a.userID);
    await a.until('out', () => a.state.phase === 'ended');
    expect(a.state).toMatchObject({ players: new Map(), streams: new Map(), users: new Map() });
    expect(a.media.players.some(({ rendered }) => rendered)).toBe(false);
    expect(a.microphoneLive).toBe(false);
  }),
);

test(
  'pitfall 9: the SDK stops a stream that failed, we stop its component',
  inWorld(async ({ pair }) => {
    const [a] = await pair();
    a.media.pusher.code(-1307);
    await a.until('stopped', () => !a.media.pusher.rendered);
    await a.until('publishing again', hears(a, 1));
    expect(a.media.pusher.data.enableMic).toBe(true);
  }),
);

test(
  'pitfall 9: muted stays muted when the stream is published again',
  inWorld(async ({ pair }) => {
    const [a, b] = await pair();
    a.session.setMicrophone(false);
    a.media.pusher.code(-1307);
    await a.until('stopped', () => !a.media.pusher.rendered);
    await a.until('publishing again', hears(a, 1));
    expect(a.microphoneLive).toBe(false);
    await b.until('told', () =>
      [...b.state.streams.values()].every(({ extraInfo }) => extraInfo === '{"mic":0}'),
    );
  }),
);

test(
  'pitfall 11: a request in flight at a hang-up holds nothing up',
  inWorld(async ({ pair }) => {
    const [a] = await pair();
    a.session.setMicrophone(false);
    await a.session.leave();
    expect(a.state).toMatchObject({ phase: 'ended', failure: null });
    expect(a.timers.size).toBe(1);
    expect(a.phone.uncaught).toEqual([]);
  }),
);

test(
  'pitfall 12: a destroyed engine is silent, destroying it twice is harmless, another takes over',
  inWorld(async ({ cloud, pair }) => {
    const phone = createPhone({ cloud });
    const original = phone.wx.connectSocket;
    const engine = new MiniProgramEngine(phone.ZegoExpressEngine, {
      appID: 1,
      server: 'wss://cloud.example/ws',
      registry: new MediaRegistry(),
      socketHost: phone.wx,
    });
    expect(phone.wx.connectSocket).not.toBe(original);
    const heard: string[] = [];
    engine.on('roomStateUpdate', (_roomID, state) => heard.push(state));
    const token = cloud.token('user');
    await engine.loginRoom('solo', token, { userID: 'user', userName: 'User' });
    heard.length = 0;
    engine.destroy();
    engine.destroy();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(heard).toEqual([]);
    expect(phone.wx.connectSocket).toBe(original);
    phone.close();

    const [a] = await pair();
    a.session.dispose();
    expect(a.microphoneLive).toBe(false);
    await a.join('room');
    await a.until('hearing the other', hears(a, 1));
    expect(a.engines).toBe(2);
  }),
);

test(
  'pitfall 15: no error of the SDK pops a modal',
  inWorld(async ({ cloud, caller }) => {
    const a = caller('ann');
    let modals = 0;
    Object.assign(a.phone.wx, { showModal: () => (modals += 1) });
    cloud.faults.refuse({ target: 'login', code: ServerCode.TokenMalformed });
    await a.join('room');
    expect(a.state.failure).toMatchObject({ kind: 'token-rejected' });
    expect(modals).toBe(0);
  }),
);

test(
  'pitfall 17: what the SDK rejects with becomes one kind of failure, with its code',
  inWorld(async ({ cloud, caller }) => {
    cloud.faults.refuse({ target: 'login', code: 987654 });
    const a = caller('ann');
    await a.join('room');
    expect(a.state.failure).toMatchObject({ kind: 'login-failed', step: 'login', code: 1002099 });
  }),
);

test(
  'pitfall 18: a publish that an expired token refuses gets a new token and goes',
  inWorld(async ({ cloud, caller }) => {
    cloud.faults.refuse({ target: 'stream', code: ServerCode.TokenExpired, times: 1 });
    const a = caller('ann');
    await a.join('room');
    await a.until('known to the cloud', () => cloud.state().rooms[0]?.streams.length === 1, 20_000);
    await a.until('publishing', () => a.isPublishing);
  }),
);

test(
  'a token that is about to expire is renewed without a break',
  inWorld(
    async ({ cloud, pair }) => {
      const [a, b] = await pair();
      const expiresAt = () =>
        cloud.state().rooms[0]?.users.find(({ userID }) => userID === a.userID)?.tokenExpiresAt;
      const first = expiresAt() ?? 0;
      await a.until('renewed', () => (expiresAt() ?? 0) > first, 10_000);
      for (const one of [a, b]) expect(hears(one, 1)()).toBe(true);
      expect(a.phases).toEqual(['preparing', 'joining', 'connected']);
    },
    // The SDK tells 30 s before: that is 3 s after the login.
    { tokenTtl: 33, rights: true },
  ),
);

test(
  'a streamID that is in use is refused to the later publisher, who takes another',
  inWorld(async ({ cloud, caller }) => {
    cloud.faults.refuse({ target: 'stream', code: ServerCode.StreamInUse, times: 1 });
    const a = caller('ann');
    await a.join('room');
    await a.until('known to the cloud', () => cloud.state().rooms[0]?.streams.length === 1, 20_000);
  }),
);

test(
  'a play that the token of the login is too old for: in again, with a new one',
  inWorld(
    async ({ cloud, caller }) => {
      const a = caller('ann');
      await a.join('room');
      await a.until('publishing', () => a.isPublishing);
      await new Promise((resolve) => setTimeout(resolve, 4500));
      cloud.addPeers('room', 1);
      await a.until('hearing the newcomer', hears(a, 1), 10_000);
      expect(a.microphoneLive).toBe(true);
    },
    { tokenTtl: 4 },
  ),
);

test(
  'the token never reaches the console',
  inWorld(async ({ pair }) => {
    const [a] = await pair();
    await a.session.leave();
    const token = /04[A-Za-z0-9+/]{60}/;
    expect(a.log.filter((line) => token.test(line))).toEqual([]);
  }),
);

test(
  'pitfall 19: what WeChat refuses to start, and flows, is published all the same',
  inWorld(async ({ caller }) => {
    const [a, b] = [caller('ann'), caller('bob')];
    a.media.refusesStarts = true;
    await a.join('room');
    await b.join('room');
    await b.until('hearing the other', hears(b, 1));
    expect(a.state).toMatchObject({ publishFailure: null, publisher: { state: 'PUBLISHING' } });
    expect(a.media.asked).toEqual(['start']);
  }),
);

test(
  'pitfall 19: the SDK calls nothing of WeChat without an element',
  inWorld(async ({ pair }) => {
    const [a] = await pair();
    a.media.pusher.code(-1307);
    await a.until('stopped', () => !a.media.pusher.rendered);
    await a.until('publishing again', hears(a, 1));
    await a.until('started again', () => a.media.asked.length >= 3);
    await a.session.leave();
    expect(a.media.asked).toEqual(['start', 'stop', 'start', 'stop']);
    // The contexts that the SDK made for itself.
    expect(a.phone.wx.pushers.flatMap(({ calls }) => calls)).toEqual([]);
  }),
);

test(
  'pitfall 21: a stream that ends and begins anew in one breath is heard',
  inWorld(async ({ cloud, caller }) => {
    const a = caller('ann');
    await a.join('room');
    cloud.addPeers('room', 1);
    await a.until('hearing the other', hears(a, 1));
    for (let again = 0; again < 5; again += 1) {
      const [before] = a.state.streams.keys();
      cloud.removePeers('room');
      cloud.addPeers('room', 1);
      expect([...a.state.streams.keys()]).toEqual([before]);
      await a.until('told of the end', () => !hears(a, 1)());
      await a.until('hearing the newcomer', hears(a, 1));
      expect([...a.state.streams.keys()]).toEqual([before]);
    }
  }),
);
