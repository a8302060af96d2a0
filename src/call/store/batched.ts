import type { StoreApi } from 'zustand/vanilla';

type Readable<T> = Pick<StoreApi<T>, 'getState' | 'getInitialState' | 'subscribe'>;

/**
 * How long changes are gathered before anyone is told, in ms: two frames. A newcomer's user and
 * stream come some ms apart, a full room's players start one after the other.
 */
const GATHERED = 32;

/**
 * A store as the screen has it: changes that come in one burst are told together, so that they are
 * one rendering and one setData. The state itself is never late, only the telling.
 *
 * @param isAwaited - whether somebody waits for just this change: then it is told at once, and with
 * it what was gathered
 */
export function batched<T>(
  store: Readable<T>,
  isAwaited: (now: T, told: T) => boolean = () => false,
): Readable<T> {
  type Listener = Parameters<Readable<T>['subscribe']>[0];
  const listeners = new Set<Listener>();
  let told = store.getState();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let leave: (() => void) | null = null;

  const tell = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const before = told;
    told = store.getState();
    for (const listener of [...listeners]) listener(told, before);
  };
  const changed = () => {
    if (isAwaited(store.getState(), told)) tell();
    else timer ??= setTimeout(tell, GATHERED);
  };

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe(listener) {
      listeners.add(listener);
      if (!leave) {
        told = store.getState();
        leave = store.subscribe(changed);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0 || !leave) return;
        leave();
        leave = null;
        if (timer !== null) clearTimeout(timer);
        timer = null;
      };
    },
  };
}
