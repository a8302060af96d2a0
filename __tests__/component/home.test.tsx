import '@testing-library/jest-dom';
import { Profiler } from 'react';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { homeWords } from '@/pages/home/words/home';
import { askedCall, askForCall } from '@/call/memory/asked-call';
import HomePage from '@/pages/home';
import { mishaps } from '@/call/memory/mishaps';
import { runCallAhead } from '@/pages/home/run-call-ahead';
import { provideCall } from '@/call/memory/made-call';
import { onUpdate, restartUpdated } from '@/pages/home/update';
import { tokens } from '@/setup/tokens';
import { speak } from '../support/language';
import { byID } from '../support/dom';
import { network, phone, resetSurroundings } from '../support/surroundings';
import { platform, resetTaro, taro } from '../support/taro';

jest.mock('@/call/platform/device/language', () => jest.requireActual('../support/language'));
jest.mock(
  '@/call/platform/surroundings/network',
  () => jest.requireActual('../support/surroundings').network,
);
jest.mock('@/call/platform/device/device', () => ({
  device: () => jest.requireActual('../support/surroundings').phone,
}));
jest.mock('@/pages/home/update', () => ({ onUpdate: jest.fn(), restartUpdated: jest.fn() }));
jest.mock('@/pages/home/run-call-ahead', () => ({
  runCallAhead: jest.fn(() => Promise.resolve()),
}));
jest.mock('@/setup/tokens', () => ({ tokens: { warm: jest.fn() } }));

const type = (id: string, value: string) => fireEvent.change(byID(id), { target: { value } });
const join = () => fireEvent.click(byID('join'));
/** The call page has come and gone. */
const comeBack = () => {
  platform.hide();
  askForCall(null);
  platform.show();
};
const openedWith = () => taro.navigateTo.mock.calls.map(([to]) => to.url);

beforeEach(() => {
  askForCall(null);
  resetTaro();
  resetSurroundings();
  jest.mocked(tokens.warm).mockClear();
  speak('zh_CN');
  Object.assign(globalThis, { __LOCAL_CLOUD__: false, __NOT_SET_UP__: false });
});

test('asks for the call, and opens its page with the room', () => {
  render(<HomePage />);
  type('room-id', 'a&b=c');
  type('user-name', '小明 100%');
  join();
  // The name is nobody's but the person's: an address that is passed on has none.
  expect(openedWith()).toEqual(['/call/room/index?roomID=a%26b%3Dc']);
  expect(askedCall()).toEqual({ roomID: 'a&b=c', userName: '小明 100%' });
});

test('logs in while the person types, and asks for the token while the call page opens', () => {
  render(<HomePage />);
  expect(jest.mocked(tokens.warm).mock.calls).toEqual([[undefined]]);
  type('room-id', ' room-1 ');
  type('user-name', 'Ada');
  join();
  expect(jest.mocked(tokens.warm).mock.calls).toEqual([[undefined], ['room-1']]);
});

test('is rendered once until somebody does something', async () => {
  platform.stored.set('recent-rooms', JSON.stringify(['room-1']));
  const rendered = jest.fn();
  render(
    <Profiler id="home" onRender={rendered}>
      <HomePage />
    </Profiler>,
  );
  await act(() => Promise.resolve());
  expect(screen.getByText('room-1')).toBeVisible();
  expect(rendered).toHaveBeenCalledTimes(1);
});

test.each(['\u200b', '\ufeff', '\u2060', '\u200e', '\u202e', '\u00ad', '\ufe0f', '\u3164'])(
  'drops what copying a room brings along and nobody sees: %j',
  (unseen) => {
    render(<HomePage />);
    type('room-id', `${unseen}room${unseen}-1${unseen}`);
    type('user-name', 'Ada');
    join();
    expect(openedWith()).toEqual(['/call/room/index?roomID=room-1']);
  },
);

test('drops the spaces that copying brings along', () => {
  render(<HomePage />);
  type('room-id', ' room-1 ');
  type('user-name', ' Ada ');
  join();
  expect(openedWith()).toEqual(['/call/room/index?roomID=room-1']);
  expect(askedCall()).toEqual({ roomID: 'room-1', userName: 'Ada' });
});

test('has the room filled in that one comes from, which is no invitation', () => {
  platform.params = { room: 'a%26b' };
  render(<HomePage />);
  expect(byID('room-id')).toHaveValue('a&b');
  expect(screen.queryByText(/邀请你/)).toBeNull();
  expect(screen.getByText(homeWords().lead)).toBeVisible();
});

test('says nothing about an untouched form, and both faults on join', () => {
  render(<HomePage />);
  expect(screen.queryByText('请输入房间号。')).toBeNull();
  join();
  expect(screen.getByText('请输入房间号。')).toBeVisible();
  expect(screen.getByText('请输入你的昵称。')).toBeVisible();
  expect(taro.navigateTo).not.toHaveBeenCalled();
});

test.each([
  ['room-id', 'a b', 'Use letters, digits, “-” and “_” in a room ID, without spaces.'],
  ['room-id', 'x'.repeat(129), 'This room ID is too long: 128 characters at most.'],
  ['user-name', '名'.repeat(86), /256 Latin letters or 85 Chinese/],
  ['user-name', 'a\u0007', /invisible control characters/],
])('says what is wrong with %s %j while it is typed, until it is right', (id, value, words) => {
  speak('en');
  render(<HomePage />);
  type(id, value);
  expect(screen.getByText(words)).toBeVisible();
  expect(byID(id)).toHaveAccessibleName(words instanceof RegExp ? words : new RegExp(words));
  type(id, 'fine');
  expect(screen.queryByText(words)).toBeNull();
});

test('says that a name is missing only once the field was left', () => {
  speak('en');
  render(<HomePage />);
  type('user-name', '  ');
  expect(screen.queryByText('Enter your name.')).toBeNull();
  fireEvent.blur(byID('user-name'));
  expect(screen.getByText('Enter your name.')).toBeVisible();
});

test.each([
  ['a card', { roomID: 'team%2B1' }],
  ['a QR code of a link', { q: encodeURIComponent('https://h.example/i?x=1&roomID=team%2B1#top') }],
  ['a mini-program code', { scene: 'team%2B1' }],
  ['a mini-program code that names it', { scene: encodeURIComponent('roomID=team+1') }],
])('takes the room of %s and the name of last time', (_what, params) => {
  platform.params = params;
  platform.stored.set('user-name', '小明');
  render(<HomePage />);
  expect(byID('room-id')).toHaveValue('team+1');
  expect(byID('user-name')).toHaveValue('小明');
  expect(screen.getByText('你被邀请加入房间 team+1。')).toBeVisible();
});

test('a random room is nine digits in groups, and another one each time', () => {
  render(<HomePage />);
  const rooms = [1, 2].map(() => {
    fireEvent.click(byID('random-room'));
    return (byID('room-id') as HTMLInputElement).value;
  });
  for (const room of rooms) expect(room).toMatch(/^\d{3}-\d{3}-\d{3}$/);
  expect(rooms[0]).not.toBe(rooms[1]);
});

describe('recent rooms', () => {
  const rows = () => Array.from(document.querySelectorAll('.recent__id'), (row) => row.textContent);

  test('the latest three, each once, the last one first', () => {
    platform.stored.set('user-name', 'Ada');
    render(<HomePage />);
    for (const room of ['a', 'b', 'c', 'a', 'd']) {
      type('room-id', room);
      join();
      comeBack();
    }
    expect(rows()).toEqual(['d', 'a', 'c']);
  });

  test('a tap joins under the name of last time; the cross takes it off for good', () => {
    platform.stored.set('user-name', 'Ada');
    platform.stored.set('recent-rooms', '["a","b"]');
    const { unmount } = render(<HomePage />);
    fireEvent.click(screen.getByRole('button', { name: '从列表中移除 a' }));
    expect(rows()).toEqual(['b']);
    fireEvent.click(screen.getByRole('button', { name: '加入房间 b' }));
    expect(openedWith()).toEqual(['/call/room/index?roomID=b']);
    unmount();
    render(<HomePage />);
    expect(rows()).toEqual(['b']);
  });

  test('without a name, a tap fills the room in and asks for the name', () => {
    platform.stored.set('recent-rooms', '["a"]');
    render(<HomePage />);
    fireEvent.click(screen.getByRole('button', { name: '加入房间 a' }));
    expect(byID('room-id')).toHaveValue('a');
    expect(byID('user-name')).toHaveFocus();
    expect(screen.getByText('请输入你的昵称。')).toBeVisible();
    expect(taro.navigateTo).not.toHaveBeenCalled();
  });

  test.each(['{', '"a"', '[1,"no good","a"]', ''])(
    'what is stored as %j breaks nothing',
    (text) => {
      platform.stored.set('recent-rooms', text);
      render(<HomePage />);
      expect(rows()).toEqual(text.startsWith('[') ? ['a'] : []);
    },
  );
});

describe('a call that broke off', () => {
  const broke = (roomID: string, ago = 0) =>
    platform.stored.set('unfinished-call', JSON.stringify({ roomID, at: Date.now() - ago }));
  beforeEach(() => platform.stored.set('user-name', 'Ada'));

  test('is offered, and rejoined with one tap', () => {
    broke('a');
    render(<HomePage />);
    expect(screen.getByText('你刚才在房间 a 里通话。')).toBeVisible();
    fireEvent.click(byID('rejoin'));
    expect(openedWith()).toEqual(['/call/room/index?roomID=a']);
  });

  test('is let go for good', () => {
    broke('a');
    const { unmount } = render(<HomePage />);
    fireEvent.click(byID('dismiss-rejoin'));
    expect(document.querySelector('.offer')).toBeNull();
    unmount();
    render(<HomePage />);
    expect(document.querySelector('.offer')).toBeNull();
  });

  test('is rejoined at once where its own card opened the app, and only then', () => {
    broke('a');
    platform.params = { roomID: 'a' };
    render(<HomePage />);
    expect(openedWith()).toEqual(['/call/room/index?roomID=a']);
    platform.show();
    expect(taro.navigateTo).toHaveBeenCalledTimes(1);
    expect(document.querySelector('.offer')).not.toBeNull();
  });

  test('is a choice where its own card opened the app later than two minutes after', () => {
    broke('a', 2 * 60_000);
    platform.params = { roomID: 'a' };
    render(<HomePage />);
    expect(taro.navigateTo).not.toHaveBeenCalled();
    expect(document.querySelector('.offer')).not.toBeNull();
  });

  test('is a choice where another room’s card opened the app', () => {
    broke('a');
    platform.params = { roomID: 'b' };
    render(<HomePage />);
    expect(taro.navigateTo).not.toHaveBeenCalled();
    expect(byID('room-id')).toHaveValue('b');
    expect(document.querySelector('.offer')).not.toBeNull();
  });

  test('is offered when one comes back from it', () => {
    render(<HomePage />);
    expect(document.querySelector('.offer')).toBeNull();
    broke('a');
    platform.show();
    expect(document.querySelector('.offer')).not.toBeNull();
  });
});

describe('what stands between this phone and a call', () => {
  test('no network, until there is one', async () => {
    network.online = false;
    render(<HomePage />);
    await act(async () => undefined);
    expect(screen.getByRole('alert')).toHaveTextContent(/没有网络/);
    act(() => network.tell(true));
    expect(screen.queryByRole('alert')).toBeNull();
    act(() => network.tell(false));
    expect(screen.getByRole('alert')).toHaveTextContent(/没有网络/);
  });

  test.each([
    ['2.11.3', /基础库 2\.12\.0 或更高，当前是 2\.11\.3/],
    ['1.99.99', /基础库 2\.12\.0/],
  ])('base library %s is too old, and which one is needed', (version, words) => {
    phone.baseLibrary = version;
    render(<HomePage />);
    expect(screen.getByRole('alert')).toHaveTextContent(words);
  });

  test.each(['2.12.0', '2.100.1', '3.8.10', ''])('base library %j will do', (version) => {
    phone.baseLibrary = version;
    render(<HomePage />);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('DevTools has no sound, and lets the flow go on', () => {
    phone.isDevtools = true;
    platform.stored.set('user-name', 'Ada');
    render(<HomePage />);
    expect(screen.getByRole('alert')).toHaveTextContent(/开发者工具里没有声音/);
    type('room-id', 'a');
    join();
    expect(taro.navigateTo).toHaveBeenCalledTimes(1);
  });
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
  comeBack();
  expect(byID('join')).toBeEnabled();
  join();
  expect(taro.navigateTo).toHaveBeenCalledTimes(2);
});

describe('while the call page is on its way', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    platform.params = { roomID: 'room-1' };
    platform.stored.set('user-name', 'Ada');
    render(<HomePage />);
    join();
  });
  afterEach(() => jest.useRealTimers());

  /** From then on a page that isn't there yet is worth a word, in ms. */
  const SLOW = 200;

  test('one that comes at once leaves home as it is; of a slower one home says so', () => {
    const before = byID('join').outerHTML;
    act(() => void jest.advanceTimersByTime(SLOW - 1));
    expect(byID('join').outerHTML).toBe(before);
    join();
    expect(taro.navigateTo).toHaveBeenCalledTimes(1);
    act(() => void jest.advanceTimersByTime(1));
    expect(byID('join')).toBeDisabled();
    expect(byID('join')).toHaveTextContent('正在打开');
  });

  test('who leaves the app and comes back opens no second one', () => {
    platform.hide();
    act(() => void jest.advanceTimersByTime(SLOW));
    expect(byID('join')).toBeEnabled();
    platform.show();
    act(() => void jest.advanceTimersByTime(SLOW));
    expect(byID('join')).toBeDisabled();
    join();
    expect(taro.navigateTo).toHaveBeenCalledTimes(1);
    expect(askedCall()).toEqual({ roomID: 'room-1', userName: 'Ada' });
  });

  test('one that never comes is said so; should it come all the same, it joins nothing', () => {
    act(() => void jest.advanceTimersByTime(29_000));
    expect(byID('join')).toBeDisabled();
    act(() => void jest.advanceTimersByTime(1000));
    expect(screen.getByText(/通话页打开失败/)).toBeVisible();
    expect(byID('join')).toBeEnabled();
    expect(askedCall()).toBeNull();
  });

  test('it is not missed while nobody looks, nor once it has come', () => {
    platform.hide();
    act(() => void jest.advanceTimersByTime(60_000));
    expect(askedCall()).not.toBeNull();
    expect(screen.queryByText(/通话页打开失败/)).toBeNull();
  });
});

test('a call page that does not open leaves words and a button', async () => {
  taro.navigateTo.mockRejectedValueOnce(new Error('navigateTo:fail'));
  platform.params = { roomID: 'room-1' };
  platform.stored.set('user-name', 'Ada');
  render(<HomePage />);
  await act(async () => join());
  expect(screen.getByText(/通话页打开失败/)).toBeVisible();
  expect(byID('join')).toBeEnabled();
});

test('the keyboard joins too', () => {
  platform.params = { roomID: 'room-1' };
  platform.stored.set('user-name', 'Ada');
  render(<HomePage />);
  fireEvent.keyDown(byID('user-name'), { key: 'Enter' });
  expect(taro.navigateTo).toHaveBeenCalledTimes(1);
});

describe('a new version', () => {
  const told = () => jest.mocked(onUpdate).mock.calls[0]?.[0];
  const ready = () => act(() => told()?.ready());
  beforeEach(() => jest.mocked(onUpdate).mockClear());

  test('is offered on home, and taken with a tap', () => {
    platform.pages = 1;
    render(<HomePage />);
    expect(screen.queryByText('有新版本可以用了。')).toBeNull();
    ready();
    expect(screen.getByText('有新版本可以用了。')).toBeVisible();
    expect(restartUpdated).not.toHaveBeenCalled();
    fireEvent.click(byID('restart'));
    expect(restartUpdated).toHaveBeenCalledTimes(1);
  });

  test('is not spoken of during a call, and offered after it, until it is let go', () => {
    platform.pages = 2;
    render(<HomePage />);
    ready();
    expect(document.querySelector('.offer')).toBeNull();
    platform.pages = 1;
    platform.show();
    expect(byID('restart')).toBeVisible();
    fireEvent.click(byID('dismiss-restart'));
    platform.show();
    expect(document.querySelector('.offer')).toBeNull();
  });

  test('waits for the offer of a call that broke off', () => {
    platform.pages = 1;
    platform.stored.set('unfinished-call', JSON.stringify({ roomID: 'a', at: Date.now() }));
    render(<HomePage />);
    ready();
    expect(document.querySelectorAll('.offer')).toHaveLength(1);
    fireEvent.click(byID('dismiss-rejoin'));
    expect(byID('restart')).toBeVisible();
  });

  test('that could not be fetched is in the report, and nobody is told', () => {
    render(<HomePage />);
    act(() => told()?.failed());
    expect(mishaps().at(-1)?.text).toBe('update not fetched');
    expect(document.querySelector('.offer')).toBeNull();
  });
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

test('a build without settings says what is missing and what helps, and so does joining', () => {
  Object.assign(globalThis, { __NOT_SET_UP__: ['TARO_APP_TOKEN_URL'] });
  askForCall(null);
  render(<HomePage />);
  expect(byID('not-set-up')).toHaveTextContent(/还没有配置.*TARO_APP_TOKEN_URL.*npm run doctor/);
  type('room-id', 'room-1');
  type('user-name', 'Ada');
  join();
  expect(screen.getByText(/还没有配置，所以不能通话。缺少 TARO_APP_TOKEN_URL/)).toBeVisible();
  expect(openedWith()).toEqual([]);
  expect(askedCall()).toBeNull();
  expect(jest.mocked(tokens.warm)).not.toHaveBeenCalled();
});

describe('ahead of the tap', () => {
  const prepare = jest.fn();
  const nobody = { join: () => Promise.resolve(), leave: () => Promise.resolve() };
  let withdraw: () => void;
  const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
  beforeEach(() => {
    jest.useFakeTimers();
    jest.mocked(runCallAhead).mockClear();
    prepare.mockClear();
    withdraw = provideCall({ prepare, commands: nobody });
  });
  afterEach(() => {
    withdraw();
    jest.useRealTimers();
  });

  test('nothing is run before home is drawn and idle, and no engine made without a room', async () => {
    render(<HomePage />);
    await pass(10_000);
    expect(runCallAhead).not.toHaveBeenCalled();
    platform.ready();
    await pass(199);
    expect(runCallAhead).not.toHaveBeenCalled();
    await pass(1);
    expect(runCallAhead).toHaveBeenCalledTimes(1);
    expect(prepare).not.toHaveBeenCalled();
  });

  test('a room that is typed makes the engine once the typing rests, one that can’t be does not', async () => {
    render(<HomePage />);
    platform.ready();
    for (const value of ['r', 'ro', 'room-1']) {
      type('room-id', value);
      await pass(150);
    }
    type('user-name', 'Ada');
    await pass(150);
    expect(runCallAhead).not.toHaveBeenCalled();
    await pass(50);
    expect(prepare).toHaveBeenCalledTimes(1);
    type('room-id', 'a b');
    await pass(1000);
    expect(prepare).toHaveBeenCalledTimes(1);
  });

  test('an invitation makes the engine by itself; home that is gone makes none', async () => {
    platform.params = { roomID: 'room-1' };
    const gone = render(<HomePage />);
    platform.ready();
    gone.unmount();
    await pass(1000);
    expect(prepare).not.toHaveBeenCalled();
    render(<HomePage />);
    platform.ready();
    await pass(200);
    expect(prepare).toHaveBeenCalledTimes(1);
  });
});
