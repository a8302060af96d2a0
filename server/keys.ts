import { hkdfSync } from 'node:crypto';

/** What the service signs with. None of these is the ServerSecret itself. */
export interface ServiceKeys {
  /** Sign sessions and tickets: the first makes them, each of them is accepted. */
  readonly signing: readonly [Buffer, ...Buffer[]];
  /** Makes userIDs. With another key everybody gets another userID. */
  readonly userID: Buffer;
  /** Makes the names that rooms have in the log. */
  readonly roomName: Buffer;
}

export interface KeySources {
  /** The ServerSecret: what is not given apart is derived from it. */
  readonly secret: string;
  readonly sessionKey?: string;
  /** The session key before the last change: what it signed is accepted until it is over. */
  readonly previousSessionKey?: string;
  readonly userIDKey?: string;
}

/**
 * Every key comes out of HKDF under a name of its own: one text configured twice still makes two
 * keys, and who learns one of them learns no other.
 */
export function serviceKeys(sources: KeySources): ServiceKeys {
  const { secret, sessionKey = secret, previousSessionKey, userIDKey = secret } = sources;
  const signing = (source: string) => derive(source, 'sessions and tickets');
  return {
    signing:
      previousSessionKey === undefined
        ? [signing(sessionKey)]
        : [signing(sessionKey), signing(previousSessionKey)],
    userID: derive(userIDKey, 'user ids'),
    roomName: derive(userIDKey, 'room names'),
  };
}

function derive(source: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', source, '', `token service: ${purpose}`, 32));
}
