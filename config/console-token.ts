/**
 * A first try without a token service: a userID and the temporary token that the ZEGO console made
 * for it. Whoever holds the build holds the token, so no build for production takes one.
 */
import { userIDFault } from '../src/call/validation/ids';
import { wallNow } from '../src/call/platform/clock/wall-clock';

export interface ConsoleToken {
  readonly userID: string;
  readonly token: string;
  /** Seconds since 1970, as the token itself says in clear. */
  readonly expiresAt: number;
}

const USER_ID = 'TARO_APP_CONSOLE_USER_ID';
const TOKEN = 'TARO_APP_CONSOLE_TOKEN';
export const CONSOLE_NAMES: readonly string[] = [USER_ID, TOKEN];

type Source = Readonly<Record<string, string | undefined>>;

const WHERE = 'the ZEGO console, project information, "Temporary token"';

/** What stands in the way of such a build, a sentence each. None of them repeats the token. */
export function consoleFaults(source: Source, development: boolean, urlName: string): string[] {
  const { userID, token, expiresAt } = readConsoleToken(source);
  if (!development) {
    return [
      `${TOKEN} and ${USER_ID} are for a first try: everybody who has the build has the token. Remove them, and set ${urlName} to your token service. For a first try run \`npm start\` or \`npm run build:trial\`.`,
    ];
  }
  const faults: string[] = [];
  if (source[urlName]) {
    faults.push(`${TOKEN} and ${urlName} are both set. Set one: where tokens come from.`);
  }
  if (!userID) faults.push(`${USER_ID} is not set. It must be the userID that the token is for.`);
  else if (userIDFault(userID)) {
    faults.push(`${USER_ID} is "${userID}". It must be 1 to 64 letters, digits, - or _.`);
  }
  if (!token) faults.push(`${TOKEN} is not set. It must be 04…; you make it in ${WHERE}.`);
  else if (Number.isNaN(expiresAt)) {
    faults.push(`${TOKEN} is no token. It must be 04…, copied whole; you make it in ${WHERE}.`);
  } else if (expiresAt * 1000 < wallNow()) {
    const since = new Date(expiresAt * 1000).toISOString();
    faults.push(`${TOKEN} is over since ${since}. Make another in ${WHERE}.`);
  }
  return faults;
}

export function readConsoleToken(source: Source): ConsoleToken {
  const token = source[TOKEN] ?? '';
  return { userID: source[USER_ID] ?? '', token, expiresAt: expiryOf(token) };
}

/** A Token04 begins with its end: eight bytes, big-endian. NaN where it is none. */
function expiryOf(token: string): number {
  if (!/^04[A-Za-z0-9+/]{40,}={0,2}$/.test(token)) return NaN;
  return Number(Buffer.from(token.slice(2, 14), 'base64').readBigInt64BE());
}
