import fc from 'fast-check';
import { CallError } from '@/call/errors/call-error';
import { settled } from '../support/fake-clock';
import { Deferred, FakeCall, never, stream } from '../support/fake-engine';

const ENGINE_REST = 1;
/** What chance may add to the wait for a try, in ms. */
const SPREAD = 800;

/** All that must be true once a call is over. */
function expectOver(call: FakeCall, timers = ENGINE_REST): void {
  expect(call.state).toMatchObject({
    phase: 'ended',
    roomState: 'DISCONNECTED',
    users: new Map(),
    streams: new Map(),
    players: new Map(),
    publisher: { state: 'NO_PUBLISH' },
    reconnectingSince: null,
  });
  expect(call.engines.at(-1)?.microphoneLive ?? false).toBe(false);
  expect(call.clock.outstanding).toBe(timers);
  expect(call.clock.watchers).toBe(0);
  for (const heard of [call.network, call.interruption, call.show]) {
    expect(heard.listeners.size).toBe(0);
  }
  for (const engine of call.engines) expect(engine.errors).toEqual([]);
}

test('asks for everything in its order, and joins with what it was given', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  expect(call.clock.watchers).toBe(1);
  expect(engine.calls).toEqual([
    ['prepare'],
    ['loginRoom', 'room', 'token-1-room', { userID: 'ann', userName: 'Ann' }],
    ['startPublishing', 'room-ann-1', { microphoneOn: true, extraInfo: '{"mic":1}' }],
  ]);
  expect(call.phases).toEqual(['preparing', 'joining', 'connected']);
  expect(call.state.connectedAt).toBe(call.clock.now());
  expect(call.screen).toEqual([true]);
});

describe('a microphone that is known to be granted', () => {
  /** Says so, and opens the device when told. */
  function granted() {
    const call = new FakeCall();
    const opened = new Deferred();
    call.requestMicrophone = (onGranted) => {
      onGranted?.();
      return opened.promise;
    };
    return { call, opened };
  }

  test('the login doesn’t wait for the device', async () => {
    const { call, opened } = granted();
    void call.join();
    await settled();
    expect(call.engine.of('loginRoom')).toHaveLength(1);
    opened.resolve();
    await settled();
    expect(call.state).toMatchObject({ phase: 'connected', failure: null });
  });

  test('a device that then gives nothing ends the join, and the room is left', async () => {
    const { call, opened } = granted();
    const joined = call.join();
    await settled();
    opened.reject(new CallError('microphone-busy', 'permission'));
    await joined;
    expectOver(call, 0);
    expect(call.state.failure).toMatchObject({ kind: 'microphone-busy' });
    expect(call.engine.of('logoutRoom')).toHaveLength(1);
  });
});

test('an engine made ahead is the one that logs in', async () => {
  const call = new FakeCall();
  call.session.warm();
  expect(call.engines).toHaveLength(1);
  expect(await call.connected()).toBe(call.engines[0]);
  expect(call.engines).toHaveLength(1);
});

test('of a join that is cancelled, an engine made ahead is at rest, and then gone', async () => {
  const call = new FakeCall();
  call.session.warm();
  call.requestMicrophone = never;
  void call.join();
  await settled();
  await call.session.leave();
  expectOver(call);
  expect(call.engines[0]?.calls).toEqual([]);
  await call.clock.advance(3 * 60_000);
  expect(call.engines.map((engine) => engine.calls)).toEqual([[['destroy']]]);
  expect(call.clock.outstanding).toBe(0);
});

describe('leaving in the middle of a join', () => {
  type Hold = (call: FakeCall, until: () => Promise<void>) => unknown;
  const steps: [string, Hold][] = [
    ['the permission', (call, until) => (call.requestMicrophone = until)],
    ['the token', (call, until) => (call.onToken = until)],
    ['the preparation', (call, until) => (call.onEngine = (engine) => (engine.prepare = until))],
    ['the login', (call, until) => (call.onEngine = (engine) => (engine.onLogin = until))],
    ['the publish', (call, until) => (call.onEngine = (engine) => (engine.onPublish = until))],
  ];

  test.each(steps)('at %s, which ends well later: nothing comes of it', async (_step, hold) => {
    const call = new FakeCall();
    const step = new Deferred();
    hold(call, () => step.promise);
    void call.join();
    await settled();
    const left = call.session.leave();
    expect(call.state.phase).toBe('leaving');
    expect(call.engines.at(-1)?.microphoneLive ?? false).toBe(false);
    step.resolve();
    await left;
    await call.clock.advance(10_000);
    expectOver(call, call.engines.length);
    expect(call.state.failure).toBeNull();
    const names = call.engines.flatMap((engine) => engine.calls.map(([name]) => name));
    expect(names.filter((name) => name === 'logoutRoom').length).toBe(
      names.includes('loginRoom') ? 1 : 0,
    );
  });

  test.each(steps.filter(([step]) => step !== 'the permission'))(
    'at %s, which never ends: out within three seconds',
    async (_step, hold) => {
      const call = new FakeCall();
      hold(call, never);
      void call.join();
      await settled();
      void call.session.leave();
      await call.clock.advance(3000);
      expectOver(call, call.engines.length);
    },
  );

  test.each(steps)('at %s, which fails later: a hang-up is no failure', async (_step, hold) => {
    const call = new FakeCall();
    const report = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const step = new Deferred();
    hold(call, () => step.promise);
    void call.join();
    await settled();
    const left = call.session.leave();
    step.reject(new CallError('login-failed', 'login'));
    await left;
    await call.clock.advance(10_000);
    expectOver(call, call.engines.length);
    expect(call.state.failure).toBeNull();
    report.mockRestore();
  });
});

test('pitfall 3: a login that is left is waited for, so that no ghost stays in the room', async () => {
  const call = new FakeCall();
  const login = new Deferred();
  call.onEngine = (engine) => (engine.onLogin = () => login.promise);
  void call.join();
  await settled();
  const left = call.session.leave();
  await call.clock.advance(1000);
  expect(call.engine.of('logoutRoom')).toHaveLength(0);
  login.resolve();
  await left;
  expect(call.engine.of('logoutRoom')).toEqual([['room']]);
  expectOver(call);
});

test('a logout that the SDK never confirms takes 0.8 s', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  engine.logoutRoom = () => undefined;
  let left = false;
  void call.session.leave().then(() => (left = true));
  await call.clock.advance(799);
  expect([left, call.state.phase, engine.microphoneLive]).toEqual([false, 'leaving', false]);
  await call.clock.advance(1);
  expect(left).toBe(true);
  expectOver(call);
});

test('an announcement and a token that nobody answers do not outlast the call', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  engine.setStreamExtraInfo = never;
  call.onToken = never;
  call.session.setMicrophone(false);
  engine.emit('tokenWillExpire', 'room');
  // These two, the renewal that comes by itself, and the screen that is kept on.
  expect(call.clock.outstanding).toBe(4);
  await call.session.leave();
  expectOver(call);
});

test('after leaving nothing is written, whatever the engine and the phone still say', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  const streamID = call.ownStream;
  await call.session.leave();
  const before = call.state;
  engine.room('CONNECTED');
  engine.room('DISCONNECTED', 1002050);
  engine.streams('ADD', stream('s'));
  engine.publisher(streamID, 'PUBLISHING');
  engine.player('s', 'NO_PLAY', -2301);
  engine.emit('linkStateUpdate', 'down');
  engine.emit('tokenWillExpire', 'room');
  call.network.tell(false);
  call.interruption.tell(true);
  call.show.tell();
  call.session.retryPublish();
  call.session.retryPlay('s');
  await call.clock.advance(120_000);
  expect(call.state).toBe(before);
  // The engine that lost its socket is gone.
  expectOver(call, 0);
});

test('hanging up twice, and unloading the page, is one hang-up', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  engine.logoutRoom = (roomID) => void engine.calls.push(['logoutRoom', roomID]);
  const all = [call.session.leave()];
  await settled();
  all.push(call.session.leave());
  await call.clock.advance(100);
  expect(call.state.phase).toBe('leaving');
  await call.clock.advance(1000);
  await Promise.all(all);
  expect(engine.of('logoutRoom')).toHaveLength(1);
  const before = call.state;
  await call.session.leave();
  expect(call.state).toBe(before);
  expectOver(call);
});

test('a join while leaving begins when the first is out', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  const logout = engine.logoutRoom.bind(engine);
  engine.logoutRoom = () => undefined;
  void call.session.leave();
  await settled();
  engine.logoutRoom = logout;
  const joined = call.join('other');
  await call.clock.advance(799);
  expect(engine.of('loginRoom')).toHaveLength(1);
  await call.clock.advance(1);
  await joined;
  await settled();
  expect(call.state).toMatchObject({ phase: 'connected', roomID: 'other' });
  expect(engine.of('loginRoom').map(([roomID]) => roomID)).toEqual(['room', 'other']);
  expect(engine.microphoneLive).toBe(true);
});

test('another room: out of the first, then in; its late events are not heard', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  await call.join('other');
  await settled();
  const rooms = engine.calls.filter(([name]) => name.endsWith('Room'));
  expect(rooms.map(([name, roomID]) => [name, roomID])).toEqual([
    ['loginRoom', 'room'],
    ['logoutRoom', 'room'],
    ['loginRoom', 'other'],
  ]);
  engine.room('DISCONNECTED', 1002050, 'room');
  expect(call.state.phase).toBe('connected');
});

test('a second join of the same room changes nothing', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  const before = call.state;
  await call.join();
  expect(call.state).toBe(before);
  expect(engine.of('loginRoom')).toHaveLength(1);
});

test.each([
  [
    'the permission',
    'microphone-refused',
    (call: FakeCall, error: CallError) => (call.requestMicrophone = () => Promise.reject(error)),
  ],
  [
    'the engine',
    'configuration',
    (call: FakeCall, error: CallError) =>
      (call.onEngine = () => {
        throw error;
      }),
  ],
] as const)(
  'a join that fails at %s leaves nothing, and the next one works',
  async (_at, kind, fail) => {
    const call = new FakeCall();
    const { onEngine, requestMicrophone } = call;
    fail(call, new CallError(kind, 'engine'));
    await call.join();
    expectOver(call, 0);
    expect(call.state).toMatchObject({ failure: { kind }, connectedAt: null, endedAt: null });
    Object.assign(call, { onEngine, requestMicrophone });
    await call.session.rejoin();
    expect(call.state).toMatchObject({ phase: 'connected', failure: null, roomID: 'room' });
  },
);

test('a failed login costs the engine: the next join has a new one', async () => {
  const call = new FakeCall();
  call.onEngine = (engine) => {
    if (call.engines.length === 0) engine.onLogin = () => Promise.reject({ code: 1 });
  };
  await call.join();
  expectOver(call, 0);
  expect(call.engine.of('destroy')).toHaveLength(1);
  await call.session.rejoin();
  expect(call.engines).toHaveLength(2);
  expect(call.state.phase).toBe('connected');
});

test('pitfall 12: the engine outlives a call by 3 minutes, and no call that is on', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  await call.clock.advance(30 * 60_000);
  expect(engine.destroyed).toBe(false);
  await call.session.leave();
  await call.clock.advance(179_999);
  expect(engine.destroyed).toBe(false);
  await call.clock.advance(1);
  expect(engine.destroyed).toBe(true);
  expectOver(call, 0);
  await call.connected();
  expect(call.engines).toHaveLength(2);
});

test('the microphone and the loudspeaker stay as they were set, before and after a call', async () => {
  const call = new FakeCall();
  call.session.setMicrophone(false);
  call.session.toggleSoundMode();
  const engine = await call.connected();
  expect(engine.of('startPublishing')[0]?.[1]).toMatchObject({ microphoneOn: false });
  call.session.setMicrophone(true);
  expect(engine.microphoneLive).toBe(true);
  await call.session.leave();
  expect(call.state).toMatchObject({ microphoneOn: true, soundMode: 'ear' });
});

test('two quick taps are off and on, however late a screen shows the first', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  call.session.toggleMicrophone();
  expect(engine.microphoneLive).toBe(false);
  call.session.toggleMicrophone();
  expect(engine.microphoneLive).toBe(true);
});

describe('losing the room', () => {
  test('pitfall 2: shows at once when the socket falls, though the SDK is silent', async () => {
    const call = new FakeCall();
    const engine = await call.connected();
    engine.emit('linkStateUpdate', 'down');
    expect(call.state).toMatchObject({
      phase: 'reconnecting',
      reconnectingSince: call.clock.now(),
      roomState: 'CONNECTED',
    });
    expect(engine.microphoneLive).toBe(true);
  });

  test('the SDK gets its first try, then it is out, in again, and published under a new id', async () => {
    const call = new FakeCall();
    const engine = await call.connected();
    engine.streams('ADD', stream('s'));
    await settled();
    const first = call.ownStream;
    const lostAt = call.clock.now();
    engine.room('CONNECTING');
    await call.clock.advance(3499);
    expect(engine.of('loginRoom')).toHaveLength(1);
    expect([...call.state.streams.keys()]).toEqual(['s']);
    engine.onLogin = async () => engine.streams('ADD', stream('t'));
    while (engine.of('loginRoom').length < 2) await call.clock.advance(1);
    expect(call.clock.now() - lostAt).toBeLessThanOrEqual(3500 + SPREAD);
    expect(call.ownStream).not.toBe(first);
    expect(call.state).toMatchObject({ phase: 'connected', publisher: { state: 'NO_PUBLISH' } });
    await call.clock.advance(1000);
    expect(call.state).toMatchObject({
      phase: 'connected',
      publisher: { state: 'PUBLISHING' },
      reconnectingSince: null,
    });
    expect([...call.state.streams.keys()]).toEqual(['t']);
    expect(engine.of('startPlaying')).toEqual([['s'], ['t']]);
  });

  test('an SDK that gave up is not waited for', async () => {
    const call = new FakeCall();
    const engine = await call.connected();
    engine.room('DISCONNECTED', 1002053);
    await call.clock.advance(SPREAD);
    expect(engine.of('loginRoom')).toHaveLength(2);
    expect(call.state.phase).toBe('connected');
  });

  test('one attempt has 6 s, the next comes a second later', async () => {
    const call = new FakeCall();
    const engine = await call.connected();
    engine.onLogin = never;
    engine.room('CONNECTING');
    await call.clock.advance(3499 + 7000);
    expect(engine.of('loginRoom')).toHaveLength(2);
    // Chance adds to the wait for the first, and to the pause after it.
    await call.clock.advance(1 + 2 * SPREAD);
    expect(engine.of('loginRoom')).toHaveLength(3);
  });

  test('without a network the cloud is looked for every second, and it is back with the first sign', async () => {
    const call = new FakeCall();
    const engine = await call.connected();
    call.network.tell(false);
    engine.emit('linkStateUpdate', 'down');
    expect(call.state).toMatchObject({ phase: 'reconnecting', reconnectingCause: 'no-network' });
    await call.clock.advance(60_000);
    const knocks = engine.probes;
    expect(knocks).toBeGreaterThanOrEqual(Math.floor(60_000 / (1000 + SPREAD)));
    expect(knocks).toBeLessThanOrEqual(61);
    expect(engine.of('loginRoom')).toHaveLength(1);
    // Nobody tells of it.
    engine.reachable = true;
    await call.clock.advance(1000 + SPREAD);
    expect(engine.of('loginRoom')).toHaveLength(2);
  });

  test('told of the network’s return, it knocks at once', async () => {
    const call = new FakeCall();
    const engine = await call.connected();
    call.network.tell(false);
    engine.emit('linkStateUpdate', 'down');
    await call.clock.advance(200_000);
    const knocks = engine.probes;
    await call.clock.advance(1000);
    engine.reachable = true;
    call.network.tell(true);
    await call.clock.advance(1000 + SPREAD);
    expect(engine.probes - knocks).toBeLessThanOrEqual(2);
    expect(engine.of('loginRoom')).toHaveLength(2);
    expect(call.state.phase).toBe('connected');
  });

  test.each(['the media lose their connection', 'an answer is late', 'the app is shown'])(
    '%s: the cloud is asked by a socket of our own, and an answer ends the doubt',
    async (why) => {
      const call = new FakeCall();
      const engine = await call.connected();
      engine.emit('linkStateUpdate', 'up');
      engine.reachable = true;
      if (why.startsWith('the media')) {
        const code = { source: 'publisher', streamID: call.ownStream, code: 1102 } as const;
        engine.emit('mediaCode', code);
      } else if (why.startsWith('an answer')) engine.emit('linkStateUpdate', 'late');
      else call.show.tell(undefined);
      await call.clock.advance(SPREAD);
      expect(engine.probes).toBe(1);
      await call.clock.advance(30_000);
      expect(engine.probes).toBe(1);
      expect(engine.of('loginRoom')).toHaveLength(1);
    },
  );

  test('told that there is no network, the SDK falls silent: an answer that is late says nothing then', async () => {
    const call = new FakeCall();
    const engine = await call.connected();
    engine.emit('linkStateUpdate', 'up');
    engine.reachable = true;
    call.network.tell(false);
    await call.clock.advance(4000);
    const { probes } = engine;
    engine.emit('linkStateUpdate', 'late');
    await call.clock.advance(2000);
    expect(engine.probes).toBe(probes);
    expect(call.state.phase).toBe('connected');
  });

  test('no stream is started while nothing gets through, and at once with the first sign that it does', async () => {
    const call = new FakeCall();
    const engine = await call.connected();
    engine.emit('linkStateUpdate', 'up');
    engine.publisher(call.ownStream, 'NO_PUBLISH', -1307);
    await call.clock.advance(15_000);
    expect(engine.of('startPublishing')).toHaveLength(1);
    engine.emit('linkHeard');
    await settled();
    expect(engine.of('startPublishing')).toHaveLength(2);
    expect(call.state).toMatchObject({ phase: 'connected', publisher: { state: 'PUBLISHING' } });
  });

  test('from one network to another the socket is changed at once', async () => {
    const call = new FakeCall();
    const engine = await call.connected();
    call.network.tell(true);
    expect(engine.of('resetLink')).toHaveLength(1);
    call.network.tell(false);
    call.network.tell(true);
    expect(engine.of('resetLink')).toHaveLength(1);
  });

  test('a silent socket is closed for another, and only a silent one', async () => {
    const call = new FakeCall();
    const engine = await call.connected();
    for (const state of ['connecting', 'up', 'late', 'down'] as const) {
      engine.emit('linkStateUpdate', state);
    }
    expect(engine.of('resetLink')).toHaveLength(0);
    engine.emit('linkStateUpdate', 'silent');
    expect(engine.of('resetLink')).toHaveLength(1);
    expect(call.state.phase).toBe('reconnecting');
  });

  test('ends after 300 s, the last attempt with it', async () => {
    const call = new FakeCall();
    const engine = await call.connected();
    engine.onLogin = never;
    engine.room('DISCONNECTED', 1002053);
    await call.clock.advance(299_999);
    expect(call.state.phase).toBe('reconnecting');
    await call.clock.advance(1);
    expect(call.state.failure).toMatchObject({ kind: 'reconnect-failed', step: 'room' });
    await call.clock.advance(5000);
    expectOver(call);
  });

  test('a kick in the middle of an attempt ends it', async () => {
    const call = new FakeCall();
    const engine = await call.connected();
    engine.onLogin = () => Promise.reject({ code: 1002050 });
    engine.room('DISCONNECTED', 1002053);
    await call.clock.advance(10_000);
    expect(call.state.failure?.kind).toBe('kicked-elsewhere');
    await call.clock.advance(5000);
    expectOver(call);
  });

  test('a play that the token of the login is too old for: in again with a new one', async () => {
    const call = new FakeCall();
    call.tokenTtl = 60;
    const engine = await call.connected();
    engine.streams('ADD', stream('s'));
    await settled();
    engine.player('s', 'NO_PLAY', 1102017);
    await settled();
    expect(engine.of('loginRoom')).toHaveLength(1);
    await call.clock.advance(61_000);
    call.tokenTtl = 3600;
    engine.player('s', 'NO_PLAY', 1102017);
    await settled();
    expect(engine.of('loginRoom')).toHaveLength(2);
    expect(call.state.phase).toBe('connected');
  });
});

describe('an interruption', () => {
  test('silences at once and comes back by itself', async () => {
    const call = new FakeCall();
    const engine = await call.connected();
    call.interruption.tell(true);
    expect([call.state.phase, engine.microphoneLive]).toEqual(['interrupted', false]);
    await call.clock.advance(59_000);
    expect(engine.of('startPublishing')).toHaveLength(1);
    call.interruption.tell(false);
    await settled();
    expect([call.state.phase, engine.microphoneLive]).toEqual(['connected', true]);
  });

  test.each(['room first', 'sound first'])('and a lost room, back with the %s', async (order) => {
    const call = new FakeCall();
    const engine = await call.connected();
    engine.room('CONNECTING');
    expect(call.state.phase).toBe('reconnecting');
    call.interruption.tell(true);
    expect(call.state.phase).toBe('interrupted');
    const back = [() => engine.room('CONNECTED'), () => call.interruption.tell(false)];
    if (order === 'sound first') back.reverse();
    back[0]?.();
    expect(engine.microphoneLive).toBe(false);
    expect(call.state.phase).toBe(order === 'room first' ? 'interrupted' : 'reconnecting');
    back[1]?.();
    await call.clock.advance(1000);
    expect(engine.microphoneLive).toBe(true);
    expect(call.state).toMatchObject({ phase: 'connected', reconnectingSince: null });
  });

  test('does not keep the room from being brought back, silently', async () => {
    const call = new FakeCall();
    const engine = await call.connected();
    call.interruption.tell(true);
    engine.room('DISCONNECTED', 1002053);
    await call.clock.advance(10_000);
    expect(engine.of('loginRoom')).toHaveLength(2);
    expect([call.state.phase, engine.microphoneLive]).toEqual(['interrupted', false]);
    call.interruption.tell(false);
    await settled();
    expect([call.state.phase, engine.microphoneLive]).toEqual(['connected', true]);
  });

  test('a tap starts nothing while it lasts', async () => {
    const call = new FakeCall();
    const engine = await call.connected();
    call.interruption.tell(true);
    call.session.retryPublish();
    await call.clock.advance(30_000);
    expect(engine.microphoneLive).toBe(false);
  });
});

test('back from the background, a stream without a sign of life is started anew', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  engine.streams('ADD', stream('alive'), stream('dead'));
  await settled();
  call.show.tell();
  expect(call.screen).toEqual([true, true]);
  await call.clock.advance(2000);
  engine.emit('networkQuality', 'alive', 1);
  engine.emit('soundLevel', call.ownStream, 0);
  await call.clock.advance(10_000);
  expect(engine.of('startPlaying')).toEqual([['alive'], ['dead'], ['dead']]);
  expect(engine.of('startPublishing')).toHaveLength(1);
});

test('disposing in a call silences it and lets the engine go; a later join starts afresh', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  call.session.dispose();
  expectOver(call, 0);
  expect(engine.destroyed).toBe(true);
  await settled();
  await call.connected();
  expect(call.engines).toHaveLength(2);
  expect(call.state.phase).toBe('connected');
});

/** Every step from one phase to another that there may be. */
const next: Record<string, string> = {
  // Each join begins with a fresh state.
  idle: 'preparing ended',
  preparing: 'joining ended leaving idle',
  joining: 'connected reconnecting interrupted ended leaving idle',
  connected: 'reconnecting interrupted ended leaving idle',
  reconnecting: 'connected interrupted ended leaving idle',
  interrupted: 'connected reconnecting ended leaving idle',
  leaving: 'ended idle',
  ended: 'idle',
};

test('whatever happens in whichever order, a hang-up ends it: silent, and nothing runs', async () => {
  const ids = fc.constantFrom('s1', 's2');
  const does = (what: (call: FakeCall) => unknown) => fc.constant(what);
  const onEngine = (what: (engine: FakeCall['engine'], call: FakeCall) => unknown) =>
    does((call) => call.engines.length > 0 && what(call.engine, call));
  const step = fc.oneof(
    { weight: 4, arbitrary: does((call) => void call.join()) },
    does((call) => void call.join('other')),
    does((call) => void call.session.leave()),
    does((call) => void call.session.rejoin()),
    fc.boolean().map((on) => (call: FakeCall) => call.session.setMicrophone(on)),
    fc.boolean().map((on) => (call: FakeCall) => call.network.tell((call.online = on))),
    fc.boolean().map((begun) => (call: FakeCall) => call.interruption.tell(begun)),
    does((call) => call.show.tell()),
    does((call) => call.session.retryPublish()),
    fc
      .constantFrom(0, 500, 3000, 11_000, 70_000)
      .map((ms) => (call: FakeCall) => call.clock.advance(ms)),
    fc
      .tuple(
        fc.constantFrom('CONNECTED', 'CONNECTING', 'DISCONNECTED' as const),
        fc.constantFrom(0, 1002050, 1002053),
      )
      .map(
        ([state, code]) =>
          (call: FakeCall) =>
            call.engines.at(-1)?.room(state, state === 'DISCONNECTED' ? code : 0),
      ),
    fc
      .constantFrom('down', 'up', 'silent' as const)
      .map((state) => (call: FakeCall) => call.engines.at(-1)?.emit('linkStateUpdate', state)),
    fc.tuple(fc.constantFrom('ADD' as const, 'DELETE' as const), ids).map(
      ([kind, id]) =>
        (call: FakeCall) =>
          call.engines.at(-1)?.streams(kind, stream(id)),
    ),
    ids.map((id) => (call: FakeCall) => call.engines.at(-1)?.player(id, 'NO_PLAY', -2301)),
    onEngine((engine, call) => engine.publisher(call.ownStream, 'NO_PUBLISH', -1307)),
    onEngine((engine, call) => engine.publisher(call.ownStream, 'PUBLISHING')),
    onEngine((engine) => (engine.onLogin = never)),
    onEngine((engine) => (engine.onLogin = () => Promise.reject({ code: 1002001 }))),
    onEngine((engine) => (engine.onLogin = () => Promise.resolve())),
    onEngine((engine) => (engine.onPublish = never)),
    onEngine((engine) => (engine.onPublish = () => Promise.reject({ code: 1101002 }))),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const call = new FakeCall();
      const illegal: string[] = [];
      call.store.subscribe(({ phase }, before) => {
        const legal = phase === before.phase || next[before.phase]?.split(' ').includes(phase);
        if (!legal) illegal.push(`${before.phase} to ${phase}`);
      });
      for (const one of steps) {
        await one(call);
        await settled();
      }
      const left = call.session.leave();
      expect(call.engines.at(-1)?.microphoneLive ?? false).toBe(false);
      await call.clock.advance(5000);
      await left;
      expect(illegal).toEqual([]);
      if (call.state.phase !== 'idle') expectOver(call, call.clock.outstanding);
      expect(call.clock.outstanding).toBeLessThanOrEqual(ENGINE_REST);
      expect(call.engines.filter(({ destroyed }) => !destroyed).length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 200 },
  );
});
