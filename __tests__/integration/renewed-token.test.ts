import { defaults } from '../../tools/local-cloud/options';
import { hears, inWorld } from '../support/call-world';

/** As the SDK tells of the end 30 s before, this lasts as long: both worlds at once. */
const TOKEN_TTL = 33;

/** After the end of her first token Ann's sound breaks off, and is begun anew. */
const publishesAnew = (renewalCountsForMedia: boolean) =>
  inWorld(
    async ({ cloud, pair }) => {
      const [a, b] = await pair();
      const own = () =>
        cloud
          .state()
          .rooms[0]?.streams.filter(({ userID }) => userID === a.userID)
          .map(({ streamID }) => streamID) ?? [];
      const [first = ''] = own();
      await new Promise((resolve) => setTimeout(resolve, (TOKEN_TTL + 2) * 1000));
      expect(own()).toEqual([first]);
      a.media.pusher.code(-1307);
      await a.until('without a stream', () => own().length === 0);
      await a.until('publishing again', () => own().length === 1, 20_000);
      await b.until('hearing it', hears(b, 1), 20_000);
      // Where the SDK's old token is refused, the call enters the room anew, under another name.
      expect(own()[0] === first).toBe(renewalCountsForMedia);
      expect(a.state.phase).toBe('connected');
    },
    {
      tokenTtl: TOKEN_TTL,
      rights: true,
      unverified: { ...defaults.unverified, renewalCountsForMedia },
    },
  )();

test('a stream is begun anew with a renewed token, whatever the cloud makes of the SDK', async () => {
  await Promise.all([true, false].map(publishesAnew));
}, 90_000);
