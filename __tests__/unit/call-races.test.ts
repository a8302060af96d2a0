import { MiniProgramEngine } from '@/call/sdk/miniprogram/miniprogram-engine';
import { MediaRegistry } from '@/call/media/registry';
import { Pusher } from '@/call/native/zego-pusher/pusher';
import { mediaEventMethods } from '@/call/native/media-events';
import { settled } from '../support/fake-clock';
import { Deferred, FakeCall, never, stream } from '../support/fake-engine';

const hops = async (n: number) => {
  for (let i = 0; i < n; i += 1) await Promise.resolve();
};

describe('a hang-up between a promise and what follows it', () => {
  test.each(Array.from({ length: 40 }, (_, n) => n))(
    'join, then leave after %i turns',
    async (n) => {
      const call = new FakeCall();
      void call.join();
      await hops(n);
      void call.session.leave();
      await call.clock.advance(10_000);
      expect(call.engines.at(-1)?.microphoneLive ?? false).toBe(false);
      expect(['idle', 'ended']).toContain(call.state.phase);
      expect(call.clock.outstanding).toBeLessThanOrEqual(1);
      const rooms = call.engines
        .flatMap((e) => e.calls)
        .filter(([x]) => x.endsWith('Room'))
        .map(([x]) => x);
      expect(rooms.at(-1) ?? 'logoutRoom').toBe('logoutRoom');
    },
  );
  test.each(Array.from({ length: 30 }, (_, n) => n))(
    'relogin, then leave %i turns after its token',
    async (n) => {
      const call = new FakeCall();
      const engine = await call.connected();
      engine.room('DISCONNECTED', 1002053);
      const token = new Deferred();
      call.onToken = () => token.promise;
      await call.clock.advance(10_000);
      token.resolve();
      await hops(n);
      void call.session.leave();
      await call.clock.advance(10_000);
      const rooms = engine.calls.filter(([x]) => x.endsWith('Room')).map(([x]) => x);
      expect(rooms.at(-1)).toBe('logoutRoom');
      expect(engine.microphoneLive).toBe(false);
    },
  );
});

/** For pushers that need no workaround. */
const unheard = () => undefined;
const noContext = () => {
  throw new Error('no context is wanted');
};

test('leave in the tick of the join', async () => {
  const call = new FakeCall();
  void call.join();
  await call.session.leave();
  await call.clock.advance(5000);
  expect(call.engines.at(-1)?.microphoneLive ?? false).toBe(false);
  expect(['idle', 'ended']).toContain(call.state.phase);
});

test('retry tapped while the failed call is still being left, then hung up', async () => {
  const call = new FakeCall();
  call.onEngine = (e) => {
    e.onLogin = never;
    e.logoutRoom = () => undefined;
  };
  void call.join();
  await call.clock.advance(15_100);
  call.onEngine = () => undefined;
  void call.session.rejoin();
  await call.clock.advance(100);
  void call.session.leave();
  await call.clock.advance(5000);
  expect(call.engines.at(-1)?.microphoneLive ?? false).toBe(false);
});

test('a permission that is never answered: leave ends, and the next join works', async () => {
  const call = new FakeCall();
  call.requestMicrophone = never;
  void call.join();
  await settled();
  void call.session.leave();
  await call.clock.advance(5000);
  expect(call.state.phase).toBe('ended');
  call.requestMicrophone = () => Promise.resolve();
  void call.join('other');
  await call.clock.advance(5000);
  expect(call.state).toMatchObject({ phase: 'connected', roomID: 'other' });
});

test('another room while the login of the first is under way', async () => {
  const call = new FakeCall();
  const first = new Deferred();
  let logins = 0;
  call.onEngine = (e) =>
    (e.onLogin = () => ((logins += 1) === 1 ? first.promise : Promise.resolve()));
  void call.join('A');
  await settled();
  void call.join('B');
  await settled();
  first.resolve();
  await call.clock.advance(5000);
  expect(
    call.engine.calls.filter(([x]) => x.endsWith('Room')).map(([x, r]) => `${x} ${String(r)}`),
  ).toEqual(['loginRoom A', 'logoutRoom A', 'loginRoom B']);
});

test('rejoin right after giving up in the middle of a relogin', async () => {
  // The last of the tries that come by themselves is over by then.
  const chance = jest.spyOn(Math, 'random').mockReturnValue(0.001);
  const call = new FakeCall();
  const engine = await call.connected();
  engine.onLogin = never;
  engine.room('DISCONNECTED', 1002053);
  await call.clock.advance(299_000);
  call.network.tell(true);
  await call.clock.advance(1000);
  chance.mockRestore();
  expect(call.state.failure?.kind).toBe('reconnect-failed');
  engine.calls.length = 0;
  engine.onLogin = () => Promise.resolve();
  void call.session.rejoin();
  await call.clock.advance(5000);
  expect(engine.calls.filter(([x]) => x.endsWith('Room')).map(([x]) => x)).toEqual([
    'logoutRoom',
    'loginRoom',
  ]);
  expect(call.state.phase).toBe('connected');
});

test('several refusals in one tick: one login anew', async () => {
  const call = new FakeCall();
  call.tokenTtl = 10;
  const engine = await call.connected();
  engine.streams('ADD', stream('a'), stream('b'), stream('c'));
  await call.clock.advance(11_000);
  call.tokenTtl = 3600;
  for (const id of ['a', 'b', 'c']) engine.player(id, 'NO_PLAY', 1102017);
  await call.clock.advance(5000);
  expect(engine.of('loginRoom')).toHaveLength(2);
});

test('kicked between the login and what follows it', async () => {
  for (let n = 0; n < 12; n += 1) {
    const call = new FakeCall();
    call.onEngine = (e) => {
      e.onLogin = async () => {
        setImmediate(() => undefined);
      };
      const login = e.loginRoom;
      e.loginRoom = (...a) => {
        const p = login(...a);
        void p.then(async () => {
          await hops(n);
          e.room('DISCONNECTED', 1002050);
        });
        return p;
      };
    };
    void call.join();
    await call.clock.advance(5000);
    expect([n, call.state.phase]).toEqual([n, 'ended']);
  }
});

test('PLAYING after the failure of the same stream', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  engine.onPlay = () => Promise.resolve();
  engine.streams('ADD', stream('s'));
  engine.player('s', 'NO_PLAY', -2301);
  engine.player('s', 'PLAYING');
  await call.clock.advance(60_000);
  expect(engine.of('startPlaying').length).toBeGreaterThan(1);
});

test('muted while the component is on its way', async () => {
  const registry = new MediaRegistry();
  let mic: boolean | undefined;
  const sdk = {
    on: () => true,
    setDebugVerbose() {},
    setLogConfig: () => true,
    initContext() {},
    destroyEngine() {},
    has: false,
    getPusherInstance() {
      return null;
    },
    createPusher() {
      sdk.has = true;
      return { start: () => Promise.resolve(), stop() {} };
    },
    setPusherAttributes(c: { enableMic?: boolean }) {
      if (sdk.has && c.enableMic !== undefined) mic = c.enableMic;
    },
    mutePublishStreamAudio(m: boolean) {
      sdk.setPusherAttributes({ enableMic: !m });
    },
  };
  const engine = new MiniProgramEngine(
    class {
      constructor() {
        return sdk;
      }
    } as never,
    {
      appID: 1,
      server: 'wss://a.example/ws',
      registry,
      socketHost: { connectSocket: () => undefined },
    },
  );
  const started = engine.startPublishing('s', { microphoneOn: true, extraInfo: '' });
  engine.setMicrophone(false);
  registry.attachPusher(new Pusher({ setData: (_d, done) => done?.() }, noContext, unheard));
  await started;
  expect(mic).toBe(false);
});

test('a late error of an earlier start of the same stream', async () => {
  const ends: Deferred[] = [];
  const sdkPusher = {
    start: () => {
      const d = new Deferred();
      ends.push(d);
      return d.promise;
    },
    stop() {},
  };
  const zg = {
    getPusherInstance: () => sdkPusher,
    createPusher: () => sdkPusher,
    setPusherAttributes() {},
  } as never;
  const pusher = new Pusher({ setData: (_d, done) => done?.() }, noContext, unheard);
  const first = pusher.startPush(zg, 's').catch(() => undefined);
  pusher.stopPush();
  const second = pusher.startPush(zg, 's');
  ends[0]?.reject(new Error('late'));
  await first;
  ends[1]?.resolve();
  await second;
  expect(pusher.streamID).toBe('s');
});

test('netstatus without a level is a sign of life', () => {
  const events: unknown[] = [];
  const methods = mediaEventMethods('player', { emit: (e) => events.push(e) });
  methods.onNetStatus.call(
    { handle: { zg: null, streamID: 's', begun: true } } as never,
    { detail: { info: { audioBitrate: 32 } } } as never,
  );
  expect(events[0]).toMatchObject({ type: 'quality', level: 0 });
});

test('leave, then dispose before the logout is confirmed, then join', async () => {
  const call = new FakeCall();
  call.onEngine = (e) => (e.logoutRoom = () => undefined);
  await call.connected();
  void call.session.leave();
  await settled();
  call.session.dispose();
  void call.join();
  await call.clock.advance(20_000);
  expect(call.state.phase).toBe('connected');
});

test('an engine whose logout throws', async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const call = new FakeCall();
  call.onEngine = (e) => {
    e.logoutRoom = () => {
      throw new Error('x');
    };
  };
  await call.connected();
  await call.session.leave();
  await call.clock.advance(5000);
  expect(call.state.phase).toBe('ended');
});

test('a stream that goes and falls at once, again and again, is told and slows down', async () => {
  const call = new FakeCall();
  call.onEngine = (e) =>
    (e.onPublish = async (id) => {
      e.publisher(id, 'PUBLISHING');
      e.publisher(id, 'NO_PUBLISH', -1307);
    });
  const engine = await call.connected();
  await call.clock.advance(60_000);
  expect(call.state.publishFailure).not.toBeNull();
  expect(engine.of('startPublishing').length).toBeLessThan(30);
});
