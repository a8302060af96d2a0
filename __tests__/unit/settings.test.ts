import { readSettings } from '../../config/settings';
import { generateToken04 } from '../../server/token04';

const GOOD = {
  TARO_APP_ZEGO_APP_ID: '1234567890',
  TARO_APP_ZEGO_SERVER: 'wss://webliveroom1234567890-api.example.com/ws',
  TARO_APP_TOKEN_URL: 'https://token.example.com',
};

const faultsOf = (source: Record<string, string | undefined>, development = false): string => {
  try {
    readSettings(source, development);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe.each([false, true])('with all settings (development: %s)', (development) => {
  test('passes them on as literals, and knows no local cloud', () => {
    expect(readSettings(GOOD, development)).toEqual({
      localCloud: false,
      consoleToken: false,
      missing: false,
      asked: ['https://token.example.com', 'wss://webliveroom1234567890-api.example.com/ws'],
      env: {
        TARO_APP_ZEGO_APP_ID: '"1234567890"',
        TARO_APP_ZEGO_SERVER: '"wss://webliveroom1234567890-api.example.com/ws"',
        TARO_APP_TOKEN_URL: '"https://token.example.com"',
        TARO_APP_WEB_URL: '""',
      },
    });
  });

  test.each(['https://call.example.com', 'https://example.com/a/call', 'http://127.0.0.1:8081'])(
    'takes %s for the page for browsers',
    (url) => {
      const { env } = readSettings({ ...GOOD, TARO_APP_WEB_URL: url }, development);
      expect(env['TARO_APP_WEB_URL']).toBe(JSON.stringify(url));
    },
  );

  test('does without one', () => {
    const { env } = readSettings({ ...GOOD, TARO_APP_WEB_URL: '' }, development);
    expect(env['TARO_APP_WEB_URL']).toBe('""');
  });
});

test('a development build without settings is for the local cloud', () => {
  expect(readSettings({}, true)).toEqual({
    localCloud: '127.0.0.1:8899',
    consoleToken: false,
    missing: false,
    asked: ['http://127.0.0.1:8899', 'ws://127.0.0.1:8899'],
    env: {
      TARO_APP_ZEGO_APP_ID: '"1"',
      TARO_APP_ZEGO_SERVER: '"wss://127.0.0.1:8899/ws"',
      TARO_APP_TOKEN_URL: '"http://127.0.0.1:8899"',
      TARO_APP_WEB_URL: '""',
    },
  });
});

test('a page for browsers alone makes no real configuration, but must be right', () => {
  const url = 'http://127.0.0.1:10086';
  expect(readSettings({ TARO_APP_WEB_URL: url }, true)).toMatchObject({
    localCloud: '127.0.0.1:8899',
    env: { TARO_APP_WEB_URL: `"${url}"` },
  });
  expect(faultsOf({ TARO_APP_WEB_URL: 'call.example.com' }, true)).toContain(
    '  - TARO_APP_WEB_URL is "call.example.com". It must be https://…',
  );
});

test('the local cloud may be elsewhere on this computer', () => {
  expect(readSettings({ LOCAL_CLOUD: '127.0.0.1:9000' }, true)).toMatchObject({
    localCloud: '127.0.0.1:9000',
    env: { TARO_APP_TOKEN_URL: '"http://127.0.0.1:9000"' },
  });
});

test('a production build without settings knows what it lacks, and never falls back to the local cloud', () => {
  expect(readSettings({ LOCAL_CLOUD: '127.0.0.1:9000' }, false)).toMatchObject({
    localCloud: false,
    missing: Object.keys(GOOD),
    env: { TARO_APP_ZEGO_APP_ID: '""', TARO_APP_TOKEN_URL: '""' },
  });
  expect(faultsOf({ TARO_APP_WEB_URL: 'call.example.com' })).toContain('TARO_APP_WEB_URL is "');
});

describe.each(Object.keys(GOOD))('without %s', (name) => {
  test.each([
    ['unset', undefined],
    ['empty', ''],
  ])('says so when it is %s, and of no other', (_how, value) => {
    const faults = faultsOf({ ...GOOD, [name]: value });
    expect(faults).toContain(`${name} is not set. It must be `);
    expect(faults.match(/ {2}- /g)).toHaveLength(1);
  });

  test('says so in a development build that has the others', () => {
    expect(faultsOf({ ...GOOD, [name]: undefined }, true)).toContain(`${name} is not set.`);
  });
});

test.each([
  ['TARO_APP_ZEGO_APP_ID', 'abc'],
  ['TARO_APP_ZEGO_APP_ID', '0'],
  ['TARO_APP_ZEGO_APP_ID', '-5'],
  ['TARO_APP_ZEGO_APP_ID', '1.5'],
  ['TARO_APP_ZEGO_APP_ID', '1e3'],
  ['TARO_APP_ZEGO_APP_ID', '4294967296'],
  ['TARO_APP_ZEGO_SERVER', 'https://zego.example.com/ws'],
  ['TARO_APP_ZEGO_SERVER', 'ws://zego.example.com/ws'],
  ['TARO_APP_ZEGO_SERVER', 'wss://zego.example.com'],
  ['TARO_APP_ZEGO_SERVER', ' wss://zego.example.com/ws'],
  ['TARO_APP_TOKEN_URL', 'token.example.com'],
  ['TARO_APP_TOKEN_URL', 'http://token.example.com'],
  ['TARO_APP_TOKEN_URL', 'https://token.example.com/'],
  ['TARO_APP_TOKEN_URL', 'https://token.example.com?x=1'],
  ['TARO_APP_WEB_URL', 'call.example.com'],
  ['TARO_APP_WEB_URL', 'http://call.example.com'],
  ['TARO_APP_WEB_URL', 'https://call.example.com/'],
  ['TARO_APP_WEB_URL', 'https://call.example.com/#/'],
])('names %s when it is "%s", what it must be, and where to find it', (name, value) => {
  const faults = faultsOf({ ...GOOD, [name]: value });
  expect(faults).toContain(`  - ${name} is "${value}". It must be `);
  expect(faults).toContain('you find it in ');
  expect(faults.match(/ {2}- /g)).toHaveLength(1);
});

test('tells all faults at once, and how to go on', () => {
  const faults = faultsOf({ TARO_APP_ZEGO_APP_ID: 'x' });
  expect(faults.match(/ {2}- /g)).toHaveLength(3);
  expect(faults).toContain('.env.example');
  expect(faults).toContain('npm start');
});

describe('with a temporary token of the console', () => {
  const { TARO_APP_TOKEN_URL: url, ...ZEGO } = GOOD;
  const make = (ttl: number) =>
    generateToken04({ appID: 1234567890, userID: 'ann', secret: 's'.repeat(32), ttl });
  const PAIR = {
    ...ZEGO,
    TARO_APP_CONSOLE_USER_ID: 'ann',
    TARO_APP_CONSOLE_TOKEN: make(86_400),
  };

  test('a development build needs no token service', () => {
    const { consoleToken, localCloud, env } = readSettings(PAIR, true);
    expect(consoleToken).toMatchObject({ userID: 'ann', token: PAIR.TARO_APP_CONSOLE_TOKEN });
    const left = (consoleToken ? consoleToken.expiresAt : 0) - Date.now() / 1000;
    expect(Math.round(left / 10)).toBe(8640);
    expect([localCloud, env.TARO_APP_TOKEN_URL]).toEqual([false, '""']);
  });

  test('a production build stops with one sentence, be there a service or not', () => {
    for (const source of [PAIR, { ...PAIR, TARO_APP_TOKEN_URL: url }]) {
      const faults = faultsOf(source);
      expect(faults).toContain('TARO_APP_CONSOLE_TOKEN and TARO_APP_CONSOLE_USER_ID are for a');
      expect(faults.match(/ {2}- /g)).toHaveLength(1);
    }
  });

  test.each([
    ['a service too', { TARO_APP_TOKEN_URL: url }, 'are both set'],
    ['no userID', { TARO_APP_CONSOLE_USER_ID: '' }, 'CONSOLE_USER_ID is not set'],
    ['an impossible userID', { TARO_APP_CONSOLE_USER_ID: 'a%b' }, 'CONSOLE_USER_ID is "a%b"'],
    ['no token', { TARO_APP_CONSOLE_TOKEN: '' }, 'CONSOLE_TOKEN is not set'],
    ['half a token', { TARO_APP_CONSOLE_TOKEN: '04AAAAAG' }, 'CONSOLE_TOKEN is no token'],
    ['something else', { TARO_APP_CONSOLE_TOKEN: 'secret-secret' }, 'CONSOLE_TOKEN is no token'],
    [
      'one of yesterday',
      {
        TARO_APP_CONSOLE_TOKEN: generateToken04({
          ...{ appID: 1, userID: 'ann', secret: 's'.repeat(32), ttl: 60 },
          now: 1_700_000_000,
        }),
      },
      'is over since 2023-11-14T22:14:20',
    ],
    ['no AppID', { TARO_APP_ZEGO_APP_ID: '' }, 'TARO_APP_ZEGO_APP_ID is not set'],
  ])('and %s: one sentence, without the token', (_what, change, sentence) => {
    const faults = faultsOf({ ...PAIR, ...change }, true);
    expect(faults).toContain(sentence);
    expect(faults.match(/ {2}- /g)).toHaveLength(1);
    expect(faults).not.toMatch(/04[A-Za-z0-9+/]{4}|secret-secret/);
  });
});
