/** How a local cloud behaves. Every field has a default. */
export interface LocalCloudOptions {
  /** 0 for any free port. */
  readonly port: number;
  /** The only AppID that exists here. */
  readonly appID: number;
  /** The ServerSecret behind its tokens. */
  readonly secret: string;
  /** Lifetime of the tokens that this cloud's token service makes, in seconds. */
  readonly tokenTtl: number;
  /** Lifetime of the sessions that members get, in seconds. */
  readonly sessionTtl: number;
  /** For how long an invitation's ticket admits guests, in seconds. */
  readonly ticketTtl: number;
  /** Lifetime of the sessions that guests get, in seconds. */
  readonly guestSessionTtl: number;
  /** Who may enter which room: any, or those alone that its token service made (`POST /v1/rooms`). */
  readonly policy: 'open' | 'minted';
  /**
   * Whether the vendor switched token rights on for the AppID: only then does what a token says of
   * its room, of logging in and of publishing hold. New AppIDs don't have it.
   */
  readonly rights: boolean;
  /** Whether the vendor switched bans on for the AppID: without, their actions answer with code 9. */
  readonly bans: boolean;
  /** Where the vendor's callbacks go; empty for nowhere. */
  readonly callbackURL: string;
  /** Signs the callbacks. Not the ServerSecret. */
  readonly callbackSecret: string;
  /** How callbacks are written: the vendor's page speaks of URL-encoding, its sample reads a form. */
  readonly callbackForm: CallbackForm;
  /** The first of five tries anew; each later one waits twice as long, in ms. */
  readonly callbackRetryMs: number;
  /** What no document settles. */
  readonly unverified: Unverified;
  /** Users a room holds. The vendor's test environment holds 50. */
  readonly maxUsers: number;
  /**
   * How long a user whose socket was lost stays in the room, with its streams, in ms. The SDK is
   * back 3 s after a mere drop; a closed tab should not haunt the room for long.
   */
  readonly graceMs: number;
  /** How often the SDK shall send its room heartbeat, in ms. It never does so under 3000. */
  readonly heartbeatIntervalMs: number;
  /** A user with an open but silent socket is removed after so long, in ms (documented: 90 s). */
  readonly heartbeatTimeoutMs: number;
  /**
   * Media sessions that a user may have. A room holds 50: one stream of one's own, 49 of others, and
   * some that are on their way out.
   */
  readonly maxMediaSessions: number;
  /** A client whose media has not been heard of for so long is gone, or never came, in ms. */
  readonly mediaTimeoutMs: number;
  /** Added to everything that the room server sends, in ms. */
  readonly latencyMs: number;
  readonly log: (line: LogLine) => void;
}

/** JSON, percent-encoded JSON, or the fields of a form. */
export type CallbackForm = 'json' | 'encoded' | 'form';

/** Choices where the vendor's documents are silent: to be set right after a look at the real cloud. */
export interface Unverified {
  /**
   * Whether a renewed token counts where media begin, though SDKs go on showing the token of their
   * login there. The vendor's page says that a renewal counts from the next publish.
   */
  readonly renewalCountsForMedia: boolean;
  /** Whether a new ban on publishing, or on entering, ends what is published already. */
  readonly banEndsStreams: boolean;
}

/** `event` is for people who follow what happens, `frame` for those who debug the protocol. */
export interface LogLine {
  readonly level: 'event' | 'frame';
  readonly text: string;
}

/** Must be the AppID that a development build falls back to. */
const LOCAL_APP_ID = 1;
export const LOCAL_PORT = 8899;

/**
 * The ServerSecret of the local cloud. FOR LOCAL USE ONLY: it is public, and it opens nothing but
 * the server on this machine.
 */
export const LOCAL_SECRET = 'local-cloud-secret-not-a-secret!';

export const defaults: LocalCloudOptions = {
  port: LOCAL_PORT,
  appID: LOCAL_APP_ID,
  secret: LOCAL_SECRET,
  tokenTtl: 3600,
  sessionTtl: 30 * 24 * 3600,
  ticketTtl: 3600,
  guestSessionTtl: 8 * 3600,
  rights: false,
  policy: 'open',
  bans: false,
  callbackURL: '',
  callbackSecret: 'local-callback-secret',
  callbackForm: 'json',
  callbackRetryMs: 2000,
  unverified: { renewalCountsForMedia: true, banEndsStreams: true },
  maxUsers: 50,
  graceMs: 10_000,
  heartbeatIntervalMs: 10_000,
  heartbeatTimeoutMs: 90_000,
  maxMediaSessions: 64,
  mediaTimeoutMs: 15_000,
  latencyMs: 0,
  log: () => undefined,
};
