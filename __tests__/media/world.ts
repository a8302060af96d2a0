import { startLocalCloud, type LocalCloud } from '../../tools/local-cloud/index';
import type { LocalCloudOptions } from '../../tools/local-cloud/options';
import type { MediaState } from '../../tools/local-cloud/media/state';
import { openWeb, type WebCaller } from '../support/browser/sdk/web-caller';

/** One browser for a file, one cloud for a test; whoever calls is gone after it. */
export function mediaWorld(options: Partial<LocalCloudOptions> = {}) {
  const callers: WebCaller[] = [];
  let cloud: LocalCloud;
  let web: Awaited<ReturnType<typeof openWeb>>;

  beforeAll(async () => {
    web = await openWeb(() => cloud);
  });

  beforeEach(async () => {
    cloud = await startLocalCloud({ port: 0, ...options });
  });

  afterEach(async () => {
    await Promise.all(callers.splice(0).map((caller) => caller.close()));
    await cloud.close();
  });

  afterAll(() => web.close());

  const world = {
    get cloud() {
      return cloud;
    },
    /** Somebody who is in the room, with a token that permits everything unless another is given. */
    async joined(userID: string, token?: string): Promise<WebCaller> {
      const caller = await web.caller(userID);
      callers.push(caller);
      await caller.join('room', token);
      return caller;
    },
    /** Somebody who is in the room and speaks. */
    async speaker(userID: string): Promise<WebCaller> {
      const caller = await world.joined(userID);
      await caller.publish();
      return caller;
    },
    /** Ann speaks, Bob hears her; all that happened until then is forgotten. */
    async call(): Promise<{ ann: WebCaller; bob: WebCaller }> {
      const ann = await world.speaker('ann');
      const bob = await world.joined('bob');
      await bob.play('from-ann');
      await bob.untilLoud('from-ann');
      await ann.forget();
      await bob.forget();
      return { ann, bob };
    },
    /** The media of those who publish or play a stream. */
    media(kind: 'publish' | 'play', streamID: string): MediaState | undefined {
      return cloud.state().media.find((one) => one.kind === kind && one.streamID === streamID);
    },
    /** How many packets reach a player within `ms`. */
    async flow(streamID: string, ms = 500): Promise<number> {
      const before = world.media('play', streamID)?.packets ?? 0;
      await new Promise((resolve) => setTimeout(resolve, ms));
      return (world.media('play', streamID)?.packets ?? 0) - before;
    },
  };
  return world;
}
