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

interface CodeRow {
  readonly means: CodeMeaning;
  readonly source: string;
}

/** As WeChat documents them. What is not here the SDK handles, or needs nothing done. */
export const mediaCodes: Readonly<Record<MediaCode['source'], Readonly<Record<number, CodeRow>>>> =
  {
    publisher: {
      1002: { means: 'pushes', source: 'live-pusher: connected, pushing begins' },
      3004: { means: 'stopped', source: 'live-pusher: the server closed the stream' },
      5000: { means: 'stopped', source: 'live-pusher: suspended with the mini-program' },
      5001: { means: 'interrupted', source: 'live-pusher: a phone or WeChat call' },
      10002: { means: 'stopped', source: 'live-pusher: recording denied by the user' },
      1006006: { means: 'stopped', source: 'a browser: the microphone was pulled out' },
    },
    player: {
      2004: { means: 'began', source: 'live-player: playback begins' },
      5001: { means: 'interrupted', source: 'live-player: a phone or WeChat call' },
      2030: { means: 'device-changed', source: 'live-player: the audio device changed' },
      [-2302]: { means: 'stopped', source: 'live-player: no address to pull from' },
    },
  };

/**
 * Codes that complain of the network, and for how long, in ms, each counts as a poor one: 1101 is a
 * verdict; the others are moments, of which only several in a row are worth a hint.
 */
export const weakNetworkCodes: Readonly<
  Record<MediaCode['source'], Readonly<Record<number, { holds: number; source: string }>>>
> = {
  publisher: {
    1101: { holds: 6000, source: 'live-pusher: the way up is too slow' },
    1102: { holds: 3000, source: 'live-pusher: lost the network, connects again by itself' },
  },
  player: {
    2103: { holds: 3000, source: 'live-player: lost the network, connects again by itself' },
    2104: { holds: 3000, source: 'live-player: packets come unsteadily' },
  },
};

/** What a code means, `null` where nothing follows from it. */
export function meaningOf({ source, code }: MediaCode): CodeMeaning | null {
  return mediaCodes[source][code]?.means ?? null;
}
