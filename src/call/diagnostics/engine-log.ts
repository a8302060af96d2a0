import type { RemoteStream, StreamQuality, User, VoiceEngine } from '../sdk/voice-engine';
import type { Redaction } from './redaction';

/** So many of a list are named, the rest counted. */
const NAMED = 6;

/**
 * Writes down the events of an engine. Left out are those that come several times a second: of
 * levels and quality the store's changes are written down.
 */
export function logEngine(
  engine: Pick<VoiceEngine, 'on'>,
  redaction: Redaction,
  add: (text: string, said?: string) => void,
): void {
  const room = (id: string) => redaction.id('room', id);
  const stream = (id: string) => redaction.id('stream', id);
  const user = ({ userID, userName }: User) => {
    if (userName !== userID) redaction.name(userName);
    return redaction.id('user', userID);
  };
  const streamOf = (one: RemoteStream) => `${stream(one.streamID)} of ${user(one.user)}`;
  const code = (errorCode: number) => (errorCode ? ` code ${errorCode}` : '');

  // Its extended data may be a host's words to the one they sent away.
  engine.on('roomStateUpdate', (id, state, errorCode) =>
    add(`${room(id)} ${state}${code(errorCode)}`),
  );
  engine.on('roomStateChanged', (id, reason, errorCode) =>
    add(`${room(id)} changed: ${reason}${code(errorCode)}`),
  );
  engine.on('roomUserUpdate', (_id, update, users) => add(`users ${update} ${list(users, user)}`));
  engine.on('roomOnlineUserCountUpdate', (_id, count) => add(`online ${count}`));
  engine.on('roomStreamUpdate', (_id, update, streams) =>
    add(`streams ${update} ${list(streams, streamOf)}`),
  );
  engine.on('streamExtraInfoUpdate', (_id, streams) =>
    add(`extra info of ${list(streams, streamOf)}`),
  );
  engine.on('publisherStateUpdate', ({ streamID, state, errorCode }) =>
    add(`${stream(streamID)} ${state}${code(errorCode)}`),
  );
  engine.on('playerStateUpdate', ({ streamID, state, errorCode }) =>
    add(`${stream(streamID)} ${state}${code(errorCode)}`),
  );
  // What support asks about first: a stream that seems to go, with nothing in it.
  const empty = new Set<string>();
  const flow = (streamID: string, { audioBitrate }: StreamQuality) => {
    const flows = audioBitrate > 0;
    if (flows !== empty.has(streamID)) return;
    if (flows) empty.delete(streamID);
    else empty.add(streamID);
    add(`${stream(streamID)} ${flows ? 'carries sound again' : 'carries nothing'}`);
  };
  engine.on('publishQualityUpdate', flow);
  engine.on('playQualityUpdate', flow);
  engine.on('tokenWillExpire', (id) => add(`${room(id)} token will expire`));
  engine.on('linkStateUpdate', (state) => add(`link ${state}`));
  engine.on('mediaCode', ({ source, streamID, code: number }) =>
    add(`${source} ${stream(streamID)} says ${number}`),
  );
  engine.on('mediaError', ({ source, streamID, of, code: number, errno, message }) => {
    const numbers = `${code(number)}${errno ? ` errno ${errno}` : ''}`;
    add(`${source} ${stream(streamID)}: error of its ${of}${numbers}`, message);
  });
  engine.on('playbackBlocked', (blocked) => add(`playback ${blocked ? 'blocked' : 'free'}`));
  engine.on('microphoneHeld', (_id, held) =>
    add(`microphone ${held ? 'held back' : 'given back'}`),
  );
  engine.on('microphonesUpdate', (microphones) => add(`${microphones.length} microphones`));
}

function list<T>(all: readonly T[], name: (one: T) => string): string {
  const rest = all.length - NAMED;
  const named = all.map(name).slice(0, NAMED).join(', ');
  return rest > 0 ? `${named} and ${rest} more` : named;
}
