import { fireEvent } from '@testing-library/react';
import { connected, openCall } from '../support/call';
import { byID } from '../support/dom';
import { speak } from '../support/language';
import { resetTaro } from '../support/taro';

jest.mock('@/call/platform/device/language', () => jest.requireActual('../support/language'));

beforeEach(() => {
  resetTaro();
  speak('en');
});

test('the microphone button shows how it stands, and toggles', () => {
  const { set, asked } = openCall(connected);
  expect(byID('mic')).toHaveTextContent('Mic on');
  fireEvent.click(byID('mic'));
  expect(asked()).toEqual([['toggleMicrophone']]);
  set({ microphoneOn: false });
  expect(byID('mic')).toHaveTextContent('Mic off');
  expect(byID('mic').querySelector('.icon--mic-off')).not.toBeNull();
  fireEvent.click(byID('mic'));
  expect(asked()).toHaveLength(2);
});

test('who may only listen has no microphone to turn on, and can hang up', async () => {
  const { set } = openCall({ ...connected, role: 'listener', mayPublish: false });
  expect(document.getElementById('mic')).toBeNull();
  expect(byID('hang-up')).toBeVisible();
  set({ mayPublish: true });
  expect(byID('mic')).toBeVisible();
});

test('the speaker button changes between loudspeaker and earpiece', () => {
  const { set, asked } = openCall(connected);
  expect(byID('speaker')).toHaveTextContent('Speaker');
  fireEvent.click(byID('speaker'));
  set({ soundMode: 'ear' });
  expect(byID('speaker')).toHaveTextContent('Earpiece');
  fireEvent.click(byID('speaker'));
  expect(asked()).toEqual([['toggleSoundMode'], ['toggleSoundMode']]);
});

test('while leaving only hanging up is left', () => {
  openCall({ ...connected, phase: 'leaving' });
  expect(byID('mic')).toBeDisabled();
  expect(byID('speaker')).toBeDisabled();
  expect(byID('hang-up')).toBeEnabled();
});
