import { readSettings, SettingsError } from '../../server/settings/settings';

const SECRET = 'a'.repeat(32);
/** As `openssl rand -base64 32` makes them. */
const OPERATOR = `${'o'.repeat(31)}+/==`;

const good = {
  NODE_ENV: 'production',
  ZEGO_APP_ID: '1234567890',
  ZEGO_SERVER_SECRET: SECRET,
  WECHAT_APP_ID: 'wx0123456789abcdef',
  WECHAT_APP_SECRET: 'b'.repeat(32),
  POLICY: 'minted',
};

type Env = Record<string, string | undefined>;

const read = (change: Env = {}, files: Record<string, string> = {}) =>
  readSettings({
    env: { ...good, ...change },
    readFile: (path) => {
      const text = files[path];
      if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
      return text;
    },
  });

/** The sentences of complaint; fails when there are none. */
function faults(change: Env, files?: Record<string, string>): string[] {
  try {
    read(change, files);
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return (error as SettingsError).message.split('\n');
  }
  throw new Error('these settings were accepted');
}

describe('good settings', () => {
  it('need five values, and are careful in all else', () => {
    expect(read()).toEqual({
      rules: {
        appID: 1234567890,
        secret: SECRET,
        tokenTtl: 14_400,
        sessionTtl: 86_400,
        ticketTtl: 3600,
        guestSessionTtl: 28_800,
        roomTtl: 2_592_000,
        grantTtl: 600,
        policy: 'minted',
        ticketUses: 50,
        zegoURL: 'https://rtc-api.zego.im',
        callbackSecret: undefined,
      },
      keys: {
        secret: SECRET,
        sessionKey: undefined,
        previousSessionKey: undefined,
        userIDKey: undefined,
      },
      redisURL: undefined,
      operatorKey: undefined,
      weChat: {
        appID: 'wx0123456789abcdef',
        appSecret: 'b'.repeat(32),
        apiURL: 'https://api.weixin.qq.com',
        maxInFlight: 200,
      },
      devLogin: false,
      http: {
        corsOrigins: [],
        trustProxy: [],
        limits: { perIP: 600, perSession: 60, perHost: 20 },
        connections: { perAddress: 128, total: 4096 },
      },
      host: '127.0.0.1',
      port: 8080,
      metrics: undefined,
      health: undefined,
      logLevel: 'info',
      drainSeconds: 5,
    });
  });

  it('may say all of it', () => {
    const settings = read({
      TOKEN_TTL: '60',
      SESSION_TTL: '300',
      TICKET_TTL: '120',
      GUEST_SESSION_TTL: '600',
      ROOM_TTL: '3600',
      GRANT_TTL: '60',
      TICKET_USES: '3',
      POLICY: 'webhook',
      POLICY_URL: 'https://accounts.example.com/calls?v=1',
      POLICY_KEY: 'h'.repeat(32),
      POLICY_CACHE: '0',
      ZEGO_API_URL: 'https://rtc-api-sha.zego.im',
      ZEGO_CALLBACK_SECRET: 'callbacksecret',
      REDIS_URL: 'rediss://:password@redis.example.com:6380/1',
      OPERATOR_KEY: OPERATOR,
      SESSION_KEY: 'k'.repeat(32),
      SESSION_KEY_PREVIOUS: 'p'.repeat(40),
      USER_ID_KEY: 'u'.repeat(64),
      CORS_ORIGINS: 'https://a.example.com, http://localhost:10086',
      TRUST_PROXY: 'loopback,10.0.0.0/8,fd00::/8,192.168.1.1',
      RATE_LIMIT_PER_IP: '10',
      RATE_LIMIT_PER_SESSION: '5',
      CONNECTIONS_PER_IP: '20',
      CONNECTIONS: '200',
      METRICS_PORT: '9090',
      METRICS_HOST: '10.0.0.5',
      HEALTH_PORT: '8081',
      HEALTH_HOST: '0.0.0.0',
      WECHAT_IN_FLIGHT: '30',
      HOST: '0.0.0.0',
      PORT: '0',
      LOG_LEVEL: 'warn',
      RATE_LIMIT_PER_HOST: '2',
      DRAIN_SECONDS: '0',
      WECHAT_API_URL: 'http://127.0.0.1:4000',
    });
    expect(settings).toMatchObject({
      rules: {
        tokenTtl: 60,
        sessionTtl: 300,
        ticketTtl: 120,
        roomTtl: 3600,
        grantTtl: 60,
        ticketUses: 3,
        policy: {
          url: 'https://accounts.example.com/calls?v=1',
          key: 'h'.repeat(32),
          cacheSeconds: 0,
        },
        zegoURL: 'https://rtc-api-sha.zego.im',
        callbackSecret: 'callbacksecret',
      },
      redisURL: 'rediss://:password@redis.example.com:6380/1',
      operatorKey: OPERATOR,
      keys: { sessionKey: 'k'.repeat(32), previousSessionKey: 'p'.repeat(40) },
      weChat: { apiURL: 'http://127.0.0.1:4000', maxInFlight: 30 },
      http: {
        corsOrigins: ['https://a.example.com', 'http://localhost:10086'],
        trustProxy: ['loopback', '10.0.0.0/8', 'fd00::/8', '192.168.1.1'],
        limits: { perIP: 10, perSession: 5, perHost: 2 },
        connections: { perAddress: 20, total: 200 },
      },
      metrics: { host: '10.0.0.5', port: 9090 },
      health: { host: '0.0.0.0', port: 8081 },
      host: '0.0.0.0',
      port: 0,
      logLevel: 'warn',
      drainSeconds: 0,
    });
  });

  it('may keep every secret in a file', () => {
    const settings = read(
      {
        ZEGO_SERVER_SECRET: undefined,
        ZEGO_SERVER_SECRET_FILE: '/run/secrets/zego',
        WECHAT_APP_SECRET: '',
        WECHAT_APP_SECRET_FILE: '/run/secrets/wechat',
        SESSION_KEY_FILE: '/run/secrets/session',
      },
      {
        '/run/secrets/zego': `${SECRET}\n`,
        '/run/secrets/wechat': `${'w'.repeat(32)}\r\n`,
        '/run/secrets/session': 's'.repeat(32),
      },
    );
    expect(settings.rules.secret).toBe(SECRET);
    expect(settings.weChat?.appSecret).toBe('w'.repeat(32));
    expect(settings.keys.sessionKey).toBe('s'.repeat(32));
  });

  it('of development can do without WeChat', () => {
    const settings = read({
      NODE_ENV: undefined,
      DEV_LOGIN: 'true',
      WECHAT_APP_ID: undefined,
      WECHAT_APP_SECRET: undefined,
    });
    expect(settings).toMatchObject({ devLogin: true, weChat: undefined });
  });
});

describe('bad settings', () => {
  it('are all told at once, each with what it must be and where to find it', () => {
    const told = faults({
      ZEGO_APP_ID: undefined,
      ZEGO_SERVER_SECRET: undefined,
      WECHAT_APP_ID: undefined,
      WECHAT_APP_SECRET: undefined,
    });
    expect(told).toHaveLength(4);
    for (const sentence of told) {
      expect(sentence).toMatch(/^\w+ is not set\. It must be .+; you find it in the .+\.$/);
    }
  });

  it.each<[string, Env]>([
    ['in production', { NODE_ENV: 'production' }],
    [
      'where NODE_ENV is misspelt and all the world may come',
      { NODE_ENV: 'prod', HOST: '0.0.0.0' },
    ],
    ['where NODE_ENV is empty and all the world may come', { NODE_ENV: '', HOST: '::' }],
    ['on an address of the local network', { NODE_ENV: undefined, HOST: '192.168.1.7' }],
    ['behind a load balancer', { NODE_ENV: 'development', TRUST_PROXY: 'loopback' }],
  ])('refuse development doors %s', (_, where) => {
    const told = faults({ ...where, DEV_LOGIN: 'true', POLICY: undefined });
    expect(told).toEqual([
      expect.stringMatching(/^DEV_LOGIN is true and (NODE_ENV|HOST|TRUST_PROXY) .*remove DEV/),
      expect.stringMatching(
        /^POLICY is not set and (NODE_ENV|HOST|TRUST_PROXY) .*minted.*webhook.*open/,
      ),
    ]);
  });

  it.each(['127.0.0.1', '127.1.2.3', '::1'])('leave them open on %s alone', (HOST) => {
    for (const NODE_ENV of [undefined, '', 'prod', 'development', 'test']) {
      const settings = read({ NODE_ENV, HOST, DEV_LOGIN: 'true', POLICY: undefined });
      expect(settings).toMatchObject({ devLogin: true, rules: { policy: 'open' } });
    }
  });

  it.each<[string, Env]>([
    ['ZEGO_APP_ID', { ZEGO_APP_ID: 'abc' }],
    ['ZEGO_APP_ID', { ZEGO_APP_ID: '0' }],
    ['ZEGO_APP_ID', { ZEGO_APP_ID: '4294967296' }],
    ['ZEGO_APP_ID', { ZEGO_APP_ID: '1e3' }],
    ['ZEGO_SERVER_SECRET', { ZEGO_SERVER_SECRET: 'short' }],
    ['ZEGO_SERVER_SECRET', { ZEGO_SERVER_SECRET: `${SECRET}x` }],
    ['WECHAT_APP_ID', { WECHAT_APP_ID: 'wx-123' }],
    ['WECHAT_APP_SECRET', { WECHAT_APP_SECRET: 'x' }],
    ['WECHAT_APP_ID', { DEV_LOGIN: 'true', NODE_ENV: 'test', WECHAT_APP_ID: undefined }],
    ['SESSION_KEY', { SESSION_KEY: 'too short' }],
    ['SESSION_KEY_PREVIOUS', { SESSION_KEY_PREVIOUS: 'too short' }],
    ['USER_ID_KEY', { USER_ID_KEY: 'too short' }],
    ['DEV_LOGIN', { DEV_LOGIN: 'yes' }],
    ['POLICY', { POLICY: 'everybody' }],
    ['POLICY_URL', { POLICY: 'webhook', POLICY_KEY: SECRET }],
    ['POLICY_URL', { POLICY: 'webhook', POLICY_KEY: SECRET, POLICY_URL: 'http://a.example.com/' }],
    ['POLICY_KEY', { POLICY: 'webhook', POLICY_URL: 'https://a.example.com/' }],
    [
      'POLICY_KEY',
      { POLICY: 'webhook', POLICY_URL: 'https://a.example.com/', POLICY_KEY: 'short' },
    ],
    ['POLICY_CACHE', { POLICY_CACHE: '61' }],
    ['TICKET_USES', { TICKET_USES: '0' }],
    ['ROOM_TTL', { ROOM_TTL: '60' }],
    ['GRANT_TTL', { GRANT_TTL: '59' }],
    ['ZEGO_API_URL', { ZEGO_API_URL: 'https://rtc-api.zego.im/' }],
    ['ZEGO_API_URL', { ZEGO_API_URL: 'http://rtc-api.zego.im' }],
    ['ZEGO_CALLBACK_SECRET', { ZEGO_CALLBACK_SECRET: 'a b' }],
    ['REDIS_URL', { REDIS_URL: 'redis.example.com:6379' }],
    ['OPERATOR_KEY', { OPERATOR_KEY: 'short' }],
    ['OPERATOR_KEY', { OPERATOR_KEY: 'with a space, and 32 characters long' }],
    ['OPERATOR_KEY', { OPERATOR_KEY: `${'o'.repeat(32)}:` }],
    ['OPERATOR_KEY', { OPERATOR_KEY: `${'o'.repeat(32)}=o` }],
    ['OPERATOR_KEY', { OPERATOR_KEY: '钥'.repeat(11) }],
    ['TOKEN_TTL', { TOKEN_TTL: '59' }],
    ['TOKEN_TTL', { TOKEN_TTL: '-1' }],
    ['TOKEN_TTL', { TOKEN_TTL: '15m' }],
    ['SESSION_TTL', { SESSION_TTL: '1' }],
    ['TICKET_TTL', { TICKET_TTL: '99999999' }],
    ['CORS_ORIGINS', { CORS_ORIGINS: '*' }],
    ['CORS_ORIGINS', { CORS_ORIGINS: 'https://a.example.com/' }],
    ['CORS_ORIGINS', { CORS_ORIGINS: 'https://*.example.com' }],
    ['TRUST_PROXY', { TRUST_PROXY: 'true' }],
    ['TRUST_PROXY', { TRUST_PROXY: '1' }],
    ['TRUST_PROXY', { TRUST_PROXY: '10.0.0.0/33' }],
    ['TRUST_PROXY', { TRUST_PROXY: '0.0.0.0/0' }],
    ['WECHAT_API_URL', { WECHAT_API_URL: 'http://api.example.com' }],
    ['WECHAT_API_URL', { WECHAT_API_URL: 'https://api.example.com/' }],
    ['RATE_LIMIT_PER_IP', { RATE_LIMIT_PER_IP: '0' }],
    ['CONNECTIONS_PER_IP', { CONNECTIONS_PER_IP: '0' }],
    ['CONNECTIONS', { CONNECTIONS: 'many' }],
    ['METRICS_PORT', { METRICS_PORT: '65536' }],
    ['METRICS_HOST', { METRICS_PORT: '9090', METRICS_HOST: 'here' }],
    ['HEALTH_PORT', { HEALTH_PORT: 'none' }],
    ['HEALTH_HOST', { HEALTH_PORT: '8081', HEALTH_HOST: 'localhost' }],
    ['WECHAT_IN_FLIGHT', { WECHAT_IN_FLIGHT: '0' }],
    ['HOST', { HOST: 'everywhere' }],
    ['PORT', { PORT: '65536' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['DRAIN_SECONDS', { DRAIN_SECONDS: '1.5' }],
  ])('of %s are told in one sentence: %j', (name, change) => {
    const told = faults(change);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(new RegExp(`^${name} (is|has) .*It must be .*\\.$`));
  });

  it.each<[string, Env, Record<string, string>]>([
    ['that is not there', { ZEGO_SERVER_SECRET_FILE: '/none' }, {}],
    ['that is empty', { ZEGO_SERVER_SECRET_FILE: '/empty' }, { '/empty': '\n' }],
    ['of another form', { ZEGO_SERVER_SECRET_FILE: '/odd' }, { '/odd': `${SECRET} ` }],
  ])('tell of a file %s', (_, change, files) => {
    const told = faults({ ZEGO_SERVER_SECRET: undefined, ...change }, files);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^ZEGO_SERVER_SECRET(_FILE)? (names|has) /);
  });

  it('do not hold a secret twice', () => {
    const told = faults({ ZEGO_SERVER_SECRET_FILE: '/f' }, { '/f': SECRET });
    expect(told).toEqual([
      'Both ZEGO_SERVER_SECRET and ZEGO_SERVER_SECRET_FILE are set. Set one of them.',
    ]);
  });

  it('never repeat a secret', () => {
    const wrong = 'a-secret-of-the-wrong-length';
    const told = faults({
      ZEGO_SERVER_SECRET: wrong,
      WECHAT_APP_SECRET: wrong,
      SESSION_KEY: wrong,
      USER_ID_KEY: wrong,
    });
    expect(told).toHaveLength(4);
    expect(told.join()).not.toContain(wrong);
    // Not even where it was pasted by mistake.
    const misplaced = faults({ ZEGO_APP_ID: SECRET, WECHAT_APP_ID: SECRET });
    expect(misplaced).toHaveLength(2);
    expect(misplaced.join()).not.toContain(SECRET);
  });
});
