import type { Events } from '../runtime/events';
import type { Timers } from '../runtime/timers';

/** What an asynchronous function needs of its phone. */
export interface AsyncPorts {
  readonly timers: Timers;
}

/** WeChat's `wx`, or a part of it. */
export type Wx = Record<string, unknown>;

/** Options of any asynchronous `wx` function. */
export type Options = Record<string, unknown> & {
  success?: (result: unknown) => void;
  fail?: (result: unknown) => void;
  complete?: (result: unknown) => void;
};

/** An expected failure, with WeChat's number for it. */
export class ApiError extends Error {
  constructor(
    message: string,
    readonly errno?: number,
  ) {
    super(message);
  }
}

type Handler = (options: Options) => unknown;

/**
 * Makes WeChat's calling convention of plain functions: callbacks, or a promise where none is
 * given; `errMsg` in every answer; answers come in a later task.
 */
export function asyncApis(phone: AsyncPorts, handlers: Record<string, Handler>): Wx {
  const wx: Wx = {};
  for (const [name, handler] of Object.entries(handlers)) {
    wx[name] = (options: Options = {}) => {
      const job = run(phone, name, handler, options);
      const hasCallback = options.success ?? options.fail ?? options.complete;
      if (!hasCallback) return job;
      job.catch(() => undefined);
      return undefined;
    };
  }
  return wx;
}

function run(
  phone: AsyncPorts,
  name: string,
  handler: Handler,
  options: Options,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ok = (value: unknown) => {
      const fields = typeof value === 'object' && value !== null ? value : {};
      const result = { ...fields, errMsg: `${name}:ok` };
      phone.timers.later(() => {
        resolve(result);
        options.success?.(result);
        options.complete?.(result);
      });
    };
    const failed = (error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      const errno = error instanceof ApiError ? error.errno : undefined;
      const result = { errMsg: `${name}:fail ${reason}`, ...(errno !== undefined && { errno }) };
      phone.timers.later(() => {
        // WeChat rejects with a plain object, and apps read its errMsg.

        reject(result);
        options.fail?.(result);
        options.complete?.(result);
      });
    };
    Promise.resolve()
      .then(() => handler(options))
      .then(ok, failed);
  });
}

/** `onX`/`offX` pairs for the events named (with a small first letter). */
export function eventApis(phone: { readonly events: Events }, names: string[]): Wx {
  const wx: Wx = {};
  for (const name of names) {
    const capital = `${name[0]?.toUpperCase()}${name.slice(1)}`;
    wx[`on${capital}`] = (listener: (result: unknown) => void) => phone.events.on(name, listener);
    wx[`off${capital}`] = (listener?: (result: unknown) => void) =>
      phone.events.off(name, listener);
  }
  return wx;
}
