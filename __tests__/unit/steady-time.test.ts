import { SteadyTime } from '@/call/platform/clock/steady-time';

/** A phone whose time of day anybody may set, and whose timers run by another clock. */
function world() {
  const it = { wall: 1_700_000_000_000, ticking: null as null | (() => void), intervals: 0 };
  const time = new SteadyTime({
    wall: () => it.wall,
    every: (_ms, action) => {
      it.ticking = action;
      it.intervals += 1;
      return () => {
        it.ticking = null;
        it.intervals -= 1;
      };
    },
  });
  /** Time passes; what ticks does so every second. */
  const pass = (seconds: number) => {
    for (let n = 0; n < seconds; n += 1) {
      it.wall += 1000;
      it.ticking?.();
    }
  };
  const since = time.now();
  const seconds = () => (time.now() - since) / 1000;
  return { it, time, pass, seconds };
}

const HOUR = 3_600_000;

test.each([-2 * HOUR, -60_000, 60_000, 2 * HOUR])(
  'in a call that lasts, the clock set by %d ms is no time that passed',
  (set) => {
    const { it, time, pass, seconds } = world();
    time.startTicking();
    pass(10);
    it.wall += set;
    pass(10);
    expect(seconds()).toBeGreaterThanOrEqual(19);
    expect(seconds()).toBeLessThanOrEqual(20);
  },
);

test('set twenty times, between two readings of it, no second is lost', () => {
  const { it, time, pass, seconds } = world();
  time.startTicking();
  for (let n = 0; n < 20; n += 1) {
    pass(2);
    it.wall += 400;
    time.now();
    it.wall += n % 2 ? HOUR : -HOUR;
    time.now();
    it.wall += 600;
    it.ticking?.();
  }
  expect(seconds()).toBe(60);
});

test('set back without a call, it goes on from where it was', () => {
  const { it, pass, seconds } = world();
  pass(10);
  expect(seconds()).toBe(10);
  it.wall -= HOUR;
  expect(seconds()).toBe(10);
  pass(10);
  expect(seconds()).toBe(20);
});

test('between two calls nobody reads it, and time passes all the same', () => {
  const { it, seconds } = world();
  it.wall += HOUR;
  expect(seconds()).toBe(3600);
});

test('in the background the scripts may stand still: what passed there counts', () => {
  const { it, time, pass, seconds } = world();
  time.startTicking();
  pass(5);
  time.stopTicking();
  it.wall += HOUR;
  time.startTicking();
  pass(5);
  expect(seconds()).toBe(3610);
});

test('a slow phone’s late ticks are no set clock', () => {
  const { it, time, seconds } = world();
  time.startTicking();
  for (let n = 0; n < 10; n += 1) {
    it.wall += 3000;
    it.ticking?.();
  }
  expect(seconds()).toBe(30);
});

test('watching it twice leaves nothing running', () => {
  const { it, time } = world();
  time.startTicking();
  time.startTicking();
  expect(it.intervals).toBe(1);
  time.stopTicking();
  expect(it.intervals).toBe(0);
});
