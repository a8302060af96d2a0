/** Somebody sets the phone's clock in a call, again and again: nothing is to be seen of it. */
import { openAppWorld, ROOM, type AppWorld } from '../../support/app-world';
import type { PhoneDriver } from '../../support/simulator';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SETTINGS = [-2 * HOUR, -MINUTE, MINUTE, 2 * HOUR] as const;
const MOMENTS = 20;
/** How long a token lives, in s, and from when on the app renews it, in ms. */
const TOKEN_LIFE = 120;
const RENEWED_AFTER = 90_000;
/** How long the SDK takes to be back in the room, in virtual ms. */
const SDK_HEALS_WITHIN = 20_000;
/** How long an interruption takes to heal, in virtual ms. */
const HEALS_WITHIN = 4000;

let world: AppWorld;

beforeAll(async () => {
  world = await openAppWorld({ tokenTtl: TOKEN_LIFE });
});

afterEach(() => world.clear());
afterAll(() => world.close());

/** From 0 to 1, the same for the same seed (mulberry32). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const secondsOf = (shown: string) =>
  shown.split(':').reduce((sum, part) => 60 * sum + Number(part), 0);

/** A call on virtual time that knows how long it has been going on. */
class Call {
  elapsed = 0;
  tokens = 0;

  constructor(readonly phone: PhoneDriver) {
    phone.browserPage.on('request', (request) => {
      if (request.url().endsWith('/v1/token')) this.tokens += 1;
    });
  }

  async pass(ms: number): Promise<void> {
    await this.phone.advance(ms);
    this.elapsed += ms;
  }

  async shown() {
    const { phone } = this;
    const [pusher, players] = [await phone.pusher(), await phone.players()];
    return {
      room: await phone.text('#room-state'),
      banners: await phone.count('.banner'),
      late:
        Math.abs(secondsOf(await phone.text('.call-header__timer')) * 1000 - this.elapsed) > 1500,
      pusher: pusher?.state,
      players: players.map(({ state }) => state),
      rings: await phone.count('.avatar--speaking'),
    };
  }
}

const WELL = {
  room: 'In call',
  banners: 0,
  late: false,
  pusher: 'running',
  players: ['running'],
  rings: 0,
};

const isWell = (shown: object) => JSON.stringify(shown) === JSON.stringify(WELL);

test.each([1, 2, 3])(
  'the clock set at twenty moments, seed %i: timer, tokens, healing and rings as without',
  async (seed) => {
    const chance = chances(seed);
    world.cloud.addPeers(ROOM, 1);
    const phone = await world.phone('Ann', {
      clock: 'virtual',
      profile: seed % 2 ? 'android' : 'ios',
      media: { volume: 0 },
    });
    const call = new Call(phone);
    await phone.tap('#join');
    for (let tries = 0; (await phone.players())[0]?.state !== 'running'; tries += 1) {
      expect(tries).toBeLessThan(40);
      await phone.advance(250);
    }
    call.elapsed = secondsOf(await phone.text('.call-header__timer')) * 1000;
    const [{ streamID } = { streamID: '' }] = await phone.players();
    const tokens = call.tokens;
    for (let moment = 0; moment < MOMENTS; moment += 1) {
      await call.pass(Math.round(15_000 * chance()));
      // Somebody speaks, and an interruption is about to heal, just when the clock is set.
      const interrupted = chance() < 0.4;
      if (interrupted) {
        await phone.interruptAudio(true);
        await call.pass(Math.round(3000 * chance()));
        await phone.interruptAudio(false);
      } else {
        await phone.emitPlayer(streamID, 'audiovolumenotify', { volume: 55 });
        await call.pass(300);
        expect((await call.shown()).rings).toBe(1);
      }
      const by = SETTINGS[Math.floor(SETTINGS.length * chance())] ?? 0;
      await phone.setClock(by);
      await call.pass(HEALS_WITHIN);
      // The SDK counts by the time of day and may take its socket for lost when that jumps ahead.
      for (
        let more = 0;
        by > 0 && more < SDK_HEALS_WITHIN && !isWell(await call.shown());
        more += 1000
      )
        await call.pass(1000);
      expect({ moment, by, interrupted, ...(await call.shown()) }).toEqual({
        moment,
        by,
        interrupted,
        ...WELL,
      });
    }
    const renewals = call.tokens - tokens;
    const due = Math.floor(call.elapsed / RENEWED_AFTER);
    expect(due).toBeGreaterThan(1);
    expect(renewals).toBeGreaterThanOrEqual(due - 1);
    expect(renewals).toBeLessThanOrEqual(due + 1);
    expect(await phone.errors()).toEqual([]);
  },
);
