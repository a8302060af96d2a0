import { steadyNow } from '@/call/platform/clock/steady-clock';
import { act, fireEvent } from '@testing-library/react';
import type { StoreApi } from 'zustand/vanilla';
import type { CallPhase } from '@/call/store/call-state';
import { unfinishedCall } from '@/call/memory/unfinished-call';
import { connected, emptyCall, failure, openCall, peer, peers } from '../support/call';
import { byID } from '../support/dom';
import { speak } from '../support/language';
import { resetTaro, taro } from '../support/taro';
import { answers, giveWx } from '../support/wx';

jest.mock('@/call/platform/device/language', () => jest.requireActual('../support/language'));

const asked: (string | null)[] = [];
const vibrateShort = answers();

beforeEach(() => {
  resetTaro();
  speak('en');
  asked.length = 0;
  type Options = { message?: string; success(): void };
  const answer = ({ message, success }: Options) => {
    asked.push(message ?? null);
    success();
  };
  const wx = { enableAlertBeforeUnload: answer, disableAlertBeforeUnload: answer, vibrateShort };
  giveWx(wx);
});

const hangUp = () => act(async () => void fireEvent.click(byID('hang-up')));
const noted = () => unfinishedCall(Date.now())?.roomID ?? null;

test('leaving is asked about while the call goes on, and not before or after', () => {
  const { set } = openCall({ ...connected, phase: 'joining' });
  expect(asked).toEqual([]);
  set({ phase: 'connected' });
  expect(asked).toEqual(['Leaving hangs up. Leave the call?']);
  set({ phase: 'reconnecting' });
  set({ phase: 'interrupted' });
  expect(asked).toHaveLength(1);
  set({ phase: 'ended', failure: failure('kicked-by-host') });
  expect(asked).toEqual(['Leaving hangs up. Leave the call?', null]);
});

test('who hangs up is asked nothing, and told how long it was', async () => {
  openCall({ ...connected, connectedAt: steadyNow() - 75_000 });
  await hangUp();
  expect(asked.at(-1)).toBeNull();
  expect(taro.navigateBack).toHaveBeenCalledTimes(1);
  expect(taro.showToast).toHaveBeenCalledWith({ title: 'Duration 01:15', icon: 'none' });
});

test('who hangs up sees everybody until the page is gone, and can press nothing but that', async () => {
  const { container, set } = openCall({ ...connected, ...peers(peer(1), peer(2)) });
  const shown = () => [
    container.querySelectorAll('.member').length,
    container.querySelector('.call-header__count')?.textContent,
    container.querySelectorAll('.call-header__timer').length,
  ];
  const before = shown();
  await hangUp();
  const nobody = { users: new Map(), streams: new Map(), players: new Map() };
  for (const phase of ['leaving', 'ended'] as const) {
    set({ phase, ...nobody });
    expect(shown()).toEqual(before);
    expect(byID('mic')).toBeDisabled();
  }
  expect(before).toEqual([3, '3 people', 1]);
});

test('a page that was opened and left fifty times leaves no listener at the call', () => {
  const call = emptyCall();
  const counted = <T,>(store: StoreApi<T>) => {
    const { subscribe } = store;
    let listeners = 0;
    store.subscribe = (listener) => {
      const leave = subscribe(listener);
      listeners += 1;
      return () => {
        listeners -= 1;
        leave();
      };
    };
    return () => listeners;
  };
  const counts = [counted(call.store), counted(call.levels)];
  const seen: number[][] = [];
  for (let n = 0; n < 50; n += 1) {
    const page = openCall({ ...connected, ...peers(peer(1), peer(2)) }, call);
    seen.push(counts.map((count) => count()));
    page.unmount();
  }
  expect(Math.min(...seen.flat())).toBeGreaterThan(0);
  expect(counts.map((count) => count())).toEqual([0, 0]);
});

test('a base library that never answers keeps nobody on the page', async () => {
  giveWx({ enableAlertBeforeUnload: jest.fn(), disableAlertBeforeUnload: jest.fn() });
  jest.useFakeTimers();
  openCall(connected);
  fireEvent.click(byID('hang-up'));
  await act(() => jest.advanceTimersByTimeAsync(300));
  expect(taro.navigateBack).toHaveBeenCalledTimes(1);
  jest.useRealTimers();
});

test('mute and hang-up are felt', async () => {
  openCall(connected);
  fireEvent.click(byID('mic'));
  expect(vibrateShort).toHaveBeenCalledTimes(1);
  await hangUp();
  expect(vibrateShort).toHaveBeenCalledTimes(2);
});

describe('for home, a call is noted', () => {
  test.each<[CallPhase, string | null]>([
    ['joining', null],
    ['connected', 'room-1'],
    ['reconnecting', 'room-1'],
    ['interrupted', 'room-1'],
  ])('while it is %s: %s', (phase, room) => {
    openCall({ ...connected, phase });
    expect(noted()).toBe(room);
  });

  test('and still when the page went with it', () => {
    const { set, unmount } = openCall(connected);
    unmount();
    set({ phase: 'ended' });
    expect(noted()).toBe('room-1');
  });

  test('until it is hung up', async () => {
    openCall(connected);
    await hangUp();
    expect(noted()).toBeNull();
  });

  test('until its end was seen', () => {
    const { set } = openCall(connected);
    set({ phase: 'ended', failure: failure('kicked-elsewhere') });
    expect(noted()).toBeNull();
  });
});
