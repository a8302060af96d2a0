import type { LocalCloud } from '../../tools/local-cloud/index';
import { createPhone, type Phone, type PhoneOptions, type ZegoEngine } from '../support/sdk';

const recorded = [
  'roomStateUpdate',
  'roomStateChanged',
  'roomUserUpdate',
  'roomStreamUpdate',
  'roomOnlineUserCountUpdate',
  'roomExtraInfoUpdate',
  'streamExtraInfoUpdate',
  'publisherStateUpdate',
  'playerStateUpdate',
  'IMRecvCustomCommand',
  'IMRecvBroadcastMessage',
  'tokenWillExpire',
] as const;

type EventName = (typeof recorded)[number];
type Matcher = (...args: never[]) => boolean;

const PATIENCE_MS = 12_000;

/** Somebody with a phone, in a call: what the tests of the cloud are made of. */
export interface Caller {
  readonly userID: string;
  readonly phone: Phone;
  readonly engine: ZegoEngine;
  /** Logs in with a token of the cloud; rejects as the SDK does. */
  join(roomID: string, options?: JoinOptions): Promise<void>;
  /** Publishes, and waits until the SDK says so. */
  publish(streamID: string): Promise<void>;
  /** Resolves with the arguments of an event that came, or is to come. */
  hears(event: EventName, matches?: Matcher): Promise<unknown[]>;
  /** The arguments of every event of this name so far. */
  heard(event: EventName): unknown[][];
  /** Forgets the events so far. */
  forget(): void;
  hangUp(): void;
}

export interface JoinOptions {
  readonly token?: string;
  readonly maxMemberCount?: number;
}

export function createCaller(
  cloud: LocalCloud,
  userID: string,
  options: Omit<PhoneOptions, 'cloud'> & { readonly appID?: number } = {},
): Caller {
  const phone = createPhone({ cloud, ...options });
  const engine = new phone.ZegoExpressEngine(options.appID ?? cloud.options.appID, 'wss://any/ws');
  engine.initContext({ wxContext: phone.wxContext, pushAtr: 'pusher', playAtr: 'players' });
  let events: { name: EventName; args: unknown[] }[] = [];
  const waiting = new Set<() => void>();
  const on = engine.on.bind(engine) as (
    name: string,
    listener: (...args: unknown[]) => void,
  ) => void;
  for (const name of recorded) {
    on(name, (...args) => {
      events.push({ name, args });
      for (const look of [...waiting]) look();
    });
  }

  const hears: Caller['hears'] = (name, matches = () => true) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(look);
        reject(new Error(`${userID} waited for ${name} and heard ${JSON.stringify(events)}`));
      }, PATIENCE_MS);
      const look = () => {
        const event = events.find((one) => one.name === name && matches(...(one.args as never[])));
        if (!event) return;
        clearTimeout(timer);
        waiting.delete(look);
        resolve(event.args);
      };
      waiting.add(look);
      look();
    });

  return {
    userID,
    phone,
    engine,
    hears,
    async join(roomID, { token = cloud.token(userID), maxMemberCount } = {}) {
      const user = { userID, userName: `name of ${userID}` };
      await engine.loginRoom(roomID, token, user, { userUpdate: true, maxMemberCount });
    },
    async publish(streamID) {
      await engine.createPusher()?.start(streamID);
      phone.pusherState(engine, streamID, 1002);
      await hears(
        'publisherStateUpdate',
        (update: { state: string; streamID: string }) =>
          update.state === 'PUBLISHING' && update.streamID === streamID,
      );
    },
    heard: (name) => events.filter((event) => event.name === name).map(({ args }) => args),
    forget() {
      events = [];
    },
    hangUp: () => phone.close(),
  };
}

/** Matches `roomStreamUpdate` and `roomUserUpdate`: `about('ADD', 'stream-or-user-id')`. */
export function about(type: 'ADD' | 'DELETE', id: string): Matcher {
  return (_roomID: string, update: string, list: { streamID?: string; userID?: string }[]) =>
    update === type && list.some(({ streamID, userID }) => (streamID ?? userID) === id);
}

/** Matches `roomStateUpdate`: `state('CONNECTED')`, `state('DISCONNECTED', 1002050)`. */
export function state(name: string, code?: number): Matcher {
  return (_roomID: string, current: string, errorCode: number) =>
    current === name && (code === undefined || errorCode === code);
}
