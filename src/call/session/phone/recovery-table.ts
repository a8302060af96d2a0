/**
 * What phones need before sound that should flow does flow again, by platform and version: as data,
 * so that a phone that needs something else gets a row, not a branch. `remedies.ts` acts on it; a
 * test goes through every row.
 */

/** Something that happens to a phone in a call. */
export type Occasion =
  /** The app came back to the foreground. */
  | 'shown'
  /** A phone call, an alarm, another app's call took the sound. */
  | 'interrupted'
  /** Sound was heard though the phone still says that something else has it. */
  | 'heard'
  /** The phone gave the sound back, or must have. */
  | 'interruption-over'
  /** Another network, without a moment offline: the sockets die without a word. */
  | 'network-changed'
  /** A headset was pulled or plugged in. */
  | 'device-changed'
  /** One player began to play. */
  | 'play-began';

export type Remedy =
  /** The interruption counts as over, whatever the phone says. */
  | 'assume-over'
  /** The own stream is not stopped for the length of the interruption, as it is elsewhere. */
  | 'keep-publishing'
  /** Publish, if the own stream isn't; also where it was given up. */
  | 'publish'
  /** Publish again, though it may seem to go. Waits a second after the stop (`stream-keeper.ts`). */
  | 'publish-again'
  /** Ask what seems to run for a sign of life, and start it anew without one. */
  | 'ask-streams'
  /** live-pusher: pause, resume. */
  | 'pause-resume-publisher'
  /** live-players that never began: play. */
  | 'play-players'
  /** live-players: resume, mute, unmute. */
  | 'resume-players'
  /** live-players: the other sound mode, and back. */
  | 'flip-sound-mode'
  /** A new signalling socket. */
  | 'reset-link';

export interface Phone {
  /** `ios`, `android`, `ohos`, … as WeChat names it; `web` in a browser. */
  readonly platform: string;
  /** The system's major version; 0 where it isn't known. */
  readonly systemVersion: number;
}

export interface RecoveryRow {
  readonly on: Occasion;
  /** Only there; everywhere without it. */
  readonly platform?: string;
  /** Only from this major version of the system on. */
  readonly from?: number;
  /** Only while the sound comes out of the earpiece. */
  readonly earpiece?: true;
  readonly remedy: Remedy;
  /** ms between the occasion and the remedy */
  readonly after: number;
  /** Who says so. */
  readonly source: string;
  /**
   * The vendor's or WeChat's documentation, the shipped SDK, WeChat's own code, or a report that a
   * phone must confirm.
   */
  readonly tag: 'doc' | 'bundle' | 'code' | 'post';
}

const SAMPLE = "ZEGO's sample for mini-programs";
const POSTS = 'WeChat community';
const BASE_LIBRARY = "WeChat's base library 2.30.3";
const END_MISSING = `${POSTS}: Begin comes with a plain close on Android, and End may never come`;

/** iOS from this version on gets its sound back by pause and resume, not by a new publish. */
const PAUSE_RESUME_FROM = 17;

/** In the order in which the remedies of one occasion are applied. */
export const recoveryTable: readonly RecoveryRow[] = [
  ...everywhere('shown', [
    ['assume-over', 1000, END_MISSING, 'post'],
    ['publish', 0, `${POSTS}: stop() is refused in the background; recover on show`, 'post'],
    ['ask-streams', 0, `${POSTS}: whether sound survives the background differs`, 'post'],
    [
      'play-players',
      0,
      `${BASE_LIBRARY}: play() in the background is dropped without a word`,
      'code',
    ],
    ['flip-sound-mode', 200, `${POSTS}: silent players after the background`, 'post'],
  ]),
  {
    on: 'interrupted',
    platform: 'ios',
    from: PAUSE_RESUME_FROM,
    remedy: 'keep-publishing',
    after: 0,
    source: `${SAMPLE}: iOS 17, pause and resume rather than publish again`,
    tag: 'post',
  },
  ...everywhere('heard', [
    ['assume-over', 0, 'wx.onAudioInterruptionEnd: playback works again only after it', 'doc'],
  ]),
  {
    on: 'interruption-over',
    platform: 'ios',
    from: PAUSE_RESUME_FROM,
    remedy: 'pause-resume-publisher',
    after: 0,
    source: `${SAMPLE}: iOS 17`,
    tag: 'post',
  },
  ...everywhere('interruption-over', [
    ['publish', 0, `${SAMPLE}: onAudioInterruptionEnd`, 'post'],
    ['resume-players', 0, `${SAMPLE}: players resume, then mute true and false`, 'post'],
    ['ask-streams', 0, `${SAMPLE}: onAudioInterruptionEnd`, 'post'],
  ]),
  ...everywhere('network-changed', [
    [
      'reset-link',
      0,
      'zego-express-engine-miniprogram 3.6.0: the first loss is swallowed',
      'bundle',
    ],
  ]),
  {
    on: 'network-changed',
    platform: 'ios',
    remedy: 'publish-again',
    // Once there is a link: the end of the old stream, sent over a dead one, would end the new.
    after: 5000,
    source: `${SAMPLE}: iOS network change`,
    tag: 'post',
  },
  ...everywhere('device-changed', [
    ['flip-sound-mode', 200, 'live-player 2030: the audio device changed', 'doc'],
  ]),
  {
    on: 'play-began',
    platform: 'android',
    earpiece: true,
    remedy: 'flip-sound-mode',
    after: 200,
    source: 'TRTCSDK issues 154 and 158: an initial `ear` fails on Android',
    tag: 'post',
  },
];

/** The rows that hold for this phone as it is now. */
export function rowsFor(on: Occasion, phone: Phone, earpiece: boolean): RecoveryRow[] {
  return recoveryTable.filter(
    (row) =>
      row.on === on &&
      (row.platform === undefined || row.platform === phone.platform) &&
      (row.from === undefined || phone.systemVersion >= row.from) &&
      (!row.earpiece || earpiece),
  );
}

type Short = readonly [Remedy, after: number, source: string, tag: RecoveryRow['tag']];

function everywhere(on: Occasion, rows: readonly Short[]): RecoveryRow[] {
  return rows.map(([remedy, after, source, tag]) => ({ on, remedy, after, source, tag }));
}
