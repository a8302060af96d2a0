import { KeptScreen } from '@/call/session/phone/kept-screen';
import { Timers } from '@/call/session/async/timers';
import { FakeClock, settled } from '../support/fake-clock';
import { FakeCall, stream } from '../support/fake-engine';

/** A screen that WeChat lets go dark whenever a player is stopped or taken away. */
function world() {
  const clock = new FakeClock();
  const phone = { on: false };
  const screen = new KeptScreen(new Timers(clock), (on) => (phone.on = on));
  return { clock, phone, screen };
}

test.each([0, 200, 1400])(
  'is on again within 2 s, however late WeChat lets go: %i ms',
  async (ms) => {
    const { clock, phone, screen } = world();
    screen.hold();
    screen.again();
    await clock.advance(ms);
    phone.on = false;
    await clock.advance(2000 - ms);
    expect(phone.on).toBe(true);
  },
);

test('is on again after 10 s, whatever let go of it', async () => {
  const { clock, phone, screen } = world();
  screen.hold();
  for (let n = 0; n < 3; n += 1) {
    await clock.advance(1000);
    phone.on = false;
    await clock.advance(9000);
    expect(phone.on).toBe(true);
  }
});

test('is let go of for good: nothing asks for it any more', async () => {
  const { clock, phone, screen } = world();
  screen.hold();
  screen.again();
  screen.letGo();
  screen.again();
  await clock.advance(60_000);
  expect([phone.on, clock.outstanding]).toEqual([false, 0]);
});

test.each(['leaves', 'is stopped', 'is played anew'])(
  'in a call of three, after a stream %s',
  async (how) => {
    const call = new FakeCall();
    const engine = await call.connected();
    engine.streams('ADD', stream('one'), stream('two'));
    await settled();
    const asked = call.screen.length;
    if (how === 'leaves') engine.streams('DELETE', stream('one'));
    else if (how === 'is stopped') engine.player('one', 'NO_PLAY', -2301);
    else engine.emit('mediaCode', { source: 'player', streamID: 'one', code: -2302 });
    await call.clock.advance(2000);
    expect(call.screen.slice(asked)).toEqual([true, true]);
  },
);

test('is not held after the hang-up, nor after a call that the room ended', async () => {
  for (const end of ['hang-up', 'kick']) {
    const call = new FakeCall();
    const engine = await call.connected();
    engine.streams('ADD', stream('one'));
    await settled();
    if (end === 'kick') engine.room('DISCONNECTED', 1002055);
    else void call.session.leave();
    await call.clock.advance(60_000);
    expect([end, call.screen.at(-1)]).toEqual([end, false]);
  }
});
