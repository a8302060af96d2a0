/** Where the call is put together, whatever its SDK: the stores, the session, what it runs on. */
import { provideCall } from '../memory/made-call';
import { mishaps } from '../memory/mishaps';
import { device } from '../platform/device/device';
import { onInterruption } from '../platform/surroundings/interruption';
import { onClose, onHide, onShow } from '../platform/surroundings/lifecycle';
import { isOnline, onNetworkChange } from '../platform/surroundings/network';
import { deniedBySystem, requestMicrophone } from '../platform/permission/permission';
import { setKeepScreenOn } from '../platform/surroundings/screen';
import { steadyNow, keepClockRunning } from '../platform/clock/steady-clock';
import { versions } from '../platform/device/versions';
import { wallNow } from '../platform/clock/wall-clock';
import { ownTokens } from '../token/own-tokens';
import { Diagnostics } from '../diagnostics/diagnostics';
import { provideRegistry } from '../media/current-registry';
import type { MediaRegistry } from '../media/registry';
import type { VoiceEngine } from '../sdk/voice-engine';
import { microphonePermission, tokenSource } from './token-and-permission';
import type { VoiceCall, VoiceCallOptions } from './voice-call';
import { CallSession } from '../session/call-session';
import { makeStreamID } from '../session/streams/stream-id';
import { batched } from '../store/batched';
import type { CallState } from '../store/call-state';
import { createCallStore } from '../store/call-store';
import { createLevelsStore } from '../store/levels';

/** What differs between WeChat and a browser. */
export interface CallParts {
  readonly registry: MediaRegistry<object, object>;
  /** Fetches what engines are made of, where it doesn't come with the app. */
  readonly loadEngine?: () => Promise<void>;
  /** Makes the one engine of a call; throws a CallError of step `engine`. */
  readonly createEngine: () => VoiceEngine;
}

/** Who joins, or has lost the room, waits for nothing else. */
const isInCall = (now: CallState, told: CallState) =>
  now.phase === 'connected' && told.phase !== 'connected';

/** The parts, put together. */
export function assembleCall(
  { token, appVersion = '', messages, roles }: VoiceCallOptions,
  { registry, loadEngine, createEngine }: CallParts,
): VoiceCall {
  const tokens = typeof token === 'function' ? ownTokens(token) : token;
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
    versions: () => versions(appVersion),
    mishaps,
  });
  diagnostics.stores(store, levels);
  const stopNoting = diagnostics.surroundings(surroundings);
  const commands = new CallSession(
    store,
    levels,
    {
      loadEngine,
      createEngine: () => diagnostics.engine(createEngine()),
      tokens: tokenSource(tokens),
      permissions: {
        ...microphonePermission((onGranted) =>
          requestMicrophone(() => registry.whenPusher(), onGranted),
        ),
        deniedBySystem,
      },
      surroundings,
      clock: {
        now: steadyNow,
        keepRunning: keepClockRunning,
        setTimeout: (callback, ms) => setTimeout(callback, ms) as unknown as number,
        clearTimeout: (id) => clearTimeout(id),
      },
      phone: device,
      streamID: (roomID, { userID }) => makeStreamID(roomID, userID, wallNow(), Math.random),
    },
    [messages, roles].filter((feature) => feature !== undefined),
  );
  const withdrawRegistry = provideRegistry(registry);
  // The others should see a closed page go at once, not when its heartbeats are missed.
  const stopWaiting = onClose(() => commands.dispose());
  let disposed = false;
  const call: VoiceCall = {
    store: batched(store, isInCall),
    levels: batched(levels),
    ...{ commands, diagnostics, messages, roles },
    invite: tokens.invite?.bind(tokens),
    host: tokens.host,
    prepare() {
      const warm = () => disposed || commands.warm();
      if (loadEngine) loadEngine().then(warm, () => undefined);
      else warm();
    },
    dispose() {
      disposed = true;
      commands.dispose();
      stopNoting();
      stopWaiting();
      withdrawRegistry();
      withdrawCall();
    },
  };
  const withdrawCall = provideCall(call);
  return call;
}
