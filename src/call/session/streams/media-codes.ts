import { BEGUN_CODES } from '../../errors/begun-codes';
import * as codes from '../../errors/codes';
import type { MediaCode } from '../../sdk/voice-engine';

/** What a raw code of live-pusher or live-player means where the SDK has no ear for it. */
export type CodeMeaning =
  /** The stream stopped. */
  | 'stopped'
  /** Something else has the sound. */
  | 'interrupted'
  /** A headset was pulled or plugged in. */
  | 'device-changed'
  /** It plays. */
  | 'began'
  /** One's own goes out. */
  | 'pushes';

type ByCode<T> = Readonly<Record<MediaCode['source'], Readonly<Record<number, T>>>>;

/** What is not here the SDK handles, or needs nothing done. */
const meanings: ByCode<CodeMeaning> = {
  publisher: {
    [BEGUN_CODES.publisher]: 'pushes',
    [codes.PUSH_CLOSED]: 'stopped',
    [codes.PUSH_SUSPENDED]: 'stopped',
    [codes.INTERRUPTED]: 'interrupted',
    [codes.RECORDING_DENIED]: 'stopped',
    [codes.DEVICE_UNPLUGGED]: 'stopped',
  },
  player: {
    [BEGUN_CODES.player]: 'began',
    [codes.INTERRUPTED]: 'interrupted',
    [codes.AUDIO_DEVICE_CHANGED]: 'device-changed',
    [codes.PLAY_NO_ADDRESS]: 'stopped',
  },
};

/**
 * Codes that complain of the network, and for how long, in ms, each counts as a poor one: the first
 * is a verdict; the others are moments, of which only several in a row are worth a hint.
 */
export const weakNetworkCodes: ByCode<number> = {
  publisher: { [codes.PUSH_NETWORK_BUSY]: 6000, [codes.PUSH_RECONNECTS]: 3000 },
  player: { [codes.PLAY_RECONNECTS]: 3000, [codes.PLAY_UNSTEADY]: 3000 },
};

/** The platform lost a stream's connection, and makes another by itself. */
export const reconnects = {
  publisher: codes.PUSH_RECONNECTS,
  player: codes.PLAY_RECONNECTS,
} as const;

/** What a code means, `undefined` where nothing follows from it. */
export const meaningOf = ({ source, code }: MediaCode): CodeMeaning | undefined =>
  meanings[source][code];
