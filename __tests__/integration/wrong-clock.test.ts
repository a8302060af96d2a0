import { hears, inWorld } from '../support/call-world';

const HOURS = 3_600_000;

/** Short enough to be renewed while a test waits: 30 s before its end. */
const TOKEN_TTL = 50;

test(
  'phones whose clocks are hours off join, and their tokens are renewed in time, once',
  inWorld(
    async ({ caller }) => {
      const phones = [
        caller('behind', { clockAhead: -5 * HOURS }),
        caller('ahead', { clockAhead: 5 * HOURS }),
      ];
      const asked = new Map(phones.map((one) => [one, 0]));
      for (const one of phones) {
        const { request } = one.phone.wx;
        const counted: typeof request = (options) => {
          if (options.url.endsWith('/v1/token')) asked.set(one, (asked.get(one) ?? 0) + 1);
          return request(options);
        };
        Object.assign(one.phone.wx, { request: counted });
        await one.join('room');
      }
      for (const one of phones) await one.until('hearing the other', hears(one, 1));
      for (const one of phones) await one.until('renewed', () => asked.get(one) === 2, 28_000);
      // The SDK of the one that is ahead had its say at the login; nothing came of it.
      await new Promise((resolve) => setTimeout(resolve, 2000));
      expect(phones.map((one) => asked.get(one))).toEqual([2, 2]);
      for (const one of phones) {
        expect(hears(one, 1)()).toBe(true);
        expect(one.phases).toEqual(['preparing', 'joining', 'connected']);
      }
    },
    // With privileges the cloud itself tells the SDK how long a token lives.
    { tokenTtl: TOKEN_TTL, rights: false },
  ),
  60_000,
);
