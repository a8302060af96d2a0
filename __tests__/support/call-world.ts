import { startLocalCloud, type LocalCloud } from '../../tools/local-cloud';
import type { LocalCloudOptions } from '../../tools/local-cloud/options';
import { Caller, type CallerOptions } from './caller';

/** A cloud of one's own, and people to call on it. */
export interface CallWorld {
  readonly cloud: LocalCloud;
  caller(key: string, more?: Partial<CallerOptions>): Caller;
  /** Two people in one room who hear each other. */
  pair(): Promise<[Caller, Caller]>;
}

/** Whether this caller is published and hears so many others. */
export const hears = (one: Caller, others: number) => () =>
  one.isPublishing && one.playing.length === others && one.state.phase === 'connected';

/** Runs a test in a world of its own, so that slow ones can run side by side. */
export function inWorld(
  test: (world: CallWorld) => Promise<void>,
  options: Partial<LocalCloudOptions> = {},
): () => Promise<void> {
  return async () => {
    const cloud = await startLocalCloud({ port: 0, ...options });
    const callers: Caller[] = [];
    const caller: CallWorld['caller'] = (key, more) => {
      const one = new Caller({ cloud, key, ...more });
      callers.push(one);
      return one;
    };
    const pair: CallWorld['pair'] = async () => {
      const two: [Caller, Caller] = [caller('ann'), caller('bob')];
      for (const one of two) await one.join('room');
      for (const one of two) await one.until('hearing the other', hears(one, 1));
      return two;
    };
    try {
      await test({ cloud, caller, pair });
    } finally {
      for (const one of callers) one.close();
      await cloud.close();
    }
  };
}
