import { act, fireEvent, within } from '@testing-library/react';
import { connected, openCall, peer, peers, self } from '../support/call';
import { speak } from '../support/language';
import { resetTaro } from '../support/taro';

jest.mock('@/call/platform/device/language', () => jest.requireActual('../support/language'));

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
  expect(within(tile(container, 0)).getByText('You')).toBeVisible();
});

const picture = (container: HTMLElement, at: number) =>
  within(tile(container, at)).getByRole('img', { name: /^(Peer|王)/ });

test.each([
  ['is being connected', state('s-1', 'PLAY_REQUESTING'), '{"mic":1}', 'Mic on', undefined],
  ['is heard', state('s-1', 'PLAYING'), '{"mic":1}', 'Mic on', undefined],
  ['is heard, from another app', state('s-1', 'PLAYING'), 'whatever', '', undefined],
  ['is muted', state('s-1', 'PLAYING'), '{"mic":0}', 'Muted', undefined],
  ['can not be heard', state('s-1', 'NO_PLAY', -2301), '{"mic":1}', 'No sound, Mic on', 'No sound'],
])(
  'a member who %s is read out so, and seen where it matters',
  (_what, players, info, words, status) => {
    const { container } = openCall({
      ...connected,
      ...peers(peer(1, info)),
      ...(players as object),
    });
    expect(picture(container, 1)).toHaveAccessibleName(
      ['Peer 1', words].filter(Boolean).join(', '),
    );
    expect(tile(container, 1).querySelector('.member__status')?.textContent).toBe(status);
  },
);

describe('a member who is being connected', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  const pass = (ms: number) => act(() => jest.advanceTimersByTime(ms));
  const open = (...before: [string, number?]) =>
    openCall({ ...connected, ...peers(peer(1)), ...(state('s-1', ...before) as object) });

  test('looks so once it takes longer than a second, and no more when heard', () => {
    const { container, set } = open('PLAY_REQUESTING');
    pass(900);
    expect(tile(container, 1)).not.toHaveClass('member--connecting');
    expect(within(tile(container, 1)).queryByText('Connecting')).toBeNull();
    pass(200);
    expect(tile(container, 1)).toHaveClass('member--connecting');
    expect(within(tile(container, 1)).getByText('Connecting')).toBeVisible();
    set(state('s-1', 'PLAYING'));
    expect(tile(container, 1)).not.toHaveClass('member--connecting');
    expect(within(tile(container, 1)).queryByText('Connecting')).toBeNull();
  });

  test('is not taken for heard between two tries', () => {
    const { container, set } = open('NO_PLAY', -2301);
    pass(1100);
    set(state('s-1', 'PLAY_REQUESTING'));
    expect(tile(container, 1)).toHaveClass('member--connecting');
  });

  test('has a second again after being heard', () => {
    const { container, set } = open('PLAY_REQUESTING');
    pass(1100);
    set(state('s-1', 'PLAYING'));
    set(state('s-1', 'PLAY_REQUESTING'));
    pass(900);
    expect(tile(container, 1)).not.toHaveClass('member--connecting');
    pass(200);
    expect(tile(container, 1)).toHaveClass('member--connecting');
  });
});

test('a member who stays without a stream listens; the stream of one who just came is on its way', () => {
  jest.useFakeTimers();
  const { user } = peer(1);
  const { container } = openCall({ ...connected, users: new Map([[user.userID, user]]) });
  act(() => jest.advanceTimersByTime(4900));
  expect(tile(container, 1)).not.toHaveClass('member--listening');
  act(() => jest.advanceTimersByTime(100));
  expect(within(tile(container, 1)).getByText('Listening')).toBeVisible();
  jest.useRealTimers();
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
  expect(tile(container, 1)).toHaveClass('member--paused');
  expect(within(tile(container, 1)).queryByText('No sound')).toBeNull();
  expect(within(tile(container, 1)).queryByText('Try again')).toBeNull();
  set({ phase: 'connected' });
  expect(within(tile(container, 1)).getByText('Try again')).toBeVisible();
});

test('one’s own mute is seen on one’s own tile', () => {
  const { container } = openCall({ ...connected, microphoneOn: false });
  expect(picture(container, 0)).toHaveAccessibleName('王小明, You, Muted');
  expect(tile(container, 0).querySelector('.icon--mic-off')).not.toBeNull();
});

test('a member too many waits for a tap to be heard', () => {
  const { container, asked } = openCall({
    ...connected,
    ...peers(peer(1)),
    waiting: new Set(['s-1']),
  });
  expect(picture(container, 1)).toHaveAccessibleName('Peer 1, Not heard yet, Mic on');
  fireEvent.click(within(tile(container, 1)).getByRole('button', { name: 'Tap to hear: Peer 1' }));
  expect(asked()).toEqual([['listenTo', 's-1']]);
});

test('what is read out in Chinese has Chinese punctuation', () => {
  speak('zh_CN');
  const { container } = openCall({
    ...connected,
    ...peers(peer(1), peer(2)),
    ...(state('s-2', 'NO_PLAY', -2301) as object),
    waiting: new Set(['s-1']),
    microphoneOn: false,
  });
  expect(picture(container, 0)).toHaveAccessibleName('王小明，我，已静音');
  const actions = within(container).getAllByRole('button', { name: /Peer/ });
  expect(actions.map((one) => one.getAttribute('aria-label'))).toEqual([
    '点击收听：Peer 1',
    '再试一次：Peer 2',
  ]);
});

test('a ring shows who speaks, oneself too, and nothing else of the tile is drawn anew', () => {
  const { container, setLevels } = openCall({ ...connected, ...peers(peer(1), peer(2)) });
  const speaking = () =>
    tiles(container).map((one) => one.querySelector('.avatar--speaking') !== null);
  expect(speaking()).toEqual([false, false, false]);
  const drawn = tiles(container).map(({ outerHTML }) => outerHTML);
  setLevels({ speaking: new Set(['s-2', self.streamID]) });
  expect(speaking()).toEqual([true, false, true]);
  const without = tiles(container).map(({ outerHTML }) =>
    outerHTML.replace(' avatar--speaking', ''),
  );
  expect(without).toEqual(drawn);
});

test.each([
  ['unknown', null],
  ['good', null],
  ['fair', 'Fair network'],
  ['poor', 'Poor network'],
] as const)('a network that is %s is drawn as %s', (quality, name) => {
  const { container, setLevels } = openCall({ ...connected, ...peers(peer(1)) });
  setLevels({ quality: new Map([['s-1', quality]]) });
  const bars = within(tile(container, 1)).queryByRole('img', { name: /network/ });
  if (name === null) expect(bars).toBeNull();
  else expect(bars).toHaveAccessibleName(name);
  expect(tile(container, 0).querySelector('.network-bars')).toBeNull();
});

test.each([
  [1, 'one'],
  [2, 'few'],
  [4, 'few'],
  [5, 'some'],
  [9, 'some'],
  [10, 'many'],
])('%i in the room are drawn in the size for %s', (count, size) => {
  const others = Array.from({ length: count - 1 }, (_, n) => peer(n + 1));
  const { container } = openCall({ ...connected, ...peers(...others) });
  expect(container.querySelector('.stage')).toHaveClass(`stage--${size}`);
});

test('who comes is added at the end, and no other tile is made anew', () => {
  const { container, set } = openCall({ ...connected, ...peers(peer(2)) });
  const before = tiles(container);
  set(peers(peer(2), peer(1)));
  expect(tiles(container).slice(0, 2)).toEqual(before);
  expect(tiles(container)).toHaveLength(3);
});

test('who left is in no tile, and nothing of them in the next one’s', () => {
  const { container, set } = openCall({ ...connected, ...peers(peer(1), peer(2, '{"mic":0}')) });
  set(peers(peer(1)));
  expect(tiles(container)).toHaveLength(2);
  expect(container.querySelector('.gone')).not.toHaveClass('member');
  set(peers(peer(1), peer(3)));
  expect(container.querySelector('.gone')).toBeNull();
  expect(container.textContent).not.toContain('Peer 2');
  expect(picture(container, 2)).toHaveAccessibleName('Peer 3, Mic on');
});

test('who leaves takes no other tile along, and the next to come is shown last', () => {
  const { container, set } = openCall({ ...connected, ...peers(peer(1), peer(2)) });
  const before = tiles(container);
  set(peers(peer(2)));
  expect(tiles(container)).toEqual([before[0], before[2]]);
  set(peers(peer(2), peer(3)));
  expect(tiles(container)).toContain(before[2]);
  const newcomer = tiles(container).find((one) => one.textContent?.includes('Peer 3'));
  expect(newcomer).toHaveStyle({ order: 1 });
});

test('fifty members fit', () => {
  const all = Array.from({ length: 49 }, (_, n) => peer(n + 1));
  const { container } = openCall({ ...connected, ...peers(...all) });
  expect(tiles(container)).toHaveLength(50);
  expect(container.querySelector('.call-header__count')).toHaveTextContent('50 people');
});

test('alone in a room, one is told what to do', () => {
  jest.useFakeTimers();
  const { getByText, set, queryByText } = openCall(connected);
  // The others may not be listed yet.
  expect(queryByText(/Nobody else is here yet/)).toBeNull();
  act(() => jest.advanceTimersByTime(600));
  expect(getByText(/Nobody else is here yet/)).toBeVisible();
  set(peers(peer(1)));
  expect(queryByText(/Nobody else is here yet/)).toBeNull();
  jest.useRealTimers();
});

test('of five hundred who listen none has a tile; they are counted, and who speaks has one', () => {
  const users = (count: number) =>
    new Map(
      Array.from({ length: count }, (_, n) => [`l-${n}`, { userID: `l-${n}`, userName: `L ${n}` }]),
    );
  const speaking = peers(peer(1), peer(2));
  const room = (listeners: number) => ({
    ...speaking,
    users: new Map([...users(listeners), ...(speaking.users ?? [])]),
  });
  const { container, set, getByText } = openCall({ ...connected, ...room(500) });
  expect(tiles(container)).toHaveLength(3);
  expect(getByText('500 more listening')).toBeVisible();
  expect(getByText('503 people')).toBeVisible();
  const before = container.querySelector('.member-grid')?.innerHTML;
  set(room(501));
  expect(getByText('501 more listening')).toBeVisible();
  expect(container.querySelector('.member-grid')?.innerHTML).toBe(before);
});
