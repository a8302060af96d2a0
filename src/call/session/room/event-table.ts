import type {
  Dispose,
  EngineEvents,
  RoomEvents,
  RoomState,
  VoiceEngine,
} from '../../sdk/voice-engine';
import type { CallState } from '../../store/call-state';
import type { CallStore } from '../../store/call-store';
import * as mirror from '../../store/mirror';
import type { Lifeline } from '../recovery/lifeline';
import type { RoomSound } from '../streams/room-sound';
import type { RoomConnection } from './room-connection';

/** The stay in a room, as far as events reach it. */
export interface EventsTarget {
  readonly sound: RoomSound;
  readonly connection: RoomConnection;
  readonly lifeline: Lifeline;
  /** The target writes the room's state itself, for what it means depends on the call. */
  onRoomState(state: RoomState, code: number, extendedData: string): void;
  /** Comes before an event that lists who is in the room. */
  forgetStale(): void;
}

interface Row<Told extends unknown[]> {
  /** Whether it lists who is in the room. */
  readonly lists?: true;
  /** What it changes in the mirror. */
  readonly mirror?: (now: CallState, ...told: Told) => Partial<CallState>;
  /** What follows from it. */
  readonly follows?: (stay: EventsTarget, ...told: Told) => void;
}

/** Of a room: told without the room's ID. */
type RoomRow<Args> = Args extends [string, ...infer Told]
  ? Row<Told> & { readonly ofRoom: true }
  : never;

/** seed: 常见通知回调. Every event of the engine, what it changes in the mirror, what follows. */
const table: {
  readonly [E in keyof EngineEvents]: E extends keyof RoomEvents
    ? RoomRow<EngineEvents[E]>
    : Row<EngineEvents[E]>;
} = {
  roomStateUpdate: { ofRoom: true, follows: (stay, ...told) => stay.onRoomState(...told) },
  roomStateChanged: { ofRoom: true },
  roomUserUpdate: { ofRoom: true, lists: true, mirror: mirror.roomUserUpdate },
  roomOnlineUserCountUpdate: {
    ofRoom: true,
    lists: true,
    mirror: mirror.roomOnlineUserCountUpdate,
  },
  roomStreamUpdate: {
    ofRoom: true,
    lists: true,
    mirror: mirror.roomStreamUpdate,
    follows: ({ sound }) => sound.streams.sync(),
  },
  streamExtraInfoUpdate: { ofRoom: true, mirror: mirror.streamExtraInfoUpdate },
  tokenWillExpire: { ofRoom: true, follows: ({ connection }) => void connection.renewToken() },
  // Of features, if the call has them.
  IMRecvBroadcastMessage: { ofRoom: true },
  IMRecvCustomCommand: { ofRoom: true },
  publisherStateUpdate: {
    mirror: mirror.publisherStateUpdate,
    follows: ({ sound }, update) => sound.onStream('publish', update),
  },
  playerStateUpdate: {
    mirror: mirror.playerStateUpdate,
    follows: ({ sound }, update) => sound.onStream('play', update),
  },
  publishQualityUpdate: {},
  playQualityUpdate: {},
  linkStateUpdate: { follows: ({ lifeline }, state) => lifeline.onLink(state) },
  linkHeard: { follows: ({ lifeline }) => lifeline.onLinkHeard() },
  mediaCode: { follows: ({ sound }, code) => sound.onMediaCode(code) },
  mediaError: { follows: ({ sound }, fault) => sound.onMediaError(fault) },
  networkQuality: { follows: ({ sound }, ...told) => sound.onQuality(...told) },
  soundFlow: { follows: ({ sound }, ...told) => sound.onFlow(...told) },
  soundLevel: { follows: ({ sound }, ...told) => sound.onSoundLevel(...told) },
  microphoneHeld: { follows: ({ sound }, ...told) => sound.onMicrophoneHeld(...told) },
  touched: { follows: ({ sound }) => sound.onTouched() },
  playbackBlocked: { mirror: mirror.playbackBlocked },
  microphonesUpdate: { mirror: mirror.microphonesUpdate },
};

/** Has every event do what its row says, until disposed of. */
export function listenToEvents(engine: VoiceEngine, store: CallStore, stay: EventsTarget): Dispose {
  const { roomID } = store.getState();
  const disposers = (Object.keys(table) as (keyof EngineEvents)[]).map((event) => {
    const row = table[event] as unknown as Row<unknown[]> & { readonly ofRoom?: true };
    return engine.on(event, (...args: unknown[]) => {
      // Events of a room that was left may still come.
      if (row.ofRoom && args[0] !== roomID) return;
      const told = row.ofRoom ? args.slice(1) : args;
      if (row.lists) stay.forgetStale();
      const reduce = row.mirror;
      if (reduce) store.setState((now) => reduce(now, ...told));
      row.follows?.(stay, ...told);
    });
  });
  return () => disposers.forEach((dispose) => dispose());
}
