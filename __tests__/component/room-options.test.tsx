/** What a host may exchange in the ready page: words, parts, where home is. */
import { act, fireEvent, screen } from '@testing-library/react';
import { connected, failure, openCall, emptyCall } from '../support/call';
import { byID } from '../support/dom';
import { speak } from '../support/language';
import { platform, resetTaro, taro } from '../support/taro';
import { answers, giveWx } from '../support/wx';

jest.mock('@/call/platform/device/language', () => jest.requireActual('../support/language'));

beforeEach(() => {
  resetTaro();
  speak('en');
  giveWx({
    enableAlertBeforeUnload: answers(),
    disableAlertBeforeUnload: answers(),
    vibrateShort: answers(),
  });
});

test('words of a host stand in the place of ours, the others stay', () => {
  openCall(connected, emptyCall(), {
    words: {
      call: { bar: { hangUp: 'Goodbye' } },
      failures: { sentence: { 'room-full': 'No seat' } },
    },
  });
  expect(byID('hang-up')).toHaveTextContent('Goodbye');
  expect(byID('mic')).toHaveTextContent('Mic on');
});

test('a sentence of a failure too', () => {
  openCall({ phase: 'ended', failure: failure('room-full') }, emptyCall(), {
    words: { failures: { sentence: { 'room-full': 'No seat' } } },
  });
  expect(screen.getByText('No seat')).toBeVisible();
});

test('tile, bar and ended panel can be a host’s own', () => {
  const parts = {
    tile: ({ userID }: { userID: string | null }) => <b>{`tile of ${userID}`}</b>,
    bar: ({ onHangUp }: { onHangUp: () => void }) => <button onClick={onHangUp}>own bar</button>,
    ended: () => <b>own end</b>,
  };
  const { set, container } = openCall(connected, emptyCall(), { parts });
  expect(screen.getByText('tile of u-me')).toBeVisible();
  expect(screen.getByText('own bar')).toBeVisible();
  expect(container.querySelector('.call-bar')).toBeNull();
  set({ phase: 'ended' });
  expect(screen.getByText('own end')).toBeVisible();
});

test('home is where the host says', async () => {
  platform.pages = 1;
  openCall(connected, emptyCall(), { home: (roomID, as) => `/their/page?${as}=${roomID}` });
  fireEvent.click(byID('hang-up'));
  await act(async () => undefined);
  expect(taro.reLaunch).toHaveBeenCalledWith({ url: '/their/page?room=room-1' });
});
