import { steadyNow } from '@/call/platform/clock/steady-clock';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import type { CallPhase } from '@/call/store/call-state';
import { askedCall, askForCall } from '@/call/memory/asked-call';
import { connected, emptyCall, failure, openCall, peer, peers } from '../support/call';
import { byID } from '../support/dom';
import { speak } from '../support/language';
import { platform, resetTaro, taro } from '../support/taro';

jest.mock('@/call/platform/device/language', () => jest.requireActual('../support/language'));

beforeEach(() => {
  resetTaro();
  speak('zh_CN');
  jest.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => jest.useRealTimers());

const flush = () => act(async () => jest.advanceTimersByTimeAsync(0));

const states: [CallPhase, string, string][] = [
  ['idle', '正在准备', 'Getting ready'],
  ['preparing', '正在准备', 'Getting ready'],
  ['joining', '正在加入', 'Joining'],
  ['connected', '通话中', 'In call'],
  ['reconnecting', '正在重新连接', 'Reconnecting'],
  ['interrupted', '通话被打断', 'Interrupted'],
  ['leaving', '正在挂断', 'Hanging up'],
  ['ended', '通话已结束', 'Call ended'],
];

test('a call that never began did not end either', () => {
  openCall({ ...connected, phase: 'ended', connectedAt: null, failure: failure('room-full') });
  expect(byID('room-state')).toHaveTextContent(/^加入通话失败$/);
});

describe.each(states)('%s', (phase, zh, en) => {
  test('has its words in both languages', () => {
    openCall({ ...connected, phase, connectedAt: 1 });
    expect(byID('room-state')).toHaveTextContent(new RegExp(`^${zh}$`));
    cleanup();
    speak('en');
    openCall({ ...connected, phase, connectedAt: 1 });
    expect(byID('room-state')).toHaveTextContent(new RegExp(`^${en}$`));
  });

  test('has a way out', async () => {
    const { commands } = openCall({ ...connected, phase });
    fireEvent.click(byID(phase === 'ended' ? 'back-home' : 'hang-up'));
    await flush();
    expect(commands.calls).toContainEqual(['leave']);
    expect(taro.navigateBack).toHaveBeenCalledTimes(1);
  });
});

test('joins the room that was asked for, leaves it with the page', () => {
  const { commands, unmount } = openCall();
  expect(commands.calls).toEqual([['join', { roomID: 'room-1', userName: '王小明' }]]);
  unmount();
  expect(commands.calls.slice(1)).toEqual([['leave']]);
  // Once left, it takes another tap.
  expect(askedCall()).toBeNull();
});

test.each([
  ['nothing', {}, null, '/pages/home/index'],
  ['a room that nobody asked for', { roomID: 'a%26b' }, null, '/pages/home/index?roomID=a%26b'],
  ['another room than was asked for', { roomID: 'a' }, 'b', '/pages/home/index?roomID=a'],
])('an address with %s leads home and opens no microphone', async (_what, params, asked, url) => {
  const { CallPage } = await import('@/call/ui/page/call-page');
  const { RoomOptionsProvider } = await import('@/call/ui/options/room-options');
  const { homeAddress } = await import('@/setup/home-address');
  const { render } = await import('@testing-library/react');
  platform.params = params;
  askForCall(asked === null ? null : { roomID: asked, userName: 'Ada' });
  const commands = { join: jest.fn(), leave: jest.fn() };
  render(
    <RoomOptionsProvider value={{ home: homeAddress }}>
      <CallPage call={{ ...emptyCall(), commands: commands as never }} />
    </RoomOptionsProvider>,
  );
  expect(commands.join).not.toHaveBeenCalled();
  expect(taro.reLaunch).toHaveBeenCalledWith({ url });
});

test('hanging up twice goes back once, and shows no farewell on the way', async () => {
  const { set, container } = openCall(connected);
  fireEvent.click(byID('hang-up'));
  fireEvent.click(byID('hang-up'));
  set({ phase: 'ended', failure: null });
  expect(container.querySelector('.ended')).toBeNull();
  await flush();
  expect(taro.navigateBack).toHaveBeenCalledTimes(1);
});

test('a leave that hangs keeps nobody on the page', async () => {
  const { commands } = openCall(connected);
  commands.leave = () => new Promise(() => undefined);
  fireEvent.click(byID('hang-up'));
  await flush();
  expect(taro.navigateBack).toHaveBeenCalledTimes(1);
});

test('without a page below, hanging up opens home with the room', async () => {
  platform.pages = 1;
  openCall(connected);
  fireEvent.click(byID('hang-up'));
  await flush();
  expect(taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/home/index?room=room-1' });
});

test('the timer counts through an interruption, rests once it is over, and stops with the page', () => {
  const { container, set, unmount } = openCall({ ...connected, connectedAt: steadyNow() });
  const timer = () => container.querySelector('.call-header__timer')?.textContent;
  expect(timer()).toBe('00:00');
  act(() => jest.advanceTimersByTime(75_000));
  expect(timer()).toBe('01:15');
  set({ phase: 'interrupted' });
  act(() => jest.advanceTimersByTime(5_000));
  expect(timer()).toBe('01:20');
  set({ phase: 'connected' });
  act(() => jest.advanceTimersByTime(3_600_000));
  expect(timer()).toBe('1:01:20');
  unmount();
});

test('reconnecting says for how long', () => {
  const { set } = openCall(connected);
  set({ phase: 'reconnecting', reconnectingSince: steadyNow() });
  act(() => jest.advanceTimersByTime(12_000));
  expect(screen.getByText(/连接断开了 12 秒/)).toBeVisible();
  set({ reconnectingCause: 'no-network' });
  expect(screen.getByText(/没有网络（12 秒）/)).toBeVisible();
  set({ phase: 'connected', reconnectingSince: null, reconnectingCause: null });
  expect(screen.queryByText(/没有网络|断开/)).toBeNull();
});

test('the media layer stays the first in the page, never made anew', () => {
  const { set, container, getByTestId } = openCall();
  const media = getByTestId('media');
  for (const [phase] of states) {
    set({ ...connected, ...peers(peer(1)), phase, failure: failure('unknown') });
    expect(container.firstElementChild).toBe(media);
  }
});

test('the title speaks the language of the phone', () => {
  speak('en');
  openCall();
  expect(taro.setNavigationBarTitle).toHaveBeenCalledWith({ title: 'Voice call' });
});
