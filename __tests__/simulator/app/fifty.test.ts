import { MAX_PLAYERS } from '@/call/session/streams/heard-streams';
import { openAppWorld, ROOM, type AppWorld } from '../../support/app-world';

/** WeChat's own audit: more than so many setData a second make a page stutter. */
const AUDIT = 20;

/** Volume events come five times a second and stream. */
const EVERY = 200;
const SECONDS = 20;

let world: AppWorld;

beforeAll(async () => {
  world = await openAppWorld();
});

afterAll(() => world.close());

test('fifty people of whom as many as are played tell their volume five times a second', async () => {
  const others = world.cloud.addPeers(ROOM, 49, { together: true });
  const a = await world.phone('Ann', { clock: 'virtual', media: { volume: 0 } });
  await a.advance(1000);
  await a.tap('#join');
  let joined = 0;
  await a.until(
    async () => {
      await a.advance(500);
      joined += 500;
      return (await a.players()).filter(({ state }) => state === 'running').length;
    },
    (heard) => heard === MAX_PLAYERS,
    { timeout: 20_000 },
  );
  process.stdout.write(`fifty members: all that are played are heard ${joined} ms after the tap\n`);
  await a.waitFor('#room-state', 'In call');
  expect(await a.count('.member')).toBe(50);

  // Whom one looks at stays where they are, whoever comes or goes further on.
  const middle = a.find('.member').nth(25);
  await middle.scrollIntoViewIfNeeded();
  const place = await middle.boundingBox();
  expect(place!.y).toBeGreaterThan(0);
  for (const { userID } of others.slice(-2)) world.cloud.removePeers(ROOM, { userIDs: [userID] });
  await a.advance(1000);
  expect(await middle.boundingBox()).toEqual(place);
  world.cloud.addPeers(ROOM, 2);
  await a.advance(3000);
  expect(await a.count('.member')).toBe(50);
  expect(await middle.boundingBox()).toEqual(place);
  await a.resetSetDataStats();

  const flips = await a.browserPage.evaluate(
    async ([every, seconds]) => {
      const { phone } = window;
      if (!phone) throw new Error('no phone');
      const streams = [phone.media.pusherOf()!, ...phone.media.players()];
      // Each talks for two seconds and listens for six, at a time of its own.
      const talks = (n: number, at: number) => (at / 1000 + n * 0.7) % 8 < 2;
      let changes = 0;
      for (let at = 0; at < seconds * 1000; at += every) {
        streams.forEach((stream, n) => {
          if (talks(n, at) !== talks(n, at - every)) changes += 1;
          // Speech has pauses between its words.
          const loud = talks(n, at) && (at / every) % 4 !== 0;
          stream.emit('audiovolumenotify', { volume: loud ? 55 : 2 });
        });
        await phone.advance(every);
      }
      return changes;
    },
    [EVERY, SECONDS] as const,
  );

  const stats = Object.entries(await a.setDataStats());
  const perSecond = (of: 'calls' | 'bytes') =>
    stats.reduce((sum, [, one]) => sum + one[of], 0) / SECONDS;
  const events = ((MAX_PLAYERS + 1) * 1000) / EVERY;
  process.stdout.write(
    `fifty members, ${MAX_PLAYERS} played: ${events} volume events/s, ` +
      `${(flips / SECONDS).toFixed(1)} begin or end to speak/s, ` +
      `${perSecond('calls').toFixed(1)} setData/s, ${Math.round(perSecond('bytes'))} bytes/s\n` +
      stats
        .map(([path, { calls, bytes }]) => `  ${path}: ${calls} calls, ${bytes} bytes\n`)
        .join(''),
  );
  // Rings did light up, and nothing else was drawn for them.
  expect(perSecond('calls')).toBeGreaterThan(1);
  expect(perSecond('calls')).toBeLessThan(AUDIT);
  expect(perSecond('bytes')).toBeLessThan(2048);
  expect(await a.errors()).toEqual([]);
});
