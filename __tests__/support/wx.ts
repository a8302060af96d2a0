/** Puts a `wx` with only these functions in place, as an old base library has few. */
export function giveWx(functions: Record<string, unknown>): void {
  Object.assign(globalThis, { wx: functions });
}

interface Callbacks {
  success?: (value: unknown) => void;
  fail?: (error: unknown) => void;
}

/** A `wx` function that succeeds with a value. */
export const answers = (value: unknown = {}) => jest.fn((o: Callbacks) => o.success?.(value));
/** A `wx` function that fails with an errno. */
export const refuses = (errno = 0, errMsg = 'fail') =>
  jest.fn((o: Callbacks) => o.fail?.({ errno, errMsg }));
/** A `wx` function that never answers. */
export const silent = () => jest.fn();
/** A `wx.on…`/`wx.off…` pair; `tell` calls who listens. */
export function event() {
  const listeners = new Set<(value: unknown) => void>();
  return {
    on: (listener: (value: unknown) => void) => void listeners.add(listener),
    off: (listener: (value: unknown) => void) => void listeners.delete(listener),
    tell: (value?: unknown) => listeners.forEach((listener) => listener(value)),
    count: () => listeners.size,
  };
}
