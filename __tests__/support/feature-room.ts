import type { FeatureRoom } from '@/call/session/room/room-feature';
import { Timers } from '@/call/session/async/timers';
import { createCallStore } from '@/call/store/call-store';
import type { FakeClock } from './fake-clock';
import { never, type FakeEngine } from './fake-engine';

/** A room for a feature by itself, without sound, and in which nobody gives or takes rights. */
export function featureRoom(
  roomID: string,
  user: FeatureRoom['user'],
  engine: FakeEngine,
  clock: FakeClock,
): FeatureRoom & { readonly timers: Timers } {
  return {
    ...{ roomID, user, engine },
    timers: new Timers(clock),
    store: createCallStore(),
    setMicrophone: () => undefined,
    askRights: never,
    host: undefined,
  };
}
