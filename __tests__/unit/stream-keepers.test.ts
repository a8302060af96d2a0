import { settled } from '../support/fake-clock';
import { Deferred, FakeCall, type FakeEngine, never, stream } from '../support/fake-engine';

/** A call in which every publish is answered by the test's own function. */
async function publishing(onPublish: (engine: FakeEngine, streamID: string) => Promise<void>) {
  const call = new FakeCall();
  call.onEngine = (engine) => (engine.onPublish = (id) => onPublish(engine, id));
  const engine = await call.connected();
  return { call, engine };
}

test('pitfall 7: a publish refused because the app config is still on its way goes the second time', async () => {
  let first = true;
  const { call, engine } = await publishing((it, id) => {
    if (!first) it.publisher(id, 'PUBLISHING');
    const refused = first;
    first = false;
    return refused ? Promise.reject({ code: 1101002, message: 'm' }) : Promise.resolve();
  });
  expect(call.state).toMatchObject({ phase: 'connected', publishFailure: null });
  await call.clock.advance(1000);
  expect(engine.of('startPublishing')).toHaveLength(2);
  expect(call.state.publisher.state).toBe('PUBLISHING');
});

test('a publish that fails and fails is told from the second try on, until it goes', async () => {
  let broken = true;
  const { call } = await publishing((it, id) => {
    if (broken) return Promise.reject({ code: 1103044 });
    it.publisher(id, 'PUBLISHING');
    return Promise.resolve();
  });
  expect(call.state.publishFailure).toBeNull();
  await call.clock.advance(1000);
  expect(call.state.publishFailure).toMatchObject({ kind: 'publish-failed', code: 1103044 });
  broken = false;
  await call.clock.advance(2000);
  expect(call.state.publishFailure).toBeNull();
});

test('a streamID that is in use is left to the other; ours gets another', async () => {
  const ids: string[] = [];
  const { call } = await publishing((it, id) => {
    ids.push(id);
    if (ids.length === 1) return Promise.reject({ code: 1003028 });
    it.publisher(id, 'PUBLISHING');
    return Promise.resolve();
  });
  expect(call.state.publishFailure?.kind).toBe('stream-in-use');
  await call.clock.advance(1000);
  expect(new Set(ids).size).toBe(2);
  expect(call.ownStream).toBe(ids[1]);
  expect(call.state).toMatchObject({ publishFailure: null, publisher: { state: 'PUBLISHING' } });
});

test('pitfall 18: a publish that an expired token refused gets a new one first', async () => {
  let tries = 0;
  const { call, engine } = await publishing(() => {
    tries += 1;
    return tries === 1 ? Promise.reject({ code: 1102018 }) : Promise.resolve();
  });
  await call.clock.advance(1000);
  const names = engine.calls.map(([name]) => name);
  expect(names.indexOf('renewToken')).toBeGreaterThan(names.indexOf('startPublishing'));
  expect(names.lastIndexOf('startPublishing')).toBeGreaterThan(names.indexOf('renewToken'));
});

test('left while that token is fetched: nothing is published afterwards', async () => {
  const { call, engine } = await publishing(() => Promise.reject({ code: 1102018 }));
  const token = new Deferred();
  call.onToken = () => token.promise;
  await call.clock.advance(1000);
  await call.session.leave();
  token.resolve();
  await call.clock.advance(60_000);
  expect(engine.of('startPublishing')).toHaveLength(1);
  expect(engine.microphoneLive).toBe(false);
});

test.each([10002, 5000, 3004])(
  'code %i of live-pusher, which the SDK has no ear for, stops the stream',
  async (code) => {
    const call = new FakeCall();
    const engine = await call.connected();
    const streamID = call.ownStream;
    engine.emit('mediaCode', { source: 'player', streamID, code });
    engine.emit('mediaCode', { source: 'publisher', streamID: 'earlier', code });
    expect(engine.microphoneLive).toBe(true);
    engine.emit('mediaCode', { source: 'publisher', streamID, code });
    expect(engine.microphoneLive).toBe(false);
    expect(call.state.publisher.state).toBe('NO_PUBLISH');
    await call.clock.advance(1000);
    expect(engine.microphoneLive).toBe(code !== 10002);
  },
);

test('a refused microphone is tried again when the app comes back, or a person says so', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  for (const again of [() => call.show.tell(), () => call.session.retryPublish()]) {
    engine.emit('mediaCode', { source: 'publisher', streamID: call.ownStream, code: 10002 });
    expect(call.state.publishFailure?.kind).toBe('microphone-refused');
    await call.clock.advance(60_000);
    expect(engine.microphoneLive).toBe(false);
    again();
    await settled();
    expect(call.state).toMatchObject({ publishFailure: null, publisher: { state: 'PUBLISHING' } });
  }
});

test('a player that fails is shown as failed, tried again, and holds up no other', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  engine.onPlay = (id) => {
    if (id === 'good') engine.player(id, 'PLAYING');
    return id === 'hangs' ? never() : id === 'bad' ? Promise.reject(undefined) : Promise.resolve();
  };
  engine.streams('ADD', stream('hangs'), stream('bad'), stream('good'));
  await settled();
  expect(call.state.players.get('good')).toMatchObject({ state: 'PLAYING' });
  expect(call.state.players.get('bad')).toMatchObject({ state: 'NO_PLAY' });
  expect(call.state.players.get('bad')?.errorCode).not.toBe(0);
  call.session.retryPlay('bad');
  await settled();
  await call.clock.advance(10_000);
  const plays = engine.of('startPlaying').flat();
  expect(plays.filter((id) => id === 'good')).toHaveLength(1);
  expect(plays.filter((id) => id === 'hangs')).toHaveLength(1);
  expect(call.state.players.get('hangs')).toMatchObject({ state: 'NO_PLAY' });
  await call.clock.advance(1000);
  expect(
    engine
      .of('startPlaying')
      .flat()
      .filter((id) => id === 'hangs'),
  ).toHaveLength(2);
});

test('trying to play nobody’s stream does nothing', async () => {
  const call = new FakeCall();
  call.session.retryPlay('nobody');
  const engine = await call.connected();
  call.session.retryPlay('nobody');
  expect(engine.of('startPlaying')).toEqual([]);
});

test('a stream whose player failed and that is gone leaves no timer', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  const { outstanding } = call.clock;
  engine.onPlay = () => Promise.reject({ code: 1 });
  engine.streams('ADD', stream('s'));
  await settled();
  expect(call.clock.outstanding).toBeGreaterThan(outstanding);
  engine.streams('DELETE', stream('s'));
  // Until then the screen is asked for again; the next try would have come after a second.
  await call.clock.advance(1500);
  expect(call.clock.outstanding).toBe(outstanding);
  expect(engine.of('startPlaying')).toHaveLength(1);
  expect(call.state.players).toEqual(new Map());
});

test('what is muted while the stream is away is published muted', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  engine.publisher(call.ownStream, 'NO_PUBLISH', -1307);
  call.session.setMicrophone(false);
  await call.clock.advance(1000);
  expect(engine.microphoneLive).toBe(false);
  expect(engine.of('startPublishing').at(-1)?.[1]).toEqual({
    microphoneOn: false,
    extraInfo: '{"mic":0}',
  });
});
