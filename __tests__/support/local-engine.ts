import type { VoiceEngine } from '@/call/sdk/voice-engine';
import { toCallError } from '@/call/errors/sdk-error';
import type { EngineUnderTest, RecordedEvent } from './engine-contract';

const names = [
  ...['roomStateUpdate', 'roomStateChanged', 'roomUserUpdate', 'roomOnlineUserCountUpdate'],
  ...['roomStreamUpdate', 'streamExtraInfoUpdate', 'publisherStateUpdate', 'playerStateUpdate'],
  ...['publishQualityUpdate', 'playQualityUpdate', 'tokenWillExpire', 'linkStateUpdate'],
  ...[
    'mediaCode',
    'mediaError',
    'networkQuality',
    'soundLevel',
    'playbackBlocked',
    'microphonesUpdate',
  ],
] as RecordedEvent['name'][];

/** An engine of the same program, with its events recorded. Also runs in a browser. */
export function recorded(engine: VoiceEngine): EngineUnderTest {
  const events: RecordedEvent[] = [];
  for (const name of names) {
    engine.on(name, (...args: unknown[]) => {
      events.push(JSON.parse(JSON.stringify({ name, args })) as RecordedEvent);
    });
  }
  return {
    async call(method, ...args) {
      try {
        await (engine[method] as (...given: unknown[]) => unknown)(...args);
        return null;
      } catch (error) {
        return toCallError(error, 'login').failure;
      }
    },
    events: async () => events,
  };
}
