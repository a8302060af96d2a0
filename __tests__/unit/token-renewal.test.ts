import { TokenRenewal } from '@/call/session/room/token-renewal';
import { Timers } from '@/call/session/async/timers';
import { FakeClock, settled } from '../support/fake-clock';
import { FakeCall } from '../support/fake-engine';

const S = 1000;

/** A renewal whose tokens live for `ttl` seconds; `down` makes the service fail. */
function world(ttl: number) {
  const clock = new FakeClock();
  const it = { clock, handed: [] as number[], fetched: 0, down: false, ttl };
  const token = () => ({ token: 't', userID: 'u', until: clock.now() + it.ttl * S });
  const began = clock.now();
  const renewal = new TokenRenewal({
    timers: new Timers(clock),
    fetch: () => {
      it.fetched += 1;
      return it.down ? Promise.reject(new Error('down')) : Promise.resolve(token());
    },
    hand: () => it.handed.push((clock.now() - began) / S),
  });
  renewal.accepted(token());
  return Object.assign(it, { renewal });
}

beforeEach(() => jest.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => jest.restoreAllMocks());

test('comes 30 s before the end, again and again, though the SDK says nothing', async () => {
  const it = world(100);
  await it.clock.advance(215 * S);
  expect(it.handed).toEqual([70, 140, 210]);
});

test('comes at once when the SDK says so, and counts from there', async () => {
  const it = world(100);
  await it.clock.advance(20 * S);
  await it.renewal.renew();
  await it.clock.advance(75 * S);
  expect(it.handed).toEqual([20, 90]);
});

test('an SDK that says so without end makes no storm', async () => {
  const it = world(3600);
  for (let i = 0; i < 100; i += 1) {
    await it.renewal.renew();
    await it.clock.advance(0.3 * S);
  }
  expect(it.fetched).toBe(2);
});

test('a token that lives for a few seconds makes no storm either', async () => {
  const it = world(2);
  await it.clock.advance(60 * S);
  expect(it.fetched).toBe(4);
});

test('one that lives for years waits for no longer than a timer can count', async () => {
  const it = world(10 * 365 * 86_400);
  await it.clock.advance(60 * S);
  expect(it.fetched).toBe(0);
  expect(it.clock.outstanding).toBe(1);
});

test('that fails is tried later and later, and heals', async () => {
  const it = world(100);
  it.down = true;
  await it.clock.advance(70 * S);
  expect(it.fetched).toBe(1);
  await it.clock.advance((15 + 30 + 60 + 60) * S);
  expect(it.fetched).toBe(5);
  it.down = false;
  await it.clock.advance(60 * S);
  expect(it.handed).toEqual([295]);
  await it.clock.advance(70 * S);
  expect(it.handed).toEqual([295, 365]);
});

test('ends with the room, even one under way', async () => {
  const it = world(100);
  const under = it.renewal.renew();
  it.renewal.stop();
  await under;
  await it.clock.advance(1000 * S);
  expect([it.handed, it.clock.outstanding]).toEqual([[], 0]);
});

test('a call outlives many tokens, though the phone’s SDK never tells', async () => {
  const call = new FakeCall();
  call.tokenTtl = 60;
  const engine = await call.connected();
  await call.clock.advance(95 * S);
  expect(engine.of('renewToken').map(([, token]) => token)).toEqual([
    'token-2-room',
    'token-3-room',
    'token-4-room',
  ]);
  expect(call.phases).toEqual(['preparing', 'joining', 'connected']);
});

test('what the SDK says while it logs in asks nobody: that token is brand-new', async () => {
  const call = new FakeCall();
  call.onEngine = (engine) => {
    engine.onLogin = async () => {
      await settled();
      engine.emit('tokenWillExpire', 'room');
      await settled();
    };
  };
  await call.connected();
  expect(call.tokens).toBe(1);
});

test('a guest who became another guest is not let in under the first one’s name', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  call.userID = 'someone-else';
  engine.room('DISCONNECTED', 1002053);
  await call.clock.advance(10 * S);
  expect(call.state).toMatchObject({
    phase: 'ended',
    failure: { kind: 'token-service-refused', detail: 'another user' },
  });
  expect(engine.of('loginRoom')).toHaveLength(1);
});
