/** A part of a page throws while it is drawn: what is left to see, to press, and to hear. */
import '@testing-library/jest-dom';
import { useEffect } from 'react';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { mishaps } from '@/call/memory/mishaps';
import HomePage from '@/pages/home';
import { homeAddress } from '@/setup/home-address';
import { RoomOptionsProvider } from '@/call/ui/options/room-options';
import { CallPage } from '@/call/ui/page/call-page';
import { connected, emptyCall, openCall, peer, peers, self } from '../support/call';
import { byID } from '../support/dom';
import { speak } from '../support/language';
import { platform, resetTaro, taro } from '../support/taro';
import { answers, giveWx } from '../support/wx';
import { askForCall } from '@/call/memory/asked-call';

jest.mock('@/call/platform/device/language', () => jest.requireActual('../support/language'));
jest.mock('@/setup/tokens', () => ({ tokens: { warm: jest.fn() } }));

/** What throws when it is drawn. */
const broken = { tiles: false, button: false, media: false, form: false };

jest.mock('@/call/ui/member/member-tile', () => ({
  MemberTile: () => {
    if (broken.tiles) throw new Error('planted in a tile');
    return <i>tile</i>;
  },
}));
jest.mock('@/call/ui/kit/press/text-button', () => {
  const { TextButton } = jest.requireActual<typeof import('@/call/ui/kit/press/text-button')>(
    '@/call/ui/kit/press/text-button',
  );
  return {
    TextButton: (props: Parameters<typeof TextButton>[0]) => {
      if (broken.button) throw new Error('planted in a button');
      return <TextButton {...props} />;
    },
  };
});
jest.mock('@/call/ui/kit/field/text-field', () => ({
  TextField: () => {
    if (broken.form) throw new Error('planted in the form');
    return <i data-testid="field" />;
  },
}));

beforeEach(() => {
  resetTaro();
  speak('en');
  Object.assign(broken, { tiles: false, button: false, media: false, form: false });
  // React writes down what boundaries caught.
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  giveWx({
    enableAlertBeforeUnload: answers(),
    disableAlertBeforeUnload: answers(),
    vibrateShort: answers(),
  });
});
afterEach(() => jest.restoreAllMocks());

/** The call page with a media layer that says when it is taken out. */
function openWithMedia() {
  const removed = jest.fn();
  function Media() {
    useEffect(() => removed, []);
    if (broken.media) throw new Error('planted in the media layer');
    return <i data-testid="media" />;
  }
  const call = emptyCall();
  platform.params = { roomID: 'room-1' };
  askForCall({ roomID: 'room-1', userName: self.userName });
  call.store.setState({ ...connected, ...peers(peer(1)) });
  const page = (media: number) => (
    <RoomOptionsProvider value={{ home: homeAddress }}>
      <CallPage call={call}>
        <Media key="media" {...{ media }} />
      </CallPage>
    </RoomOptionsProvider>
  );
  const { rerender, container } = render(page(0));
  return { call, removed, container, redraw: () => rerender(page(1)) };
}

const lastMishap = () => mishaps().at(-1);

test('a tile that throws takes no sound away: the call goes on, is said to, and can be hung up', async () => {
  const { call, removed, container } = openWithMedia();
  broken.tiles = true;
  act(() => call.store.setState(peers(peer(1), peer(2))));
  expect(screen.getByText(/The call goes on, and others hear you/)).toBeVisible();
  expect(container.querySelector('[data-testid=media]')).not.toBeNull();
  expect(removed).not.toHaveBeenCalled();
  expect(call.commands.calls.map(([name]) => name)).toEqual(['join']);
  expect(lastMishap()).toMatchObject({ text: 'error while drawing', said: 'planted in a tile' });
  act(() => call.store.setState({ microphoneOn: false }));
  expect(screen.getByText(/your microphone is off/)).toBeVisible();
  await act(async () => void fireEvent.click(byID('hang-up')));
  expect(call.commands.calls.at(-1)).toEqual(['leave']);
  expect(taro.navigateBack).toHaveBeenCalledTimes(1);
});

test('the screen comes back where that works, and stays away where it throws again', () => {
  const { call } = openWithMedia();
  broken.tiles = true;
  act(() => call.store.setState(peers(peer(1), peer(2))));
  fireEvent.click(byID('draw-again'));
  expect(byID('draw-again')).toBeVisible();
  broken.tiles = false;
  fireEvent.click(byID('draw-again'));
  expect(byID('mic')).toBeVisible();
  expect(call.commands.calls.map(([name]) => name)).toEqual(['join']);
});

test('a call that ends behind it is not said to go on', () => {
  const { call } = openWithMedia();
  broken.tiles = true;
  act(() => call.store.setState(peers(peer(1), peer(2))));
  act(() => call.store.setState({ phase: 'ended' }));
  expect(byID('room-state')).toHaveTextContent('Call ended');
  expect(byID('hang-up')).toHaveTextContent('Back to home');
});

test.each(['media', 'button'] as const)(
  'where the %s throws too, the call is hung up, and the way home is there',
  (part) => {
    const { call, removed, redraw } = openWithMedia();
    broken.tiles = part === 'button';
    broken[part] = true;
    act(() => call.store.setState(peers(peer(1), peer(2))));
    redraw();
    expect(call.commands.calls.map(([name]) => name)).toEqual(['join', 'leave']);
    expect(removed).toHaveBeenCalledTimes(1);
    expect(byID('room-state')).toHaveTextContent(
      'The screen failed. The call has ended and the microphone is off.',
    );
    fireEvent.click(byID('back-home'));
    expect(taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/home/index' });
  },
);

test('a page that goes in the ordinary way is left once', () => {
  const { commands, unmount } = openCall(connected);
  unmount();
  expect(commands.calls.map(([name]) => name)).toEqual(['join', 'leave']);
});

test('home that throws says so, and comes back', () => {
  broken.form = true;
  render(<HomePage />);
  expect(screen.getByText('The screen failed.')).toBeVisible();
  expect(lastMishap()?.said).toBe('planted in the form');
  broken.form = false;
  fireEvent.click(byID('draw-again'));
  expect(screen.getAllByTestId('field')).toHaveLength(2);
});
