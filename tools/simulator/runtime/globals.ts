import { toText } from '../text';
import type { Problems } from './problems';
import type { Timers } from './timers';

/** Globals of JavaScript itself; all else that a browser has does not exist in WeChat's logic layer. */
const LANGUAGE = new Set(
  `Object Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date Promise
  RegExp Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError JSON
  Math Intl ArrayBuffer Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array
  Float32Array Float64Array Uint8ClampedArray BigUint64Array BigInt64Array DataView Map BigInt Set
  WeakMap WeakSet WeakRef Proxy Reflect decodeURI decodeURIComponent encodeURI encodeURIComponent
  escape unescape isFinite isNaN`.split(/\s+/),
);

const RESERVED = new Set(['eval', 'arguments', 'undefined', 'NaN', 'Infinity']);

const isIdentifier = (name: string) => /^[A-Za-z_$][\w$]*$/.test(name) && !RESERVED.has(name);

/** Names a browser has beyond the language, window's prototype chain included. */
function browserNames(): string[] {
  const names = new Set<string>();
  for (let o: unknown = window; o && o !== Object.prototype; o = Object.getPrototypeOf(o)) {
    for (const name of Object.getOwnPropertyNames(o)) names.add(name);
  }
  return [...names].filter((name) => isIdentifier(name) && !LANGUAGE.has(name));
}

/** WeChat lets nobody make code from text; `Function('return this')()` gives the fake global. */
function tamedFunction(world: object): FunctionConstructor {
  const make = (...parts: unknown[]) => {
    const body = toText(parts[parts.length - 1]).trim();
    return /^return this;?$/.test(body) ? () => world : () => undefined;
  };
  return new Proxy(Function, {
    construct: (_target, args) => make(...(args as unknown[])),
    apply: (_target, _self, args) => make(...(args as unknown[])),
  });
}

/** @param wall - what the phone's clock shows, in ms since 1970 */
function phoneDate(wall: () => number): DateConstructor {
  return new Proxy(Date, {
    construct: (target, args: unknown[], self) =>
      Reflect.construct(target, args.length ? args : [wall()], self) as Date,
    get: (target, key, self): unknown => (key === 'now' ? wall : Reflect.get(target, key, self)),
    apply: () => new Date(wall()).toString(),
  });
}

function tamedConsole(problems: Problems): Partial<Console> {
  const write =
    (level: 'log' | 'info' | 'warn' | 'error' | 'debug') =>
    (...parts: unknown[]) => {
      problems.log(level, parts);
      console[level](...parts);
    };
  const silent = () => undefined;
  return {
    log: write('log'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    debug: write('debug'),
    group: silent,
    groupCollapsed: silent,
    groupEnd: silent,
    time: silent,
    timeEnd: silent,
    trace: write('debug'),
    table: write('log'),
  };
}

/** The world a mini-program's script sees: a value for each global name, `undefined` for the rest. */
export function createGlobals(
  wall: () => number,
  timers: Timers,
  problems: Problems,
  weChat: Record<string, unknown>,
): Record<string, unknown> {
  const world: Record<string, unknown> = {};
  for (const name of LANGUAGE) {
    if (name in window) world[name] = (window as unknown as Record<string, unknown>)[name];
  }
  const own: Record<string, unknown> = {
    Function: tamedFunction(world),
    Date: phoneDate(wall),
    console: tamedConsole(problems),
    setTimeout: (run: (...args: unknown[]) => void, delay: unknown, ...args: unknown[]) =>
      timers.set('timeout', () => run(...args), delay),
    setInterval: (run: (...args: unknown[]) => void, delay: unknown, ...args: unknown[]) =>
      timers.set('interval', () => run(...args), delay),
    clearTimeout: (id: unknown) => timers.clear(id),
    clearInterval: (id: unknown) => timers.clear(id),
    ...weChat,
  };
  Object.assign(world, own);
  const masked = Object.fromEntries(browserNames().map((name) => [name, undefined]));
  return { ...masked, ...own, globalThis: world, global: world };
}
