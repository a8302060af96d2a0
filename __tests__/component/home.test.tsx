import '@testing-library/jest-dom';
import { act, fireEvent, render, screen } from '@testing-library/react';
import HomePage from '@/pages/home';
import { speak } from '../support/language';
import { byID } from '../support/dom';
import { platform, resetTaro, taro } from '../support/taro';

jest.mock('@/platform/language', () => jest.requireActual('../support/language'));

const type = (id: string, value: string) => fireEvent.change(byID(id), { target: { value } });
const join = () => fireEvent.click(byID('join'));
const openedWith = () => taro.navigateTo.mock.calls.map(([to]) => to.url);

beforeEach(() => {
  resetTaro();
  speak('zh_CN');
  Object.assign(globalThis, { __LOCAL_CLOUD__: false });
});

test('opens the call page with room and name, encoded', () => {
  render(<HomePage />);
  type('room-id', 'a&b=c');
  type('user-name', '小明 100%');
  join();
  expect(openedWith()).toEqual([
    `/call/room/index?roomID=a%26b%3Dc&userName=${encodeURIComponent('小明 100%')}`,
  ]);
});

test('drops the spaces that copying brings along', () => {
  render(<HomePage />);
  type('room-id', ' room-1 ');
  type('user-name', ' Ada ');
  join();
  expect(openedWith()).toEqual(['/call/room/index?roomID=room-1&userName=Ada']);
});

test('says nothing about an untouched form, and both faults on join', () => {
  render(<HomePage />);
  expect(screen.queryByText('请输入房间号。')).toBeNull();
  join();
  expect(screen.getByText('请输入房间号。')).toBeVisible();
  expect(screen.getByText('请输入你的名字。')).toBeVisible();
  expect(taro.navigateTo).not.toHaveBeenCalled();
});

test.each([
  ['room-id', 'a b', 'Use letters, digits, “-” and “_” in a room ID, without spaces.'],
  ['room-id', 'x'.repeat(129), 'This room ID is too long: 128 characters at most.'],
  ['user-name', '  ', 'Enter your name.'],
  ['user-name', '名'.repeat(86), /256 Latin letters or 85 Chinese/],
  ['user-name', 'a\u0007', /invisible control characters/],
])('says what is wrong with %s %j once it was left, until it is right', (id, value, words) => {
  speak('en');
  render(<HomePage />);
  type(id, value);
  expect(screen.queryByText(words)).toBeNull();
  fireEvent.blur(byID(id));
  expect(screen.getByText(words)).toBeVisible();
  type(id, 'fine');
  expect(screen.queryByText(words)).toBeNull();
});

test('takes the room of an invitation and the name of last time', () => {
  platform.params = { roomID: 'team%2B1' };
  platform.stored.set('user-name', '小明');
  render(<HomePage />);
  expect(byID('room-id')).toHaveValue('team+1');
  expect(byID('user-name')).toHaveValue('小明');
});

test('remembers the name it joined with', () => {
  render(<HomePage />);
  type('room-id', 'room-1');
  type('user-name', 'Ada');
  expect(platform.stored.size).toBe(0);
  join();
  expect(platform.stored.get('user-name')).toBe('Ada');
});

test('a double tap opens one page, and coming back frees the button', async () => {
  platform.params = { roomID: 'room-1' };
  platform.stored.set('user-name', 'Ada');
  render(<HomePage />);
  // Both taps land before React has drawn the first one's answer.
  await act(async () => {
    byID('join').click();
    byID('join').click();
  });
  expect(taro.navigateTo).toHaveBeenCalledTimes(1);
  expect(byID('join')).toBeDisabled();
  platform.show();
  expect(byID('join')).toBeEnabled();
  join();
  expect(taro.navigateTo).toHaveBeenCalledTimes(2);
});

test('a call page that does not open leaves words and a button', async () => {
  taro.navigateTo.mockRejectedValueOnce(new Error('navigateTo:fail'));
  platform.params = { roomID: 'room-1' };
  platform.stored.set('user-name', 'Ada');
  render(<HomePage />);
  await act(async () => join());
  expect(screen.getByText(/没能打开通话页/)).toBeVisible();
  expect(byID('join')).toBeEnabled();
});

test('the keyboard joins too', () => {
  platform.params = { roomID: 'room-1' };
  platform.stored.set('user-name', 'Ada');
  render(<HomePage />);
  fireEvent.keyDown(byID('user-name'), { key: 'Enter' });
  expect(taro.navigateTo).toHaveBeenCalledTimes(1);
});

test.each([
  ['zh_CN', '语音通话', '加入通话'],
  ['zh_TW', '语音通话', '加入通话'],
  ['en', 'Voice call', 'Join the call'],
  ['fr_FR', 'Voice call', 'Join the call'],
])('speaks %s', (language, title, label) => {
  speak(language);
  render(<HomePage />);
  expect(taro.setNavigationBarTitle).toHaveBeenCalledWith({ title });
  expect(byID('join')).toHaveTextContent(label);
});

test('only a build for the local cloud says so', () => {
  const { unmount } = render(<HomePage />);
  expect(screen.queryByText(/127\.0\.0\.1/)).toBeNull();
  unmount();
  Object.assign(globalThis, { __LOCAL_CLOUD__: '127.0.0.1:8899' });
  render(<HomePage />);
  expect(screen.getByText(/本地云（127\.0\.0\.1:8899）/)).toBeVisible();
});
