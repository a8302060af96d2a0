import type { VoiceEngine } from '../sdk/voice-engine';
import { toCallError } from '../errors/sdk-error';
import type { CallStep } from '../errors/call-error';
import type { Redaction } from './redaction';

/** What is written down; the rest is asked too often, or tells nothing. */
type Recorded = Exclude<keyof VoiceEngine, 'sdkVersion' | 'on' | 'probeLink'>;

/** What each is called in the log. */
type Said = { [M in Recorded]: (...args: Parameters<NonNullable<VoiceEngine[M]>>) => string };

/** The step that a failure of it belongs to, where it isn't `publish`. */
const steps: { readonly [M in Recorded]?: CallStep } = {
  prepare: 'engine',
  loginRoom: 'login',
  startPlaying: 'play',
};

/** An engine that does what another does and writes down what was asked of it, and how long it took. */
export function recordedEngine(
  engine: VoiceEngine,
  redaction: Redaction,
  add: (text: string, said?: string) => void,
  now: () => number,
): VoiceEngine {
  const stream = (streamID: string) => redaction.id('stream', streamID);
  const said: Said = {
    prepare: () => 'prepare',
    loginRoom(roomID, _token, { userID, userName }) {
      redaction.name(userName);
      return `login to ${redaction.id('room', roomID)} as ${redaction.id('user', userID)}`;
    },
    logoutRoom: (roomID) => `logout of ${redaction.id('room', roomID)}`,
    renewToken: () => 'renew token',
    startPublishing: (streamID) => `publish ${stream(streamID)}`,
    stopPublishing: () => 'stop publishing',
    setMicrophone: (on) => `microphone ${on ? 'on' : 'off'}`,
    chooseMicrophone: () => 'choose microphone',
    recordAnew: () => 'record anew',
    setStreamExtraInfo: () => 'announce',
    // What it says stays between people.
    sendBroadcastMessage: () => 'message',
    sendCustomCommand: () => 'command',
    startPlaying: (streamID) => `play ${stream(streamID)}`,
    stopPlaying: (streamID) => `stop playing ${stream(streamID)}`,
    applyWorkaround: (streamID, how) => `${how} of ${stream(streamID)}`,
    resetLink: () => 'reset link',
    destroy: () => 'destroy engine',
  };
  const timed = async (what: string, step: CallStep, promise: Promise<void>): Promise<void> => {
    const begun = now();
    try {
      await promise;
      add(`${what}: done in ${now() - begun} ms`);
    } catch (error) {
      const { kind, code, detail } = toCallError(error, step);
      const why = code ? `${kind} code ${code}` : kind;
      add(`${what}: failed after ${now() - begun} ms: ${why}`, detail);
      throw error;
    }
  };
  const recorded: Record<string, unknown> = {
    sdkVersion: engine.sdkVersion,
    on: engine.on.bind(engine),
    probeLink: engine.probeLink.bind(engine),
  };
  for (const method of Object.keys(said) as Recorded[]) {
    const ask = Reflect.get(engine, method) as ((...args: unknown[]) => unknown) | undefined;
    if (!ask) continue;
    recorded[method] = (...args: unknown[]) => {
      const what = (said[method] as (...given: unknown[]) => string)(...args);
      add(what);
      const answer = ask.apply(engine, args);
      return answer instanceof Promise
        ? timed(what, steps[method] ?? 'publish', answer as Promise<void>)
        : answer;
    };
  }
  return recorded as unknown as VoiceEngine;
}
