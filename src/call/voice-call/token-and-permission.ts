/** Adapts what the app has (token client, platform) to what the session asks for. */
import type { MicrophoneAnswer } from '../platform/permission/microphone';
import type { Tokens } from '../token/token-client';
import { TokenError } from '../token/token-error';
import { CallError } from '../errors/call-error';
import type { FailureKind } from '../errors/failures';
import type { Permissions, TokenSource } from '../session/ports';

/** What the service, or the lack of a ticket, says of an invitation, a room, or oneself. */
const refusedFor: Readonly<Partial<Record<string, FailureKind>>> = {
  ticket_missing: 'invitation-missing',
  ticket_invalid: 'invitation-over',
  ticket_used_up: 'invitation-over',
  another_room: 'invitation-elsewhere',
  room_unknown: 'room-id-invalid',
  room_locked: 'blocked',
  removed: 'blocked',
  policy_refused: 'blocked',
  user_denied: 'blocked',
};

/** The token client as the session's source; its errors become failures of the call. */
export function tokenSource(client: Pick<Tokens, 'roomToken' | 'host'>): TokenSource {
  const { host } = client;
  return {
    roomToken: (...asked) => client.roomToken(...asked).catch(failed),
    host: host && {
      act: (...asked) => host.act(...asked).catch(failed),
      view: (...asked) => host.view(...asked).catch(failed),
    },
  };
}

function failed(error: unknown): never {
  if (!(error instanceof TokenError)) throw error;
  const kind = refusedFor[error.code] ?? (`token-service-${error.reason}` as const);
  throw new CallError(kind, 'token', { detail: error.detail, cause: error });
}

const refusals: Record<Exclude<MicrophoneAnswer, 'granted'>, FailureKind> = {
  'privacy-refused': 'privacy-refused',
  undeclared: 'configuration',
  refused: 'microphone-refused',
  'refused-by-system': 'microphone-refused-by-system',
  'refused-in-browser': 'browser-microphone-refused',
  'refused-by-browser-system': 'browser-microphone-refused-by-system',
  missing: 'microphone-missing',
  busy: 'microphone-busy',
  insecure: 'page-insecure',
  unsupported: 'browser-unsupported',
  unavailable: 'microphone-unavailable',
};

/** The platform's question for the microphone as the session's. */
export function microphonePermission(
  ask: (onGranted?: () => void) => Promise<MicrophoneAnswer>,
): Pick<Permissions, 'requestMicrophone'> {
  return {
    async requestMicrophone(onGranted) {
      const answer = await ask(onGranted);
      if (answer === 'granted') return;
      const step =
        answer === 'privacy-refused' || answer === 'undeclared' ? 'privacy' : 'permission';
      throw new CallError(refusals[answer], step, { detail: answer });
    },
  };
}
