import type { Failure } from '../errors/call-error';
import type { CallState } from '../store/call-state';
import type { ReadonlyCallStore } from '../store/call-store';
import type { ReadonlyLevelsStore } from '../store/levels';
import type { Redaction } from './redaction';

/** Of these fields every change is a line; the rest is told by the events that change it. */
const fields: { [F in keyof CallState]?: (value: CallState[F]) => string } = {
  phase: (phase) => `phase ${phase}`,
  microphoneOn: (on) => `microphone meant to be ${on ? 'on' : 'off'}`,
  soundMode: (mode) => `sound from ${mode}`,
  reconnectingCause: (cause) => (cause ? `cannot reach the room: ${cause}` : 'reaches the room'),
  weakNetwork: (weak) => `network ${weak ? 'weak' : 'no longer weak'}`,
  waiting: ({ size }) => `${size} streams wait for a tap`,
  failure: (failure) => told('failure', failure),
  publishFailure: (failure) => told('own sound', failure),
  microphoneHint: (hint) => `own microphone: ${hint ?? 'heard'}`,
};

/** Writes down what changes in the call's mirror, and each lasting change of a stream's quality. */
export function logStore(
  call: ReadonlyCallStore,
  levels: ReadonlyLevelsStore,
  redaction: Redaction,
  add: (text: string, said?: string) => void,
): void {
  call.subscribe((state, before) => {
    redaction.name(state.userName);
    const tell = <F extends keyof CallState>(field: F) => {
      if (state[field] === before[field]) return;
      const text = fields[field]?.(state[field]);
      if (text && text !== fields[field]?.(before[field])) add(text, saidOf(state[field]));
    };
    (Object.keys(fields) as (keyof CallState)[]).forEach(tell);
  });
  levels.subscribe(({ quality }, before) => {
    if (quality === before.quality) return;
    for (const [streamID, value] of quality) {
      if (value !== before.quality.get(streamID)) {
        add(`${redaction.id('stream', streamID)} network ${value}`);
      }
    }
  });
}

function told(what: string, failure: Failure | null): string {
  if (!failure) return `${what}: none`;
  const { kind, step, code } = failure;
  return `${what}: ${kind} at ${step}${code ? ` code ${code}` : ''}`;
}

/** What a host wrote to somebody stays between them: of a kick-out only the code is kept. */
function saidOf(value: CallState[keyof CallState]): string {
  if (typeof value !== 'object' || value === null || !('detail' in value)) return '';
  return value.kind === 'kicked-by-host' ? '' : value.detail;
}
