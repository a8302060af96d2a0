import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { FakeWx } from './phone/fake-wx';
import type { LiveContext } from './phone/live-context';
import type { PhoneSocket } from './phone/socket-task';
import { PhoneTimers } from './phone/timers';

type SDK = typeof import('zego-express-engine-miniprogram');
export type ZegoEngine = InstanceType<SDK['ZegoExpressEngine']>;

const { resolve } = createRequire(__filename);
const bundle = readFileSync(resolve('zego-express-engine-miniprogram'), 'utf8');

/** What the bundle takes from its surroundings, in the order in which it is handed over. */
const surroundings = [
  'module',
  'exports',
  'wx',
  'window',
  'navigator',
  'self',
  'localStorage',
  'console',
  'Date',
  'setTimeout',
  'setInterval',
  'clearTimeout',
  'clearInterval',
] as const;

export interface PhoneOptions {
  /** Where sockets and requests go; a local cloud is one. */
  readonly cloud: { readonly host: string };
  /** As WeChat names it: `wifi`, `4g`, `none`… */
  readonly networkType?: string;
  /** Hand over the storage of an earlier phone to get the same device. */
  readonly storage?: Map<string, unknown>;
  /** Hears what the SDK writes to the console. */
  readonly log?: (line: string) => void;
  /** How far its clock is ahead of everybody else's, in ms. */
  readonly clockAhead?: number;
}

/** How the phone loses its network. */
export interface OfflineOptions {
  /** `close`: open sockets close; `hang`: they stay open and carry nothing. */
  readonly sockets?: 'close' | 'hang';
  /** Whether WeChat reports the change of network. */
  readonly notify?: boolean;
}

/** One phone: its own unmodified SDK, its own `wx`, its own timers. */
export interface Phone {
  readonly wx: FakeWx;
  readonly ZegoExpressEngine: SDK['ZegoExpressEngine'];
  /** Every socket that was opened, the newest last. */
  readonly sockets: readonly PhoneSocket[];
  /** The newest live-pusher; `undefined` before the SDK made one. */
  readonly pusher: LiveContext | undefined;
  /** Live-players by their id, which is the streamID. */
  readonly players: ReadonlyMap<string, LiveContext>;
  /** What the SDK set on the page: copies, since it changes its own objects afterwards. */
  readonly pageData: Readonly<Record<string, unknown>>;
  /** For `initContext`: a page that only remembers its data. */
  readonly wxContext: { setData(patch: Record<string, unknown>, done?: () => void): void };
  /** Errors that the SDK threw out of its timers. */
  readonly uncaught: readonly unknown[];
  goOffline(options?: OfflineOptions): void;
  /** @param notify - whether WeChat reports it */
  goOnline(networkType?: string, notify?: boolean): void;
  /** The live-pusher reports a state to the SDK: 1002 is success, -1301 to -1311 are failures. */
  pusherState(engine: ZegoEngine, streamID: string, code: number): void;
  /** A live-player reports a state: 2004 is success, -2301, 2101 and 2102 are failures. */
  playerState(engine: ZegoEngine, streamID: string, code: number): void;
  /** Switches the phone off: no socket, timer or request of its SDK is left. */
  close(): void;
}

export function createPhone({
  cloud,
  networkType = 'wifi',
  storage = new Map<string, unknown>(),
  log = () => undefined,
  clockAhead = 0,
}: PhoneOptions): Phone {
  const timers = new PhoneTimers();
  const wx = new FakeWx(() => cloud.host, storage, networkType);
  const pageData: Record<string, unknown> = {};
  const { ZegoExpressEngine } = load(wx, timers, log, clockAhead);

  return {
    wx,
    ZegoExpressEngine,
    sockets: wx.sockets,
    get pusher() {
      return wx.pushers.at(-1);
    },
    players: wx.players,
    pageData,
    wxContext: {
      setData(patch, done) {
        Object.assign(pageData, structuredClone(patch));
        done?.();
      },
    },
    uncaught: timers.uncaught,
    goOffline({ sockets = 'close', notify = true } = {}) {
      const offline = { isConnected: false, networkType: 'none' };
      if (notify) wx.setNetwork(offline);
      else wx.network = offline;
      for (const socket of wx.sockets) {
        if (sockets === 'close') socket.lose();
        else socket.hang();
      }
    },
    goOnline(type = 'wifi', notify = true) {
      const online = { isConnected: true, networkType: type };
      if (notify) wx.setNetwork(online);
      else wx.network = online;
    },
    pusherState: reportState,
    playerState: reportState,
    close() {
      timers.stopAll();
      wx.close();
    },
  };
}

function reportState(engine: ZegoEngine, streamID: string, code: number): void {
  engine.updatePlayerState(streamID, { detail: { code } });
}

/** Runs the bundle anew, so that every phone has its own statics too. */
function load(
  wx: FakeWx,
  timers: PhoneTimers,
  log: (line: string) => void,
  clockAhead: number,
): SDK {
  const module = { exports: {} };
  const write = (...parts: unknown[]) => log(parts.map(String).join(' '));
  const console = { log: write, info: write, warn: write, error: write, debug: write };
  const provided: Record<(typeof surroundings)[number], unknown> = {
    module,
    exports: module.exports,
    wx,
    // These exist in a mini-program as names without a value.
    window: undefined,
    navigator: undefined,
    self: undefined,
    localStorage: undefined,
    console,
    Date: clockAhead === 0 ? Date : wrongDate(clockAhead),
    setTimeout: timers.setTimeout,
    setInterval: timers.setInterval,
    clearTimeout: timers.clear,
    clearInterval: timers.clear,
  };
  const source = `${bundle}\n//# sourceURL=ZegoExpressMiniProgram.js`;
  const run = new Function(...surroundings, source) as (...values: unknown[]) => void;
  run(...surroundings.map((name) => provided[name]));
  return module.exports as SDK;
}

/** A clock that is wrong by so many ms. */
function wrongDate(ahead: number): typeof Date {
  return new Proxy(Date, {
    construct: (RealDate, given: []) =>
      given.length > 0 ? new RealDate(...given) : new RealDate(RealDate.now() + ahead),
    get: (RealDate, name) =>
      name === 'now' ? () => RealDate.now() + ahead : Reflect.get(RealDate, name),
  });
}
