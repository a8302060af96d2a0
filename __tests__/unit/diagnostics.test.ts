import { Diagnostics } from '@/call/diagnostics/diagnostics';
import { EventLog, type LogLine } from '@/call/memory/event-log';
import { Redaction } from '@/call/diagnostics/redaction';
import type { RemoteStream } from '@/call/sdk/voice-engine';
import { CallSession } from '@/call/session/call-session';
import { createCallStore } from '@/call/store/call-store';
import { createLevelsStore } from '@/call/store/levels';
import { FakeClock, settled } from '../support/fake-clock';
import { FakeEngine, stream } from '../support/fake-engine';

const TOKEN = '04AAAAAGZ2xYQADGRhbGxhc3RyaW5nAKBxKlongerthananyid+/=';

function world() {
  const clock = new FakeClock();
  const versions = { app: '0.1.0', host: 'WeChat 8.0.50', baseLibrary: '3.5.8', device: 'Phone' };
  const mishaps: LogLine[] = [];
  const diagnostics = new Diagnostics({
    now: () => clock.now(),
    elapsed: () => clock.now(),
    versions: () => versions,
    mishaps: () => mishaps,
  });
  const store = createCallStore();
  const levels = createLevelsStore();
  const engine = new FakeEngine();
  diagnostics.stores(store, levels);
  const silent = () => () => undefined;
  const session = new CallSession(store, levels, {
    createEngine: () => diagnostics.engine(engine),
    tokens: {
      roomToken: () => Promise.resolve({ token: TOKEN, userID: 'user-42', until: 2e15 }),
    },
    permissions: { requestMicrophone: () => Promise.resolve(), deniedBySystem: () => null },
    surroundings: {
      isOnline: () => Promise.resolve(true),
      onNetworkChange: silent,
      onShow: silent,
      onHide: silent,
      onInterruption: silent,
      setKeepScreenOn: () => undefined,
    },
    clock,
    phone: () => ({ platform: 'ios', systemVersion: 17 }),
    streamID: () => 'stream-of-mine',
  });
  const join = async () => {
    await session.join({ roomID: 'secret-room', userName: '王小明' });
    await settled();
  };
  const streams = (...list: RemoteStream[]) =>
    engine.emit('roomStreamUpdate', 'secret-room', 'ADD', list, '');
  const text = () => diagnostics.report();
  return { clock, diagnostics, engine, session, join, streams, mishaps, text };
}

test('a stream with nothing in it is told once, and once that it is well again', async () => {
  const { engine, join, text } = world();
  await join();
  for (const audioBitrate of [32, 0, 0, 24, 24]) {
    engine.emit('playQualityUpdate', 'theirs', { audioBitrate });
  }
  const told = text().match(/carries .*/g);
  expect(told).toEqual(['carries nothing', 'carries sound again']);
});

test('a call and its end can be read from it: calls, events, codes, times, versions', async () => {
  const { clock, engine, join, streams, text } = world();
  await join();
  streams(stream('theirs'));
  await settled();
  engine.emit('mediaCode', { source: 'publisher', streamID: 'stream-of-mine', code: 1101 });
  engine.emit('networkQuality', 'theirs', 5);
  await clock.advance(1500);
  engine.room('DISCONNECTED', 1002050, 'secret-room');
  await settled();
  const lines = text().split('\n');
  expect(lines.slice(0, 2)).toEqual([
    'Voice call diagnostics',
    'app 0.1.0 | SDK 0.0.0 | WeChat 8.0.50 | base library 3.5.8 | Phone',
  ]);
  for (const words of [
    /^\d\d:\d\d:\d\d\.\d{3} phase preparing$/,
    / login to room:\w{6} as user:\w{6}$/,
    / login to room:\w{6} as user:\w{6}: done in 0 ms$/,
    / room:\w{6} CONNECTED$/,
    / publish stream:\w{6}: done in 0 ms$/,
    / streams ADD stream:\w{6} of user:\w{6}$/,
    / stream:\w{6} PLAYING$/,
    / publisher stream:\w{6} says 1101$/,
    / stream:\w{6} network poor$/,
    / room:\w{6} DISCONNECTED code 1002050$/,
    / failure: kicked-elsewhere at room code 1002050$/,
    / phase ended$/,
  ]) {
    expect(lines.filter((line) => words.test(line))).not.toEqual([]);
  }
});

test('what WeChat says of an element is kept in its own words, known or not', async () => {
  const { engine, join, text } = world();
  await join();
  const own = { source: 'publisher', streamID: 'stream-of-mine' } as const;
  const said = { code: 0, errno: 4, message: 'operateXWebLivePusher:fail internal error' };
  engine.emit('mediaError', { ...own, of: 'start', ...said });
  engine.emit('mediaError', { ...own, of: 'element', code: 0, errno: 0, message: 'never seen' });
  expect(text()).toMatch(
    /publisher stream:\w{6}: error of its start errno 4 "operateX\w+:fail internal error"/,
  );
  expect(text()).toMatch(/publisher stream:\w{6}: error of its element "never seen"/);
});

test('no token, no id and no name is in it, whoever says it', async () => {
  const { engine, session, join, streams, text } = world();
  const details = `no right for user-42 (王小明) in secret-room with ${TOKEN} and theirs`;
  engine.onPublish = () => Promise.reject({ code: 1, message: details });
  await join();
  const user = { userID: 'peer-7', userName: '李小红' };
  engine.emit('roomUserUpdate', 'secret-room', 'ADD', [user]);
  streams(stream('theirs', { user }));
  await settled();
  session.retryPlay('theirs');
  engine.player('theirs', 'NO_PLAY', -2301);
  const reason = '{"custom_kickout_message":"李小红 says bye"}';
  engine.room('DISCONNECTED', 1002055, 'secret-room', reason);
  await settled();
  expect(text()).toContain('publish-failed');
  for (const secret of [
    TOKEN.slice(2, 20),
    ...['user-42', 'peer-7', 'secret-room', 'theirs', 'stream-of-mine'],
    ...['王小明', '李小红', 'says bye'],
  ]) {
    expect(text()).not.toContain(secret);
  }
});

test('an id has the same digest everywhere, and each its own', () => {
  const [one, other] = [new Redaction(), new Redaction()];
  expect(one.id('user', 'ann')).toBe(other.id('user', 'ann'));
  expect(one.id('user', 'ann')).not.toBe(one.id('user', 'bob'));
  expect(one.id('user', 'ann')).toMatch(/^user:\w{6}$/);
});

test('what stands for an id is not taken for another’s', () => {
  const redaction = new Redaction();
  redaction.name('name');
  redaction.name('e');
  const id = redaction.id('user', 'user');
  expect(redaction.text('a name of user')).toBe(`a <name> of ${id}`);
  expect(redaction.text('(a+b)*')).toBe('(a+b)*');
});

test('of thousands of ids and names the latest are known: a long day of calls fills no memory', () => {
  const redaction = new Redaction();
  redaction.name('long gone');
  redaction.name('still here');
  for (let n = 0; n < 1999; n += 1) redaction.id('stream', `s${n}`);
  redaction.name('still here');
  redaction.id('stream', 'the last');
  expect(redaction.text('long gone, still here')).toBe('long gone, <name>');
});

test('what nobody caught is told among the rest, in its order, and redacted like it', async () => {
  const { clock, join, mishaps, text } = world();
  mishaps.push({ at: clock.now() - 5000, text: 'page not found', said: 'pages/old', times: 1 });
  await join();
  await clock.advance(1000);
  const said = `Error: user-42 in secret-room with ${TOKEN}`;
  mishaps.push({ at: clock.now() - 500, text: 'uncaught error', said, times: 3 });
  await join();
  const lines = text().split('\n');
  expect(lines[4]).toMatch(/ page not found "pages\/old"$/);
  expect(lines.join('\n')).toMatch(
    / uncaught error "Error: user:\w{6} in room:\w{6} with <secret>" \(3 times\)/,
  );
  expect(lines.findIndex((line) => line.includes('uncaught error'))).toBeGreaterThan(5);
});

test('the ring keeps the last, and counts what repeats', () => {
  let now = 0;
  const log = new EventLog(() => (now += 1), 3);
  for (const text of ['a', 'b', 'b', 'b', 'c', 'd']) log.add(text);
  expect(log.lines.map(({ text, times }) => [text, times])).toEqual([
    ['b', 3],
    ['c', 1],
    ['d', 1],
  ]);
});

test('a recorded engine does what the engine does', async () => {
  const { diagnostics, engine } = world();
  const recorded = diagnostics.engine(engine);
  const heard: unknown[] = [];
  recorded.on('soundLevel', (...args) => heard.push(args));
  engine.emit('soundLevel', 's', 7);
  expect(heard).toEqual([['s', 7]]);
  await recorded.prepare();
  await recorded.loginRoom('r', 't', { userID: 'u', userName: 'n' });
  await recorded.startPublishing('s', { microphoneOn: true, extraInfo: 'x' });
  recorded.setMicrophone(false);
  await recorded.setStreamExtraInfo('s', 'y');
  recorded.stopPublishing();
  await recorded.startPlaying('p');
  recorded.stopPlaying('p');
  recorded.renewToken('r', 't2');
  recorded.resetLink();
  recorded.logoutRoom('r');
  recorded.destroy();
  expect(engine.calls).toEqual([
    ['prepare'],
    ['loginRoom', 'r', 't', { userID: 'u', userName: 'n' }],
    ['startPublishing', 's', { microphoneOn: true, extraInfo: 'x' }],
    ['setMicrophone', false],
    ['setStreamExtraInfo', 's', 'y'],
    ['stopPublishing'],
    ['startPlaying', 'p'],
    ['stopPlaying', 'p'],
    ['renewToken', 'r', 't2'],
    ['resetLink'],
    ['logoutRoom', 'r'],
    ['destroy'],
  ]);
  expect(diagnostics.report()).not.toContain('t2');
});
