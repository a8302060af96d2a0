/** What a `wx` function answered. `errno` and `message` are the platform's own. */
export type WxAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errno: number; readonly message: string };

interface Callbacks<T> {
  success(value: T): void;
  fail(error: { errno?: number; errMsg?: string }): void;
}

/**
 * Asks a `wx` function that answers through callbacks. Never rejects: a base library that lacks
 * the function, or a synchronous exception, is an answer like any other failure.
 *
 * @param ask - calls the function with the callbacks
 * @param timeout - ms after which silence counts as failure; leave it out where a person is asked
 */
export function wxAnswer<T>(
  ask: (callbacks: Callbacks<T>) => unknown,
  timeout?: number,
): Promise<WxAnswer<T>> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = (answer: WxAnswer<T>) => {
      clearTimeout(timer);
      resolve(answer);
    };
    const fail = (errno: number, message: string) => settle({ ok: false, errno, message });
    if (timeout !== undefined) timer = setTimeout(() => fail(0, 'no answer'), timeout);
    try {
      ask({
        success: (value) => settle({ ok: true, value }),
        fail: (error) => fail(error.errno ?? 0, error.errMsg ?? ''),
      });
    } catch (error) {
      fail(0, String(error));
    }
  });
}

/**
 * Registers a listener with a pair of `wx.on…`/`wx.off…` functions, which an old base library may
 * lack: then nothing is ever heard.
 *
 * @returns its disposer; calling it again does nothing
 */
export function wxListen<L>(
  on: (listener: L) => void,
  off: (listener: L) => void,
  listener: L,
): () => void {
  const attempt = (act: (listener: L) => void) => {
    try {
      act(listener);
    } catch {
      // This base library has no such event.
    }
  };
  attempt(on);
  let listening = true;
  return () => {
    if (!listening) return;
    listening = false;
    attempt(off);
  };
}
