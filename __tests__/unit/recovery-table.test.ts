import { recoveryTable, type RecoveryRow } from '@/call/session/phone/recovery-table';
import { settled } from '../support/fake-clock';
import { FakeCall, type FakeEngine, stream } from '../support/fake-engine';

/** A call with one other person, on the phone a row is about. */
async function on(platform: string, systemVersion: number) {
  const call = new FakeCall();
  call.phone = { platform, systemVersion };
  const engine = await call.connected();
  engine.streams('ADD', stream('s'));
  await settled();
  // Long enough ago that nothing of the start is still under way.
  await call.clock.advance(10_000);
  engine.calls.length = 0;
  return { call, engine };
}

type World = Awaited<ReturnType<typeof on>>;

/** How each occasion comes about. */
const happens: Record<RecoveryRow['on'], (world: World) => void | Promise<void>> = {
  shown: ({ call }) => {
    call.hide.tell();
    call.show.tell();
  },
  interrupted: ({ call }) => call.interruption.tell(true),
  heard: async ({ call, engine }) => {
    call.interruption.tell(true);
    await call.clock.advance(3000);
    engine.emit('soundLevel', 's', 30);
  },
  'interruption-over': async ({ call, engine }) => {
    call.interruption.tell(true);
    await call.clock.advance(3000);
    engine.calls.length = 0;
    call.interruption.tell(false);
  },
  'network-changed': ({ call }) => call.network.tell(true),
  'device-changed': ({ engine }) =>
    engine.emit('mediaCode', { source: 'player', streamID: 's', code: 2030 }),
  'play-began': ({ engine }) =>
    engine.emit('mediaCode', { source: 'player', streamID: 's', code: 2004 }),
};

const workedAround = (engine: FakeEngine, how: string) =>
  engine.of('applyWorkaround').filter(([, what]) => what === how);

/** What a remedy looks like from outside. */
const done: Record<RecoveryRow['remedy'], (world: World) => void> = {
  'assume-over': ({ call }) => expect(call.state.phase).toBe('connected'),
  'keep-publishing': ({ call, engine }) => {
    expect(call.state.phase).toBe('interrupted');
    expect(engine.of('stopPublishing')).toEqual([]);
  },
  publish: ({ engine }) => expect(engine.microphoneLive).toBe(true),
  'publish-again': ({ engine }) => {
    expect(engine.of('stopPublishing')).toHaveLength(1);
    expect(engine.of('startPublishing')).toHaveLength(1);
  },
  // Nothing gave a sign of life, so it was all started anew.
  'ask-streams': ({ engine }) => expect(engine.of('startPlaying')).toEqual([['s']]),
  'pause-resume-publisher': ({ call, engine }) =>
    expect(workedAround(engine, 'pause-resume')).toEqual([[call.ownStream, 'pause-resume']]),
  'play-players': ({ engine }) => expect(workedAround(engine, 'play')).toEqual([['s', 'play']]),
  'resume-players': ({ engine }) =>
    expect(workedAround(engine, 'resume-mute')).toEqual([['s', 'resume-mute']]),
  'flip-sound-mode': ({ engine }) =>
    expect(workedAround(engine, 'flip-sound-mode')).toEqual([['s', 'flip-sound-mode']]),
  'reset-link': ({ engine }) => expect(engine.of('resetLink')).toHaveLength(1),
};

/** ms for what follows: a second between stop and start, and seven for a sign of life. */
const FOLLOWS: Partial<Record<RecoveryRow['remedy'], number>> = {
  'publish-again': 1000,
  'ask-streams': 8000,
};

const name = ({ on: occasion, platform = 'any', from, earpiece, remedy, after }: RecoveryRow) =>
  [occasion, platform, from && `from ${from}`, earpiece && 'earpiece', remedy, `after ${after} ms`]
    .filter(Boolean)
    .join(', ');

test.each(recoveryTable.map((row) => [name(row), row] as const))('%s', async (_name, row) => {
  const world = await on(row.platform ?? 'android', row.from ?? 0);
  const { call } = world;
  if (row.earpiece) call.session.setSoundMode('ear');
  // A phone that says Begin and never End, for the rows that say when it is over all the same.
  if (row.remedy === 'assume-over' && row.on === 'shown') call.interruption.tell(true);
  await happens[row.on](world);
  if (row.after > 0) {
    await call.clock.advance(row.after - 1);
    expect(() => done[row.remedy](world)).toThrow();
    await call.clock.advance(1);
  }
  await call.clock.advance(FOLLOWS[row.remedy] ?? 0);
  done[row.remedy](world);
});

test('every row says who says so', () => {
  for (const { source, tag } of recoveryTable) {
    expect(source).toMatch(/\w{3}/);
    expect(['doc', 'bundle', 'code', 'post']).toContain(tag);
  }
});

describe('rows for one system are for no other', () => {
  test.each([
    ['ios', 16, true],
    ['ios', 17, false],
    ['ios', 18, false],
    ['android', 17, true],
    ['ohos', 5, true],
    ['unknown', 0, true],
  ])('%s %i stops publishing while interrupted: %s', async (platform, version, stops) => {
    const { call, engine } = await on(platform, version);
    call.interruption.tell(true);
    expect(engine.of('stopPublishing')).toHaveLength(stops ? 1 : 0);
    await call.clock.advance(5000);
    call.interruption.tell(false);
    await settled();
    expect(workedAround(engine, 'pause-resume')).toHaveLength(stops ? 0 : 1);
    expect(engine.of('startPublishing')).toHaveLength(stops ? 1 : 0);
  });

  test('on iOS another network means to publish again; elsewhere only the link is new', async () => {
    const android = await on('android', 14);
    android.call.network.tell(true);
    await android.call.clock.advance(2000);
    expect(android.engine.of('startPublishing')).toHaveLength(0);
    expect(android.engine.of('resetLink')).toHaveLength(1);
  });

  test('the loudspeaker needs no flip when a player begins, nor does iOS', async () => {
    for (const [platform, mode] of [
      ['android', 'speaker'],
      ['ios', 'ear'],
    ] as const) {
      const { call, engine } = await on(platform, 14);
      call.session.setSoundMode(mode);
      engine.emit('mediaCode', { source: 'player', streamID: 's', code: 2004 });
      await call.clock.advance(1000);
      expect(engine.of('applyWorkaround')).toEqual([]);
    }
  });
});

describe('event sequences', () => {
  test('a phone call in the background: 5001, Begin, hidden, shown, End', async () => {
    const { call, engine } = await on('android', 14);
    engine.emit('mediaCode', { source: 'publisher', streamID: call.ownStream, code: 5001 });
    expect(call.state.phase).toBe('interrupted');
    expect(engine.microphoneLive).toBe(false);
    call.interruption.tell(true);
    call.hide.tell();
    await call.clock.advance(30_000);
    call.show.tell();
    call.interruption.tell(false);
    await settled();
    expect(call.state.phase).toBe('connected');
    expect(engine.microphoneLive).toBe(true);
    await call.clock.advance(200);
    expect(engine.of('startPublishing')).toHaveLength(1);
  });

  test.each([
    ['5001, Begin, End', ['5001', 'begin', 'end']],
    ['Begin, 5001, End', ['begin', '5001', 'end']],
    ['Begin, End, and 5001 late', ['begin', 'end', '5001']],
    ['5001 and End alone', ['5001', 'end']],
    ['5001 of a player, Begin, End', ['player 5001', 'begin', 'end']],
  ])('an interruption told as %s is one, and over', async (_, told) => {
    const { call, engine } = await on('android', 14);
    const tell: Record<string, () => void> = {
      begin: () => call.interruption.tell(true),
      end: () => call.interruption.tell(false),
      '5001': () =>
        engine.emit('mediaCode', { source: 'publisher', streamID: call.ownStream, code: 5001 }),
      'player 5001': () =>
        engine.emit('mediaCode', { source: 'player', streamID: 's', code: 5001 }),
    };
    for (const what of told) {
      tell[what]?.();
      await call.clock.advance(1000);
    }
    await call.clock.advance(1000);
    expect([call.state.phase, engine.microphoneLive]).toEqual(['connected', true]);
  });

  test.each([
    ['the player', 'player', 2004],
    ['the pusher', 'publisher', 1002],
  ] as const)(
    '5001 that nobody says is over: %s, begun anew by WeChat, is the proof',
    async (_, source, code) => {
      const { call, engine } = await on('ios', 17);
      const streamID = source === 'player' ? 's' : call.ownStream;
      engine.emit('mediaCode', { source: 'publisher', streamID: call.ownStream, code: 5001 });
      await call.clock.advance(60_000);
      expect(call.state.phase).toBe('interrupted');
      engine.emit('mediaCode', { source, streamID, code });
      expect(call.state.phase).toBe('connected');
    },
  );

  test('Begin without End: a phone call may be long, and it takes the person to say it is over', async () => {
    const { call, engine } = await on('android', 14);
    call.interruption.tell(true);
    await call.clock.advance(30 * 60_000);
    expect([call.state.phase, engine.microphoneLive]).toEqual(['interrupted', false]);
    call.session.endInterruption();
    await settled();
    expect([call.state.phase, engine.microphoneLive]).toEqual(['connected', true]);
    // The phone's own word comes too late to matter.
    call.interruption.tell(false);
    await settled();
    expect(engine.of('startPublishing')).toHaveLength(1);
  });

  test('sound that was on its way when it began does not end it', async () => {
    const { call, engine } = await on('ios', 17);
    call.interruption.tell(true);
    engine.emit('soundLevel', 's', 30);
    await call.clock.advance(1000);
    engine.emit('soundLevel', 's', 30);
    engine.emit('soundLevel', 's', 0);
    expect(call.state.phase).toBe('interrupted');
    await call.clock.advance(1500);
    engine.emit('soundLevel', 's', 0);
    expect(call.state.phase).toBe('interrupted');
    engine.emit('soundLevel', 's', 30);
    expect(call.state.phase).toBe('connected');
  });

  test('iOS 17 that keeps silent after pause and resume is published anew', async () => {
    const { call, engine } = await on('ios', 17);
    call.interruption.tell(true);
    await call.clock.advance(5000);
    call.interruption.tell(false);
    await call.clock.advance(6999);
    expect(engine.of('startPublishing')).toHaveLength(0);
    await call.clock.advance(1);
    await call.clock.advance(1000);
    expect(engine.of('startPublishing')).toHaveLength(1);
  });

  test('a headset pulled tells every player, some twice; each is worked around once', async () => {
    const { call, engine } = await on('android', 14);
    engine.streams('ADD', stream('t'));
    await settled();
    for (const streamID of ['s', 't', 's']) {
      engine.emit('mediaCode', { source: 'player', streamID, code: 2030 });
    }
    await call.clock.advance(1000);
    expect(workedAround(engine, 'flip-sound-mode').map(([id]) => id)).toEqual(['s', 't']);
  });

  test.each([
    ['publisher', 3004],
    ['publisher', 5000],
    ['publisher', 10002],
    ['player', -2302],
  ] as const)(
    '%s code %i, which the SDK has no ear for: stopped, and by rule again',
    async (...[source, code]) => {
      const { call, engine } = await on('android', 14);
      const streamID = source === 'player' ? 's' : call.ownStream;
      engine.emit('mediaCode', { source, streamID, code });
      const [stop, start] =
        source === 'player'
          ? (['stopPlaying', 'startPlaying'] as const)
          : (['stopPublishing', 'startPublishing'] as const);
      expect(engine.of(stop)).toHaveLength(1);
      await call.clock.advance(1000);
      // Without the person's permission there is nothing to try.
      expect(engine.of(start)).toHaveLength(code === 10002 ? 0 : 1);
    },
  );

  test('-1307 on Android: stopped first, and a second before it is published again', async () => {
    const { call, engine } = await on('android', 14);
    engine.publisher(call.ownStream, 'NO_PUBLISH', -1307);
    expect(engine.of('stopPublishing')).toHaveLength(1);
    await call.clock.advance(999);
    expect(engine.of('startPublishing')).toHaveLength(0);
    await call.clock.advance(1);
    expect(engine.of('startPublishing')).toHaveLength(1);
  });

  test('nothing of it happens once the call is left', async () => {
    const { call, engine } = await on('android', 14);
    call.interruption.tell(true);
    call.show.tell();
    await call.session.leave();
    engine.calls.length = 0;
    await call.clock.advance(120_000);
    expect(engine.calls).toEqual([]);
    expect(engine.microphoneLive).toBe(false);
  });
});
