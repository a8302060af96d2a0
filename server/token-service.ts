import { RoomList } from './callbacks/room-list';
import { Host } from './host/host';
import type { Lifetimes } from './defaults';
import { Enforcer } from './host/enforcer';
import { causeOf, Journal, type LineLog } from './journal';
import type { ServiceKeys } from './keys';
import type { NeighbourWatch } from './neighbour';
import { Admission, BLIND } from './rooms/admission';
import { mintedPolicy, openPolicy, type RoomPolicy } from './rooms/policy';
import { RoomRecords } from './rooms/room-records';
import { LONGEST_RULE } from './rooms/rule';
import { webhookPolicy, type WebhookOptions } from './rooms/webhook';
import { MemoryStore } from './store/memory-store';
import type { Store } from './store/store';
import { takeBack } from './take-back';
import { createTokenRules, longestToken, type Identify, type TokenService } from './token-rules';
import { ZegoAPI } from './zego-api/client';
import { RoomControl } from './zego-api/room-control';
import { switchedOff, type Switch } from './zego-api/switches';

/** Who may enter which room: by name, by a webhook, or by a function of yours. */
export type PolicyChoice =
  'minted' | 'open' | Pick<WebhookOptions, 'url' | 'key' | 'cacheSeconds'> | RoomPolicy;

export interface TokenServiceOptions extends Lifetimes {
  readonly appID: number;
  /** The ServerSecret. */
  readonly secret: string;
  readonly keys: ServiceKeys;
  readonly identify: Identify;
  readonly policy: PolicyChoice;
  /** How many a ticket admits, unless it says. */
  readonly ticketUses: number;
  /** ZEGO's server API: `https://rtc-api.zego.im`, or the one of a region. */
  readonly zegoURL: string | (() => string);
  /** "callbacksecret" of the ZEGO console; without it no callback is taken. */
  readonly callbackSecret?: string;
  /** In this instance's memory unless said. */
  readonly store?: Store;
  readonly log?: LineLog;
  readonly watch?: NeighbourWatch;
}

/** The whole of the service but HTTP. */
export interface RunningTokenService extends TokenService {
  /** What ZEGO has not switched on for this AppID of what hosts need. @throws ServiceError where it can't be asked */
  switchedOff(): Promise<readonly Switch[]>;
  close(): Promise<void>;
}

const noLog: LineLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Puts the parts together. What is due at the end of a leave to speak is done until it is closed. */
export function createTokenService(options: TokenServiceOptions): RunningTokenService {
  const { appID, secret, keys, watch, callbackSecret } = options;
  const { store = new MemoryStore(), log = noLog } = options;
  const journal = new Journal(log, keys);
  const records = new RoomRecords(store);
  const api = new ZegoAPI({ appID, secret, url: options.zegoURL, watch });
  const control = new RoomControl(api);
  const list = new RoomList({ store, control, hears: callbackSecret !== undefined });
  const remembered = longestToken(options);
  const enforcer = new Enforcer({
    store,
    records,
    control,
    ruleSeconds: Math.min(remembered + BLIND, LONGEST_RULE),
    onFailure: ({ roomID }, error) =>
      journal.failed('could not hold somebody to it', roomID, error),
    onEnd: (roomID, userID) => journal.happened('leave to speak is over', roomID, { userID }),
  });
  const admission = new Admission({
    keys,
    policy: policyOf(options),
    records,
    remembered,
    onHost: (roomID, userID) => enforcer.holdSoon({ roomID, userID }),
    onBlind: (error) =>
      journal.seldom('nobody new gets in: what decides on it can’t be asked', causeOf(error)),
  });
  const { grantTtl } = options;
  const host = new Host({ keys, grantTtl, records, admission, control, enforcer, list });
  const rules = createTokenRules({ ...options, records, admission });
  enforcer.start();

  return {
    login: (credentials) => rules.login(credentials),
    open: (session, needsStore) => rules.open(session, needsStore),
    room(session, role) {
      const answer = rules.room(session, role);
      journal.happened('room made', answer.roomID, { userID: session.userID, role });
      return answer;
    },
    async invite(session, request) {
      const answer = await rules.invite(session, request);
      const { ticketID, role, uses } = answer;
      const about = { userID: session.userID, ticketID, role, uses };
      journal.happened('invitation made', request.roomID, about);
      return answer;
    },
    async token(session, request) {
      const answer = await rules.token(session, request);
      const { userID, role, publish } = answer;
      const ticketID = session.guest?.ticket;
      journal.happened('token given', request.roomID, { userID, role, publish, ticketID });
      return answer;
    },
    async act(session, request) {
      const { roomID, action, userID: whom } = request;
      const about = { userID: session.userID, action, whom };
      try {
        const answer = await host.act(session, request);
        const warnings = answer.warnings?.length;
        journal.happened('host acted', roomID, { ...about, warnings });
        return answer;
      } catch (error) {
        journal.happened('host could not act', roomID, { ...about, ...causeOf(error) });
        throw error;
      }
    },
    view: (session, roomID, hostKey) => host.view(session, roomID, hostKey),
    takeBack: async (what) => {
      const answer = await takeBack(what, { records, enforcer });
      log.info({ ...what, warnings: answer.warnings?.length }, 'taken back');
      return answer;
    },
    told: (event) => list.take(event),
    switchedOff: () => switchedOff(api),
    async close() {
      await enforcer.stop();
      await store.close();
    },
  };
}

function policyOf({ policy, keys, watch }: TokenServiceOptions): RoomPolicy {
  if (policy === 'minted') return mintedPolicy(keys);
  if (policy === 'open') return openPolicy(keys);
  return typeof policy === 'function' ? policy : webhookPolicy({ ...policy, watch });
}
