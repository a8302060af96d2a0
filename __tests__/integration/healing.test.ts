import { hears, inWorld } from '../support/call-world';

/**
 * From the network's return to sound at both ends, in real ms; a publish anew alone waits for 1 s of them. The
 * promise is 3 s (`simulator/app/healing`, by a clock that no load slows); here other tests run beside.
 */
const HEALS_WITHIN = 4500;

const SECONDS = process.env.HEALING ? [2, 5, 20, 60, 120] : [2, 20];

const outages = SECONDS.flatMap((seconds) =>
  (['close', 'hang'] as const).flatMap((sockets) =>
    [true, false].map((notify) => ({ seconds, sockets, notify })),
  ),
);

// Each waits for real time to pass, in a world of its own: they run side by side.
test.concurrent.each(outages)(
  'back at once: away for $seconds s, sockets $sockets, told: $notify',
  async ({ seconds, sockets, notify }) =>
    inWorld(async ({ pair }) => {
      const [a, b] = await pair();
      a.goOffline({ sockets, notify });
      await new Promise((resolve) => setTimeout(resolve, (seconds + Math.random()) * 1000));
      const [before, opened] = [performance.now(), a.phone.sockets.length];
      a.goOnline(notify);
      for (const one of [a, b]) await one.until('hearing the other', hears(one, 1), 20_000);
      const healed = Math.round(performance.now() - before);
      if (process.env.HEALING)
        process.stderr.write(`${seconds} s, ${sockets}, told ${notify}: ${healed} ms\n`);
      expect(healed).toBeLessThan(HEALS_WITHIN);
      // A knock and a login, and what the SDK was at.
      expect(a.phone.sockets.length - opened).toBeLessThanOrEqual(5);
    })(),
  150_000,
);
