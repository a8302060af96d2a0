import { isIP } from 'node:net';
import { isAppID } from '../../src/call/validation/settings';
import {
  LIFETIMES,
  LIMITS,
  POLICY_CACHE,
  TICKET_USES,
  WECHAT_API,
  WECHAT_IN_FLIGHT,
  ZEGO_API,
  type Lifetimes,
} from '../defaults';
import { isBearer } from '../http/bearer';
import type { ServerOptions } from '../http/server';
import type { IdentifyOptions } from '../identify';
import type { KeySources } from '../keys';
import type { LogLevel } from '../log/logger';
import type { PolicyChoice } from '../token-service';
import type { RoomPolicy } from '../rooms/policy';
import type { WeChatOptions } from '../wechat/code2session';
import { SettingsReader, type Rule, type Source } from './reader';

interface Where {
  readonly host: string;
  readonly port: number;
}

/** All that the service is told; README.md has the table. */
export interface Settings extends IdentifyOptions {
  readonly rules: Lifetimes & {
    readonly appID: number;
    /** The ServerSecret. */
    readonly secret: string;
    readonly policy: Exclude<PolicyChoice, RoomPolicy>;
    readonly ticketUses: number;
    readonly zegoURL: string;
    readonly callbackSecret: string | undefined;
  };
  /** Where what is remembered is kept; in memory when missing. */
  readonly redisURL: string | undefined;
  /** Whoever has it may take back what was given. */
  readonly operatorKey: string | undefined;
  readonly keys: KeySources;
  readonly http: Required<
    Pick<ServerOptions, 'connections' | 'corsOrigins' | 'limits' | 'trustProxy'>
  >;
  readonly host: string;
  readonly port: number;
  /** Where `GET /metrics` is answered, to whoever asks; nowhere when missing. */
  readonly metrics: Where | undefined;
  /** Where a thread of its own answers `/healthz` and `/readyz`; nowhere when missing. */
  readonly health: Where | undefined;
  readonly logLevel: LogLevel;
  /** For how long to go on after SIGTERM, until the load balancer has noticed, in seconds. */
  readonly drainSeconds: number;
}

/** What is wrong with the settings, one line each: for people, without a stack. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

const DAY = 24 * 3600;

const rules = {
  appID: {
    form: 'It must be a positive whole number such as 1234567890',
    where: 'the ZEGO console, project information, "AppID"',
  },
  serverSecret: {
    form: 'It must be 32 characters, in the environment or in the file that ZEGO_SERVER_SECRET_FILE names',
    where: 'the ZEGO console, project information, "ServerSecret"',
  },
  weChatAppID: {
    form: 'It must be the appid of the mini-program, wx and 16 characters',
    where: 'the WeChat console, 开发管理 > 开发设置',
  },
  weChatAppSecret: {
    form: 'It must be 32 characters, in the environment or in the file that WECHAT_APP_SECRET_FILE names',
    where: 'the WeChat console, 开发管理 > 开发设置, AppSecret',
  },
  ownKey: { form: 'It must be at least 32 characters, made by `openssl rand -hex 32`' },
  operatorKey: {
    form: 'It must be at least 32 letters, digits and -._~+/ (with = at its end if you like), made by `openssl rand -hex 32`',
  },
  origins: { form: 'It must be addresses like https://call.example.com, with commas between them' },
  proxies: {
    form: 'It must be the addresses of your load balancers, such as 10.0.0.0/8, or loopback, linklocal, uniquelocal',
  },
  api: { form: 'It must be https://…, without a trailing slash; http only on this machine' },
  policy: {
    form: 'It must be minted (only rooms that this service makes), webhook (your own system is asked at POLICY_URL) or open (any room that somebody names)',
  },
  policyURL: {
    form: 'It must be https://…, or http://… on this machine, where your own system answers',
  },
  redis: { form: 'It must be redis://… or rediss://…' },
  callbackSecret: {
    form: 'It must be the callbacksecret, without spaces',
    where: 'the ZEGO console, project settings, server callbacks',
  },
  logLevel: { form: 'It must be debug, info, warn, error or silent' },
  host: { form: 'It must be an IP address, such as 0.0.0.0' },
} satisfies Record<string, Rule>;

const has32Bytes = (text: string) => Buffer.byteLength(text) === 32;
const isOwnKey = (text: string) => Buffer.byteLength(text) >= 32;
const isOperatorKey = (text: string) => isOwnKey(text) && isBearer(text);
const isOrigin = (text: string) => /^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/.test(text);
const isProxy = (text: string) => {
  const [address = '', bits, more] = text.split('/');
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const size = isIP(address) === 6 ? 128 : 32;
  return isIP(address) !== 0 && more === undefined && isPrefix(bits, size);
};
const isPrefix = (bits: string | undefined, size: number) =>
  bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= size);
const isAPI = (text: string) =>
  /^(https:\/\/[^\s/?#]+|http:\/\/127\.0\.0\.1:\d+(\/[\w-]+)?)$/.test(text);
const isPolicyURL = (text: string) =>
  /^(https:\/\/[^\s/?#]+|http:\/\/127\.0\.0\.1:\d+)(\/[^\s#]*)?$/.test(text);
const isRedis = (text: string) => /^rediss?:\/\/\S+$/.test(text) && URL.canParse(text);
const isSecret = (text: string) => /^\S{8,128}$/.test(text);
const isPolicy = (text: string) => /^(minted|webhook|open)$/.test(text);
/** Only programs of this machine get there. */
const isLoopback = (host: string) => host === '::1' || /^127\./.test(host);
const isLogLevel = (text: string) => /^(debug|info|warn|error|silent)$/.test(text);

/** @throws SettingsError that names each fault */
export function readSettings(source: Source): Settings {
  const reader = new SettingsReader(source);
  const host = reader.text('HOST', rules.host, (text) => isIP(text) !== 0) ?? '127.0.0.1';
  const trustProxy = reader.list('TRUST_PROXY', rules.proxies, isProxy);
  const exposed = exposure(source.env['NODE_ENV'], host, trustProxy);
  const devLogin = reader.flag('DEV_LOGIN');
  if (devLogin && exposed) {
    reader.fault(
      `DEV_LOGIN is true and ${exposed}. The development login lets anybody in under any name: remove DEV_LOGIN.`,
    );
  }
  const appID = reader.text('ZEGO_APP_ID', rules.appID, (text) => {
    return /^\d+$/.test(text) && isAppID(Number(text));
  });
  reader.must(appID, 'ZEGO_APP_ID', rules.appID);
  const secret = reader.secret('ZEGO_SERVER_SECRET', rules.serverSecret, has32Bytes);
  reader.must(secret, 'ZEGO_SERVER_SECRET', rules.serverSecret);

  const settings: Settings = {
    rules: {
      appID: Number(appID),
      secret: secret ?? '',
      tokenTtl: reader.whole('TOKEN_TTL', LIFETIMES.tokenTtl, [60, DAY]),
      sessionTtl: reader.whole('SESSION_TTL', LIFETIMES.sessionTtl, [300, 30 * DAY]),
      ticketTtl: reader.whole('TICKET_TTL', LIFETIMES.ticketTtl, [60, 7 * DAY]),
      guestSessionTtl: reader.whole('GUEST_SESSION_TTL', LIFETIMES.guestSessionTtl, [300, 7 * DAY]),
      roomTtl: reader.whole('ROOM_TTL', LIFETIMES.roomTtl, [3600, 30 * DAY]),
      grantTtl: reader.whole('GRANT_TTL', LIFETIMES.grantTtl, [60, 3600]),
      policy: policy(reader, exposed),
      ticketUses: reader.whole('TICKET_USES', TICKET_USES, [1, 10_000]),
      zegoURL: reader.text('ZEGO_API_URL', rules.api, isAPI) ?? ZEGO_API,
      callbackSecret: reader.secret('ZEGO_CALLBACK_SECRET', rules.callbackSecret, isSecret),
    },
    keys: {
      secret: secret ?? '',
      sessionKey: reader.secret('SESSION_KEY', rules.ownKey, isOwnKey),
      previousSessionKey: reader.secret('SESSION_KEY_PREVIOUS', rules.ownKey, isOwnKey),
      userIDKey: reader.secret('USER_ID_KEY', rules.ownKey, isOwnKey),
    },
    redisURL: reader.secret('REDIS_URL', rules.redis, isRedis),
    operatorKey: reader.secret('OPERATOR_KEY', rules.operatorKey, isOperatorKey),
    weChat: weChat(reader, devLogin),
    devLogin,
    http: {
      corsOrigins: reader.list('CORS_ORIGINS', rules.origins, isOrigin),
      trustProxy,
      limits: {
        perIP: reader.whole('RATE_LIMIT_PER_IP', LIMITS.perIP, [1, 1e9]),
        perSession: reader.whole('RATE_LIMIT_PER_SESSION', LIMITS.perSession, [1, 1e9]),
        perHost: reader.whole('RATE_LIMIT_PER_HOST', LIMITS.perHost, [1, 1e9]),
      },
      connections: {
        perAddress: reader.whole('CONNECTIONS_PER_IP', 128, [1, 1e6]),
        total: reader.whole('CONNECTIONS', 4096, [16, 1e6]),
      },
    },
    host,
    port: reader.whole('PORT', 8080, [0, 65_535]),
    metrics: optionalPort(reader, 'METRICS_HOST', 'METRICS_PORT'),
    health: optionalPort(reader, 'HEALTH_HOST', 'HEALTH_PORT'),
    logLevel: (reader.text('LOG_LEVEL', rules.logLevel, isLogLevel) ?? 'info') as LogLevel,
    drainSeconds: reader.whole('DRAIN_SECONDS', 5, [0, 300]),
  };
  if (reader.faults.length > 0) throw new SettingsError(reader.faults.join('\n'));
  return settings;
}

/** Who may enter which room. Where strangers may come somebody must have chosen; elsewhere it is `open`. */
function policy(reader: SettingsReader, exposed: string | undefined): Settings['rules']['policy'] {
  if (exposed && !reader.has('POLICY')) {
    reader.fault(
      `POLICY is not set and ${exposed}. Choose who may enter which room: minted (only rooms that this service makes), webhook (your own system is asked), or open (any room that somebody names).`,
    );
  }
  const chosen = reader.text('POLICY', rules.policy, isPolicy) ?? 'open';
  const url = reader.text('POLICY_URL', rules.policyURL, isPolicyURL);
  const key = reader.secret('POLICY_KEY', rules.ownKey, isOwnKey);
  const cacheSeconds = reader.whole('POLICY_CACHE', POLICY_CACHE, [0, 60]);
  if (chosen !== 'webhook') return chosen as 'minted' | 'open';
  reader.must(url, 'POLICY_URL', rules.policyURL);
  reader.must(key, 'POLICY_KEY', rules.ownKey);
  return { url: url ?? '', key: key ?? '', cacheSeconds };
}

/** Why strangers may get here, in words that follow "and"; nothing where only this machine does. */
function exposure(
  nodeEnv: string | undefined,
  host: string,
  trustProxy: readonly string[],
): string | undefined {
  if (nodeEnv === 'production') return 'NODE_ENV is production';
  if (!isLoopback(host)) return 'HOST is not this machine alone';
  return trustProxy.length > 0 ? 'TRUST_PROXY names load balancers' : undefined;
}

function optionalPort(
  reader: SettingsReader,
  hostName: string,
  portName: string,
): Where | undefined {
  const valid = (text: string) => isIP(text) !== 0;
  const host = reader.text(hostName, rules.host, valid) ?? '127.0.0.1';
  const port = reader.whole(portName, 0, [0, 65_535]);
  return reader.has(portName) ? { host, port } : undefined;
}

/** Development can do without WeChat: then only keys let people in. */
function weChat(reader: SettingsReader, devLogin: boolean): WeChatOptions | undefined {
  const [idName, secretName] = ['WECHAT_APP_ID', 'WECHAT_APP_SECRET'];
  const appID = reader.text(idName, rules.weChatAppID, (text) => /^wx[0-9a-f]{16}$/.test(text));
  const appSecret = reader.secret(secretName, rules.weChatAppSecret, has32Bytes);
  const apiURL = reader.text('WECHAT_API_URL', rules.api, isAPI) ?? WECHAT_API;
  const maxInFlight = reader.whole('WECHAT_IN_FLIGHT', WECHAT_IN_FLIGHT, [1, 1e5]);
  if (devLogin && appID === undefined && appSecret === undefined) return undefined;
  reader.must(appID, idName, rules.weChatAppID);
  reader.must(appSecret, secretName, rules.weChatAppSecret);
  return { appID: appID ?? '', appSecret: appSecret ?? '', apiURL, maxInFlight };
}
