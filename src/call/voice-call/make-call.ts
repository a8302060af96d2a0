/** Where the call is put together, whatever its SDK: the stores, the session, what it runs on. */
import { mishaps } from '../memory/mishaps';
import { device } from '../platform/device';
import { onInterruption } from '../platform/interruption';
import { onClose, onHide, onShow } from '../platform/lifecycle';
import { isOnline, onNetworkChange } from '../platform/network';
import { deniedBySystem, requestMicrophone } from '../platform/permission';
import { setKeepScreenOn } from '../platform/screen';
import { steadyNow, keepClockRunning } from '../platform/steady-clock';
import { versions } from '../platform/versions';
import { wallNow } from '../platform/wall-clock';
import { settings } from '../settings';
import { tokens } from '../token/tokens';
import { Diagnostics, type Report } from '../diagnostics/diagnostics';
import type { VoiceEngine } from '../sdk/voice-engine';
import { microphonePermission, tokenSource } from './token-and-permission';
import { CallSession } from '../session/call-session';
import type { CallCommands } from '../session/commands';
import { makeStreamID } from '../session/streams/stream-id';
import { batched } from '../store/batched';
import type { CallState } from '../store/call-state';
import { createCallStore, type ReadonlyCallStore } from '../store/call-store';
import { createLevelsStore, type ReadonlyLevelsStore } from '../store/levels';

/** The call as the screen has it. */
export interface Call {
  /** The mirror of the call, for reading. */
  readonly store: ReadonlyCallStore;
  /** Who speaks, and how good the network is. */
  readonly levels: ReadonlyLevelsStore;
  /** What the screen can ask of the call. */
  readonly commands: CallCommands;
  /** What happened lately. */
  readonly diagnostics: Report;
}

export interface CallParts {
  /** Fetches what engines are made of, where it doesn't come with the app. */
  readonly loadEngine?: () => Promise<void>;
  /** Makes the one engine of a call; throws a CallError of step `engine`. */
  readonly createEngine: () => VoiceEngine;
}

/** Who joins, or has lost the room, waits for nothing else. */
const isInCall = (now: CallState, told: CallState) =>
  now.phase === 'connected' && told.phase !== 'connected';

/** The call of this app, made once. */
export function makeCall({ loadEngine, createEngine }: CallParts): Call {
  const store = createCallStore();
  const levels = createLevelsStore();
  const surroundings = {
    isOnline,
    onNetworkChange,
    onShow,
    onHide,
    onInterruption,
    setKeepScreenOn,
  };
  const diagnostics = new Diagnostics({
    now: wallNow,
    elapsed: steadyNow,
    versions: () => versions(settings.version),
    mishaps,
  });
  diagnostics.stores(store, levels);
  diagnostics.surroundings(surroundings);
  const commands = new CallSession(store, levels, {
    loadEngine,
    createEngine: () => diagnostics.engine(createEngine()),
    tokens: tokenSource(tokens),
    permissions: { ...microphonePermission(requestMicrophone), deniedBySystem },
    surroundings,
    clock: {
      now: steadyNow,
      keepRunning: keepClockRunning,
      setTimeout: (callback, ms) => setTimeout(callback, ms) as unknown as number,
      clearTimeout: (id) => clearTimeout(id),
    },
    phone: device,
    streamID: (roomID, { userID }) => makeStreamID(roomID, userID, wallNow(), Math.random),
  });
  // This runs when the call page is opened, not when its package is fetched ahead, which runs no
  // script: the person is calling, and the socket opens while the page is drawn.
  if (!loadEngine) commands.warm();
  // The others should see a closed page go at once, not when its heartbeats are missed.
  onClose(() => commands.dispose());
  return { store: batched(store, isInCall), levels: batched(levels), commands, diagnostics };
}
