/** ZEGO's answers, by number and in words, and what follows from them. */

/** What an answer means for us. */
export type Meaning =
  /** Another try, signed anew, may do. */
  | 'again'
  /** Not switched on for this AppID. */
  | 'off'
  /** What was to be done away with isn't there. */
  | 'gone'
  /** As many rules as ZEGO holds for an AppID are live. */
  | 'full'
  /** We are set up wrong. */
  | 'settings'
  | 'refused';

const codes: Readonly<Record<number, readonly [Meaning, string]>> = {
  1: ['again', 'failed'],
  2: ['refused', 'a parameter is wrong'],
  3: ['refused', 'a parameter is too long'],
  8: ['refused', 'a parameter can’t be decoded'],
  9: ['off', 'not switched on for this AppID'],
  104: ['gone', 'no such room'],
  105: ['gone', 'no such user'],
  138: ['gone', 'no such stream'],
  206: ['again', 'too many calls for this AppID'],
  207: ['again', 'too many calls for this room'],
  5018: ['gone', 'the room is gone already'],
  5024: ['gone', 'no such room'],
  50_001: ['gone', 'no such room'],
  50_003: ['gone', 'the user isn’t online'],
  50_011: ['refused', 'too many users'],
  50_012: ['refused', 'the message is too long'],
  50_013: ['again', 'the message could not be sent'],
  50_123: ['full', 'too many rules are live'],
  50_124: ['gone', 'no such rule'],
  3000: ['settings', 'the AppID is wrong'],
  5003: ['settings', 'the signature is wrong'],
  30_002: ['again', 'too many calls'],
  30_003: ['again', 'an error at ZEGO'],
  30_005: ['settings', 'the AppID is wrong'],
  40_005: ['settings', 'the signature is wrong'],
  42_003: ['again', 'not all streams could be forbidden'],
  42_004: ['again', 'not all streams could be allowed'],
  100_000_001: ['settings', 'the AppID is wrong'],
  100_000_004: ['settings', 'the signature is over: is this machine’s clock right?'],
  100_000_005: ['settings', 'the signature is wrong: is it the ServerSecret of this AppID?'],
  100_000_010: ['settings', 'this AppID has no ServerSecret'],
  100_000_011: ['settings', 'this AppID isn’t known'],
  100_000_015: ['again', 'an error of ZEGO’s gateway'],
  100_000_016: ['settings', 'this AppID has no formal environment'],
  100_000_017: ['off', 'the service isn’t switched on for this AppID'],
};

/** What a `Code` other than 0 means, and its sentence. */
export function meaningOf(code: number): { readonly meaning: Meaning; readonly words: string } {
  const [meaning, words] = codes[code] ?? ['refused', 'an answer unknown here'];
  return { meaning, words };
}
