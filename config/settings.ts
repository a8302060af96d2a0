/**
 * What the build is told by Taro's environment files (`.env*`) or the shell.
 * A fault stops the build with a sentence: which setting, what is wrong, where to find it.
 */
import { isAppID, isServerAddress, isSecureAddress } from '../src/call/validation/settings';
import { CONSOLE_NAMES, consoleFaults, readConsoleToken, type ConsoleToken } from './console-token';

export interface BuildSettings {
  /** Stringified for webpack's DefinePlugin. */
  readonly env: Readonly<Record<string, string>>;
  /** `host:port` of the local cloud that a development build talks to; `false` in every other build. */
  readonly localCloud: string | false;
  /** What a first try logs in with, without a token service; `false` in every other build. */
  readonly consoleToken: ConsoleToken | false;
  /** Where the page for browsers asks, besides ZEGO's own hosts. */
  readonly asked: readonly string[];
  /** What a production build lacks that has no settings at all; `false` in every other build. */
  readonly missing: readonly string[] | false;
}

const LOCAL_CLOUD = '127.0.0.1:8899';
/** The local cloud accepts this AppID (and only in development builds is it ever used). */
const LOCAL_APP_ID = '1';

const TOKEN_URL = 'TARO_APP_TOKEN_URL';

type Source = Readonly<Record<string, string | undefined>>;

interface Rule {
  readonly name: string;
  readonly valid: (value: string) => boolean;
  readonly form: string;
  readonly where: string;
}

/** What every build needs. */
const rules: readonly Rule[] = [
  {
    name: 'TARO_APP_ZEGO_APP_ID',
    valid: (value) => /^\d+$/.test(value) && isAppID(Number(value)),
    form: 'a positive integer such as 1234567890',
    where: 'the ZEGO console, project information, "AppID"',
  },
  {
    name: 'TARO_APP_ZEGO_SERVER',
    valid: isServerAddress,
    form: 'wss://…/ws, exactly as the console prints it',
    where: 'the ZEGO console, project information, "Server address"',
  },
  {
    name: TOKEN_URL,
    valid: isSecureAddress,
    form: 'https://…, without a trailing slash',
    where: 'your own token service (see docs/guide)',
  },
];

/** What a build does without; given, it must be right. */
const optional: readonly Rule[] = [
  {
    name: 'TARO_APP_WEB_URL',
    valid: isSecureAddress,
    form: 'https://…, without a trailing slash, or empty',
    where: 'the address at which you publish dist/h5 (docs/guide/browser.md)',
  },
];

/** As it is set, or with an empty text. */
const literals = (source: Source, of: readonly Rule[]) =>
  stringified(Object.fromEntries(of.map(({ name }) => [name, source[name] ?? ''])));

/**
 * Reads and checks the settings of this build. Without any it is one to look at: with the local
 * cloud in development, and for production one that opens and says that it is not set up yet.
 *
 * @param source - the environment, as Taro left it after reading its `.env` files
 * @param development - whether this is a development build, which may fall back to the local cloud
 * @throws Error with one line per fault
 */
export function readSettings(source: Source, development: boolean): BuildSettings {
  const isSet = ({ name }: Rule) => Boolean(source[name]);
  const withConsole = CONSOLE_NAMES.some((name) => source[name]);
  const bare = !withConsole && !rules.some(isSet);
  const local = development && bare;
  const needed = withConsole ? rules.filter(({ name }) => name !== TOKEN_URL) : rules;
  const faults = [...(bare ? [] : needed), ...optional.filter(isSet)].flatMap(
    ({ name, valid, form, where }) => {
      const value = source[name];
      if (value && valid(value)) return [];
      return [
        `${name} is ${value ? `"${value}"` : 'not set'}. It must be ${form}; you find it in ${where}.`,
      ];
    },
  );
  if (withConsole) faults.push(...consoleFaults(source, development, TOKEN_URL));
  if (faults.length > 0) {
    throw new Error(
      [
        'This build has no complete configuration:',
        ...faults.map((fault) => `  - ${fault}`),
        'Set them in .env.local or .env.production (see .env.example).',
        'To try the app without an account, run `npm start`: it uses a local cloud.',
      ].join('\n'),
    );
  }
  if (local) {
    const cloud = source['LOCAL_CLOUD'] || LOCAL_CLOUD;
    return {
      localCloud: cloud,
      consoleToken: false,
      missing: false,
      asked: [`http://${cloud}`, `ws://${cloud}`],
      env: {
        ...stringified({
          TARO_APP_ZEGO_APP_ID: LOCAL_APP_ID,
          TARO_APP_ZEGO_SERVER: `wss://${cloud}/ws`,
          TARO_APP_TOKEN_URL: `http://${cloud}`,
        }),
        ...literals(source, optional),
      },
    };
  }
  return {
    localCloud: false,
    consoleToken: withConsole && readConsoleToken(source),
    asked: [source[TOKEN_URL], source['TARO_APP_ZEGO_SERVER']].flatMap((url) => url || []),
    missing: bare && rules.map(({ name }) => name),
    env: literals(source, [...rules, ...optional]),
  };
}

function stringified(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([k, v]) => [k, JSON.stringify(v)]));
}
