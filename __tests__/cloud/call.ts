import { startLocalCloud, type LocalCloud } from '../../tools/local-cloud/index';
import type { LocalCloudOptions } from '../../tools/local-cloud/options';
import type { UserState } from '../../tools/local-cloud/state';
import { about, createCaller, type Caller } from './caller';

/** A call in which Ann publishes and Bob sees it; all that happened until then is forgotten. */
export interface Call {
  readonly cloud: LocalCloud;
  readonly ann: Caller;
  readonly bob: Caller;
  /** What the cloud knows of a user of the room. */
  user(userID: string): UserState | undefined;
  /** What Bob heard about streams: ADD and DELETE. */
  streamUpdates(): unknown[];
  end(): Promise<void>;
}

export async function startCall(options: Partial<LocalCloudOptions> = {}): Promise<Call> {
  const cloud = await startLocalCloud({ port: 0, ...options });
  const ann = createCaller(cloud, 'ann');
  const bob = createCaller(cloud, 'bob');
  await bob.join('room');
  await ann.join('room');
  await ann.publish('from-ann');
  await bob.hears('roomStreamUpdate', about('ADD', 'from-ann'));
  await bob.hears('roomUserUpdate', about('ADD', 'ann'));
  ann.forget();
  bob.forget();
  return {
    cloud,
    ann,
    bob,
    user: (userID) => cloud.state().rooms[0]?.users.find((one) => one.userID === userID),
    streamUpdates: () => bob.heard('roomStreamUpdate').map(([, type]) => type),
    async end() {
      ann.hangUp();
      bob.hangUp();
      await cloud.close();
    },
  };
}

/** Matches `roomStateChanged`. */
export const reconnected = (_roomID: string, reason: string): boolean => reason === 'RECONNECTED';
