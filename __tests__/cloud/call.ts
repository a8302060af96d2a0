import { startLocalCloud, type LocalCloud } from '../../tools/local-cloud/index';
import type { LocalCloudOptions } from '../../tools/local-cloud/options';
import type { UserState } from '../../tools/local-cloud/state';
import { about, createCaller, type Caller } from './caller';

/** A cloud of a test's own, and two phones with the real SDK. */
export interface Pair {
  readonly cloud: LocalCloud;
  readonly ann: Caller;
  readonly bob: Caller;
  end(): Promise<void>;
}

async function openPair(options: Partial<LocalCloudOptions>): Promise<Pair> {
  const cloud = await startLocalCloud({ port: 0, ...options });
  const ann = createCaller(cloud, 'ann');
  const bob = createCaller(cloud, 'bob');
  return {
    ...{ cloud, ann, bob },
    async end() {
      ann.hangUp();
      bob.hangUp();
      await cloud.close();
    },
  };
}

/** Ann, then Bob, are in a room. */
export async function startPair(options: Partial<LocalCloudOptions> = {}): Promise<Pair> {
  const pair = await openPair(options);
  await pair.ann.join('room');
  await pair.bob.join('room');
  return pair;
}

/** A call in which Ann publishes and Bob sees it; all that happened until then is forgotten. */
export interface Call extends Pair {
  /** What the cloud knows of a user of the room. */
  user(userID: string): UserState | undefined;
  /** What Bob heard about streams: ADD and DELETE. */
  streamUpdates(): unknown[];
}

export async function startCall(options: Partial<LocalCloudOptions> = {}): Promise<Call> {
  const pair = await openPair(options);
  const { cloud, ann, bob } = pair;
  await bob.join('room');
  await ann.join('room');
  await ann.publish('from-ann');
  await bob.hears('roomStreamUpdate', about('ADD', 'from-ann'));
  await bob.hears('roomUserUpdate', about('ADD', 'ann'));
  ann.forget();
  bob.forget();
  return {
    ...pair,
    user: (userID) => cloud.state().rooms[0]?.users.find((one) => one.userID === userID),
    streamUpdates: () => bob.heard('roomStreamUpdate').map(([, type]) => type),
  };
}

/** Matches `roomStateChanged`. */
export const reconnected = (_roomID: string, reason: string): boolean => reason === 'RECONNECTED';
