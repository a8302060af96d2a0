import type { Clock } from '../runtime/clock';
import type { Events } from '../runtime/events';
import type { Link } from '../runtime/link';
import type { Network } from '../runtime/network';
import { Socket, TOO_MANY, type Sockets } from '../runtime/sockets';
import type { Traffic } from '../runtime/traffic';
import type { PhoneOptions } from '../types';
import { ApiError, asyncApis, type AsyncPorts, type Options, type Wx } from './api';

/** What these need of their phone. */
export interface NetworkApiPorts extends AsyncPorts {
  readonly clock: Clock;
  readonly events: Events;
  readonly link: Pick<Link, 'request'>;
  readonly network: Pick<Network, 'online' | 'isFrozen' | 'state'>;
  readonly options: Pick<PhoneOptions, 'cloud' | 'swallow'>;
  readonly sockets: Pick<Sockets, 'connect'>;
  readonly traffic: Traffic;
}

interface RequestOptions extends Options {
  url: string;
  data?: unknown;
  header?: Record<string, string>;
  method?: string;
  timeout?: number;
  dataType?: string;
  responseType?: string;
  redirect?: 'follow' | 'manual';
}

function bodyOf({ data, method = 'GET', header = {} }: RequestOptions): BodyInit | undefined {
  if (data === undefined || data === null || method.toUpperCase() === 'GET') return undefined;
  if (typeof data === 'string' || data instanceof ArrayBuffer) return data;
  const type = Object.entries(header).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  if (type?.includes('x-www-form-urlencoded')) {
    return new URLSearchParams(data as Record<string, string>).toString();
  }
  return JSON.stringify(data);
}

/** Path and query at whatever host, with a GET's data added. */
function pathOf({ url, data, method = 'GET' }: RequestOptions): string {
  const path = url.replace(/^https?:\/\/[^/]*/, '') || '/';
  if (method.toUpperCase() !== 'GET' || typeof data !== 'object' || !data) return path;
  const query = new URLSearchParams(data as Record<string, string>).toString();
  return query ? `${path}${path.includes('?') ? '&' : '?'}${query}` : path;
}

async function read(answer: Response, options: RequestOptions): Promise<unknown> {
  if (options.responseType === 'arraybuffer') return answer.arrayBuffer();
  const text = await answer.text();
  if (options.dataType && options.dataType !== 'json') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

async function send(
  phone: NetworkApiPorts,
  options: RequestOptions,
  stop: AbortController,
): Promise<object> {
  if (!/^https?:\/\//.test(options.url ?? '')) throw new ApiError('invalid url', 600009);
  const path = pathOf(options);
  if (!phone.network.online) throw new ApiError('net::ERR_INTERNET_DISCONNECTED', 600003);
  if (phone.options.swallow.some((one) => path.startsWith(one))) {
    return { data: '', statusCode: 200, header: {}, cookies: [] };
  }
  if (phone.network.isFrozen) {
    await new Promise((resolve) => phone.clock.set(() => resolve(0), options.timeout ?? 60_000));
    throw new ApiError('timeout', 600001);
  }
  const answered = phone.traffic.asked();
  const limit = phone.clock.set(() => stop.abort('timeout'), options.timeout ?? 60_000);
  const type = { 'content-type': 'application/json' };
  try {
    const answer = await phone.link.request(path, phone.options.cloud, {
      method: (options.method ?? 'GET').toUpperCase(),
      headers: { ...type, ...options.header },
      body: bodyOf(options),
      signal: stop.signal,
      redirect: options.redirect,
    });
    const data = await read(answer, options);
    // The answer was under way while the network went.
    if (!phone.network.online) throw new ApiError('net::ERR_NETWORK_CHANGED', 600003);
    const header = Object.fromEntries(Array.from(headerPairs(answer.headers)));
    // A browser shows nothing of a redirection that it was told not to follow.
    const statusCode = answer.type === 'opaqueredirect' ? 302 : answer.status;
    return { data, statusCode, header, cookies: [] };
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw new ApiError(
      stop.signal.aborted ? String(stop.signal.reason) : 'net::ERR_CONNECTION_REFUSED',
      600001,
    );
  } finally {
    phone.clock.clear(limit);
    answered();
  }
}

function headerPairs(headers: Headers): [string, string][] {
  const pairs: [string, string][] = [];
  headers.forEach((value, name) => pairs.push([name, value]));
  return pairs;
}

/** Requests, sockets, and the state of the network. */
export function networkApis(phone: NetworkApiPorts): Wx {
  const { events } = phone;
  return {
    request: (options: RequestOptions) => {
      const stop = new AbortController();
      const api = asyncApis(phone, { request: () => send(phone, options, stop) });
      const result = (api.request as (options: Options) => Promise<unknown> | undefined)(options);
      const task = {
        abort: () => stop.abort('abort'),
        onHeadersReceived: () => undefined,
        offHeadersReceived: () => undefined,
        onChunkReceived: () => undefined,
        offChunkReceived: () => undefined,
      };
      return result ? Object.assign(result, task) : task;
    },
    connectSocket: (options: Options & { url: string; protocols?: string[] }) => {
      const socket = phone.sockets.connect(options);
      const isMade = socket.readyState !== Socket.CLOSED;
      const result = { errMsg: isMade ? 'connectSocket:ok' : `connectSocket:fail ${TOO_MANY}` };
      phone.timers.later(() => {
        if (isMade) options.success?.(result);
        else options.fail?.(result);
        options.complete?.(result);
      });
      return socket.task;
    },
    onNetworkStatusChange: (listener: (result: unknown) => void) =>
      events.on('networkStatusChange', listener),
    offNetworkStatusChange: (listener?: (result: unknown) => void) =>
      events.off('networkStatusChange', listener),
    ...asyncApis(phone, {
      getNetworkType: () => ({
        networkType: phone.network.state().networkType,
        weakNet: false,
        hasSystemProxy: false,
      }),
    }),
  };
}
