import { fireEvent, within } from '@testing-library/react';
import { connected, openCall, peer, peers, self } from '../support/call';
import { speak } from '../support/language';
import { resetTaro } from '../support/taro';

jest.mock('@/platform/language', () => jest.requireActual('../support/language'));

beforeEach(() => {
  resetTaro();
  speak('en');
});

const tiles = (container: HTMLElement) =>
  Array.from(container.querySelectorAll<HTMLElement>('.member'));
const tile = (container: HTMLElement, at: number) => {
  const found = tiles(container)[at];
  if (!found) throw new Error(`There is no tile ${at}.`);
  return found;
};
const state = (streamID: string, playing: string, errorCode = 0) =>
  ({ players: new Map([[streamID, { state: playing, errorCode }]]) }) as never;

test('oneself comes first and is marked', () => {
  const { container } = openCall({ ...connected, ...peers(peer(1), peer(2)) });
  const names = tiles(container).map((one) => one.querySelector('.member__name')?.textContent);
  expect(names).toEqual([self.userName, 'Peer 1', 'Peer 2']);
  expect(container.querySelectorAll('.member.self')).toHaveLength(1);
  expect(tile(container, 0)).toHaveClass('self');
  expect(within(tile(container, 0)).getByText('You, connected')).toBeVisible();
});

test.each([
  ['is being connected', state('s-1', 'PLAY_REQUESTING'), '{"mic":1}', 'Connecting'],
  ['is heard', state('s-1', 'PLAYING'), '{"mic":1}', 'Connected'],
  ['is heard, from another app', state('s-1', 'PLAYING'), 'whatever', 'Connected'],
  ['is muted', state('s-1', 'PLAYING'), '{"mic":0}', 'Muted'],
  ['can not be heard', state('s-1', 'NO_PLAY', -2301), '{"mic":1}', 'No sound'],
])('a member who %s says so in words', (_what, players, extraInfo, words) => {
  const { container } = openCall({
    ...connected,
    ...peers(peer(1, extraInfo)),
    ...(players as object),
  });
  expect(within(tile(container, 1)).getByText(words)).toBeVisible();
});

test('a member without a stream listens', () => {
  const { user } = peer(1);
  const { container } = openCall({ ...connected, users: new Map([[user.userID, user]]) });
  expect(within(tile(container, 1)).getByText('Listening')).toBeVisible();
});

test('a member who can not be heard is tried again with a tap', () => {
  const { container, asked } = openCall({
    ...connected,
    ...peers(peer(1)),
    ...(state('s-1', 'NO_PLAY', -2301) as object),
  });
  fireEvent.click(within(tile(container, 1)).getByText('Try again'));
  expect(asked()).toEqual([['retryPlay', 's-1']]);
});

test('while the call is cut off, no member is offered another try', () => {
  const { container, set } = openCall({
    ...connected,
    ...peers(peer(1)),
    ...(state('s-1', 'NO_PLAY', -2301) as object),
  });
  set({ phase: 'reconnecting' });
  expect(within(tile(container, 1)).getByText('Connecting')).toBeVisible();
  expect(within(tile(container, 1)).queryByText('Try again')).toBeNull();
  set({ phase: 'connected' });
  expect(within(tile(container, 1)).getByText('Try again')).toBeVisible();
});

test('one’s own mute is seen on one’s own tile', () => {
  const { container } = openCall({ ...connected, microphoneOn: false });
  expect(within(tile(container, 0)).getByText('You, muted')).toBeVisible();
  expect(tile(container, 0).querySelector('.icon--mic-off')).not.toBeNull();
});

test('who comes is added at the end, and no other tile is made anew', () => {
  const { container, set } = openCall({ ...connected, ...peers(peer(2)) });
  const before = tiles(container);
  set(peers(peer(2), peer(1)));
  expect(tiles(container).slice(0, 2)).toEqual(before);
  expect(tiles(container)).toHaveLength(3);
});

test('fifty members fit', () => {
  const all = Array.from({ length: 49 }, (_, n) => peer(n + 1));
  const { container } = openCall({ ...connected, ...peers(...all) });
  expect(tiles(container)).toHaveLength(50);
  expect(container.querySelector('.call-header__count')).toHaveTextContent('50 people');
});

test('alone in a room, one is told what to do', () => {
  const { getByText, set, queryByText } = openCall(connected);
  expect(getByText(/Nobody else is here yet/)).toBeVisible();
  set(peers(peer(1)));
  expect(queryByText(/Nobody else is here yet/)).toBeNull();
});
