/** Taro as component tests see it: what pages call is recorded, what the platform says is set. */
import { act } from '@testing-library/react';
import { useEffect, useLayoutEffect, useRef } from 'react';

type Params = Record<string, string | undefined>;

const shown = new Set<() => void>();
const unloading = new Set<() => void>();
const hidden = new Set<() => void>();
const ready = new Set<() => void>();

/** What a test may set and read. */
export const platform = {
  params: {} as Params,
  pages: 2,
  /** Of each page on the stack. */
  route: '',
  /** Describes the card of the page that is shown. */
  card: null as (() => { title: string; path: string }) | null,
  stored: new Map<string, unknown>(),
  /** The page goes: its `useUnload` callbacks run, before React takes it out. */
  unload: () => act(() => unloading.forEach((callback) => callback())),
  /** The page is drawn: its `useReady` callbacks run. */
  ready: () => act(() => ready.forEach((callback) => callback())),
  /** Comes back to the page: its `useDidShow` callbacks run. */
  show: () => act(() => shown.forEach((callback) => callback())),
  /** Another page, or another app, is in front: its `useDidHide` callbacks run. */
  hide: () => act(() => hidden.forEach((callback) => callback())),
};

export const taro = {
  navigateTo: jest.fn((_to: { url: string }) => Promise.resolve()),
  navigateBack: jest.fn(() => Promise.resolve()),
  reLaunch: jest.fn((_to: { url: string }) => Promise.resolve()),
  showToast: jest.fn((_options: { title: string }) => Promise.resolve()),
  setNavigationBarTitle: jest.fn((_to: { title: string }) => Promise.resolve()),
  getCurrentPages: () =>
    Array.from({ length: platform.pages }, (_, at) => ({
      route: at === platform.pages - 1 ? platform.route : 'pages/below/index',
    })),
  nextTick: (callback: () => void) => void setTimeout(() => act(callback)),
  getStorageSync: (key: string) => platform.stored.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void platform.stored.set(key, value),
};

export const hooks = {
  useShareAppMessage(describe: () => { title: string; path: string }): void {
    useEffect(() => {
      platform.card = describe;
    });
  },
  useRouter: () => ({ params: platform.params }),
  useDidShow(callback: () => void): void {
    useEffect(() => {
      shown.add(callback);
      return () => void shown.delete(callback);
    });
    // As in WeChat, a page that has just been made is shown.
    const first = useRef(callback);
    useEffect(() => first.current(), []);
  },
  useReady(callback: () => void): void {
    useEffect(() => {
      ready.add(callback);
      return () => void ready.delete(callback);
    });
  },
  useDidHide(callback: () => void): void {
    useEffect(() => {
      hidden.add(callback);
      return () => void hidden.delete(callback);
    });
  },
  useUnload(callback: () => void): void {
    const latest = useRef(callback);
    latest.current = callback;
    useLayoutEffect(() => {
      const run = () => latest.current();
      unloading.add(run);
      return () => void unloading.delete(run);
    }, []);
  },
};

/** Back to a phone that knows nothing. */
export function resetTaro(): void {
  platform.params = {};
  platform.pages = 2;
  platform.route = '';
  platform.card = null;
  platform.stored.clear();
  jest.clearAllMocks();
}
