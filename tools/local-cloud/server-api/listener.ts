import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import type { Context } from '../context';
import { RateLimit } from '../rate-limit';
import type { Action, ApiCall } from './action';
import { actions } from './actions';
import { ApiCode, ApiError, GatewayCode } from './codes';
import { Parameters } from './parameters';
import { checkSignature } from './signature';

/** Where the vendor has a host of its own. */
const PATH = /^\/zego-api\/?(\?|$)/;

/** Whether a request is for {@link serverApiListener}. */
export const isServerApi = (url = ''): boolean => PATH.test(url);

interface Answer {
  readonly Code: number;
  readonly Message: string;
  readonly Data?: object;
}

/**
 * The vendor's server API: `GET /zego-api/?Action=…`, signed with the ServerSecret. The HTTP status
 * is always 200: what went wrong is in `Code`.
 */
export function serverApiListener(context: Context): RequestListener {
  const rates = new RateLimit();
  return (request, response) => {
    request.resume();
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const answer = request.method === 'GET' ? perform(context, rates, searchParams) : notGet;
    const { Code } = answer;
    const action = searchParams.get('Action');
    if (Code !== ApiCode.Ok) context.registry.note(`server API: ${action} is refused: ${Code}`);
    response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify({ RequestId: randomUUID(), Data: null, ...answer }));
  };
}

const notGet: Answer = { Code: GatewayCode.Gateway, Message: 'all actions here are GET' };

function perform(context: Context, rates: RateLimit, query: URLSearchParams): Answer {
  try {
    checkSignature(query, context.options);
    const name = query.get('Action');
    if (!name) throw new ApiError(GatewayCode.ActionMissing, 'Action is missing');
    const action = actions.get(name);
    if (!action) throw new ApiError(GatewayCode.ActionUnknown, 'there is no such action');
    const parameters = new Parameters(query);
    const call = { context, parameters, isTest: parameters.flag('IsTest') };
    limit(rates, name, action, call);
    if (action.needs && !context.options[action.needs]) {
      throw new ApiError(ApiCode.NotEnabled, `${name} is not switched on for this AppID`);
    }
    const Data = action.handle(call);
    return { Code: ApiCode.Ok, Message: action.family === 'media' ? 'ok' : 'success', Data };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { Code: error.code, Message: error.message };
  }
}

/** Of calls that are refused for other reasons, those with a good signature count too. */
function limit(rates: RateLimit, name: string, action: Action, call: ApiCall): void {
  const { rate, testRate = rate, roomRate } = action;
  if (!rates.take(name, call.isTest ? testRate : rate)) {
    const code = action.family === 'media' ? ApiCode.MediaTooFrequent : ApiCode.AppTooFrequent;
    throw new ApiError(code, 'too many calls');
  }
  if (!roomRate) return;
  const roomID = call.parameters.text('RoomId', 128);
  if (!rates.take(JSON.stringify([name, roomID]), roomRate)) {
    throw new ApiError(ApiCode.RoomTooFrequent, 'too many calls about this room');
  }
}
