/** docs/guide/sequence.md draws the way of a stream call by call, as it is. */
import { MediaRegistry } from '@/call/media/registry';
import { hears, inWorld } from '../support/call-world';
import { read } from '../support/documents/documents';
import { callsUnderWay } from '../support/stack';

const MOST = 16;

const [, section = ''] = read('docs/guide/sequence.md').split('## The way of a stream\n');
const drawn = Array.from(
  section.matchAll(/^\| \d+ +\| (.*?) +\| `(.*?)` +\|/gm),
  // A function without a name of its own is told in words.
  ([, call = '', file = '']) => `${file} ${/^`(?:\w+\.)?(\w+)`$/.exec(call)?.[1] ?? ''}`,
);

afterEach(() => jest.restoreAllMocks());

test(
  'from the SDK’s event to the start of a player there are the calls that are drawn, and few',
  inWorld(async ({ caller }) => {
    const [ann, bob] = [caller('ann'), caller('bob')];
    const way = new Set<string>();
    const note = (calls: string[]) => calls.forEach((call) => way.add(call));

    // The one moment of waiting on the way: what is under way before it is not afterwards.
    const { acquirePlayer } = MediaRegistry.prototype;
    jest.spyOn(MediaRegistry.prototype, 'acquirePlayer').mockImplementation(function (
      this: MediaRegistry,
      streamID,
    ) {
      note([...callsUnderWay(), 'media/registry.ts acquirePlayer']);
      return acquirePlayer.call(this, streamID);
    });
    const sdk = ann.phone.ZegoExpressEngine.prototype;
    const { getPlayerInstance } = sdk;
    jest.spyOn(sdk, 'getPlayerInstance').mockImplementation(function (
      this: typeof sdk,
      ...args: Parameters<typeof getPlayerInstance>
    ) {
      note(callsUnderWay());
      return getPlayerInstance.apply(this, args);
    });

    await ann.join('room');
    await ann.until('published', () => ann.isPublishing);
    await bob.join('room');
    await ann.until('hearing the other', hears(ann, 1));
    expect([...way]).toEqual(drawn);
    expect(way.size).toBeLessThanOrEqual(MOST);
  }),
);
