import { randomBytes } from 'node:crypto';
import { readObject } from '../json-object';
import { failureCode, Neighbour, readText, type NeighbourWatch } from '../neighbour';
import { ServiceError } from '../service-error';
import { withTries, type Outcome } from '../tries';
import { unixNow } from '../wall-clock';
import { actions, type Action, type Rate } from './actions';
import { meaningOf } from './codes';
import { zegoSignature } from './signature';
import { Turns } from './turns';

export interface ZegoAPIOptions {
  readonly appID: number;
  /** The ServerSecret. */
  readonly secret: string;
  /** `https://rtc-api.zego.im`, or the one of a region, or a stand-in that isn't known before it listens. */
  readonly url: string | (() => string);
  readonly watch?: NeighbourWatch;
}

/** A text for each parameter, or several for a list. */
export type Parameters = Readonly<Record<string, string | number | readonly string[]>>;

/** `off`: not switched on for this AppID. `gone`: there was nothing to do it to. `full`: too many rules are live. */
export type ZegoAnswer =
  | { readonly came: 'done'; readonly data: Readonly<Record<string, unknown>> }
  | { readonly came: 'off' | 'gone' | 'full' };

/** For one try, and for all tries of one call after its first turn, in ms. */
const [ONE_MS, ALL_MS] = [3000, 8000];
/** Waits before another try, in ms. */
const WAITS = [250, 1000];
/** Calls at once. */
const IN_FLIGHT = 100;
/** For a turn, in ms, where somebody waits for the answer. */
const LONGEST_TURN_MS = 3000;

/**
 * ZEGO's server API. Every call waits for its turn within ZEGO's limits and is signed when it is sent, each
 * try anew. The address holds the signature: it is in no error and no log.
 */
export class ZegoAPI {
  readonly #turns = new Turns();
  readonly #neighbour: Neighbour;

  constructor(private readonly options: ZegoAPIOptions) {
    this.#neighbour = new Neighbour({
      name: 'zego',
      maxInFlight: IN_FLIGHT,
      deadlineMs: ALL_MS,
      busy,
      watch: options.watch,
    });
  }

  /**
   * @param longestTurnMs - for how long it may wait for its turn
   * @throws ServiceError where ZEGO can't be asked or refuses
   */
  async call(
    action: Action,
    parameters: Parameters,
    longestTurnMs = LONGEST_TURN_MS,
  ): Promise<ZegoAnswer> {
    await this.#turn(action, parameters, longestTurnMs);
    return this.#neighbour.ask((signal) =>
      withTries(WAITS, signal, async (tries) => {
        if (tries > 0) await this.#turn(action, parameters, LONGEST_TURN_MS);
        return this.#try(action, parameters, signal);
      }),
    );
  }

  async #turn(action: Action, { RoomId }: Parameters, longestMs: number): Promise<void> {
    const { perSecond, perRoomMs }: Rate = actions[action];
    const ofRoom = perRoomMs === undefined ? {} : { [`${action} ${String(RoomId)}`]: perRoomMs };
    const rates = { [action]: 1000 / perSecond, ...ofRoom };
    if (!(await this.#turns.take(rates, longestMs))) throw busy(2);
  }

  async #try(
    action: Action,
    parameters: Parameters,
    signal: AbortSignal,
  ): Promise<Outcome<ZegoAnswer>> {
    let status: number;
    let text: string;
    try {
      const response = await fetch(this.#address(action, parameters), {
        signal: AbortSignal.any([signal, AbortSignal.timeout(ONE_MS)]),
        // Whoever redirects would be told a signature.
        redirect: 'error',
      });
      status = response.status;
      text = await readText(response);
    } catch (error) {
      return unreachable(action, failureCode(error));
    }
    const answer = readAnswer(text);
    if (!answer) return unreachable(action, `status ${status}, no JSON with a Code`);
    return outcomeOf(action, answer);
  }

  #address(action: Action, parameters: Parameters): string {
    const { appID, secret, url } = this.options;
    const nonce = randomBytes(8).toString('hex');
    const timestamp = unixNow();
    const query = new URLSearchParams({
      Action: action,
      AppId: String(appID),
      SignatureNonce: nonce,
      Timestamp: String(timestamp),
      Signature: zegoSignature({ appID, nonce, secret, timestamp }),
      SignatureVersion: '2.0',
    });
    for (const [name, value] of Object.entries(parameters)) {
      if (typeof value === 'object') for (const one of value) query.append(`${name}[]`, one);
      else query.append(name, String(value));
    }
    return `${typeof url === 'string' ? url : url()}/?${query}`;
  }
}

interface Answer {
  readonly Code: number;
  readonly Data?: unknown;
}

function readAnswer(text: string): Answer | undefined {
  const { Code, Data } = readObject(text) ?? {};
  return typeof Code === 'number' ? { Code, Data } : undefined;
}

function outcomeOf(action: Action, { Code, Data }: Answer): Outcome<ZegoAnswer> {
  if (Code === 0) {
    const data = typeof Data === 'object' && Data !== null ? Data : {};
    return { value: { came: 'done', data: data as Record<string, unknown> } };
  }
  const { meaning, words } = meaningOf(Code);
  if (meaning === 'off' || meaning === 'gone' || meaning === 'full')
    return { value: { came: meaning } };
  const detail = `${action}: code ${Code}, ${words}`;
  const again = meaning === 'again';
  if (again) return { error: busy(2, detail), again };
  const error =
    meaning === 'settings'
      ? new ServiceError(500, 'misconfigured', 'The service isn’t set up right for ZEGO.', {
          detail,
        })
      : new ServiceError(502, 'zego_refused', `ZEGO refused: ${words}.`, { detail });
  return { error, again };
}

/** @param retryAfter - seconds */
function busy(retryAfter: number, detail?: string): ServiceError {
  return new ServiceError(503, 'zego_busy', 'ZEGO takes no more at the moment: try again later.', {
    retryAfter,
    ...(detail !== undefined && { detail }),
  });
}

function unreachable(action: Action, cause: string): Outcome<ZegoAnswer> {
  const error = new ServiceError(
    503,
    'zego_unreachable',
    'ZEGO can’t be reached: what the host wants is noted here, but not done there. Try again.',
    { detail: `${action} failed: ${cause}`, retryAfter: 2 },
  );
  return { error, again: true };
}
