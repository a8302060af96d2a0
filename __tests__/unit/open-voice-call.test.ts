/** Who joins, at the tap or from the page, and that it happens once. */
import { askedCall, askForCall } from '@/call/memory/asked-call';
import { beginCall, provideCall } from '@/call/memory/made-call';
import { openVoiceCall, takeBackCall } from '@/call/prejoin/open-voice-call';
import { resetTaro, taro } from '../support/taro';

const asked = () => ({ roomID: 'room', userName: 'Ann' });

function given() {
  const commands = {
    join: jest.fn(() => Promise.resolve()),
    leave: jest.fn(() => Promise.resolve()),
  };
  const prepare = jest.fn();
  return { commands, prepare, withdraw: provideCall({ commands, prepare }) };
}

beforeEach(() => {
  resetTaro();
  askForCall(null);
});

test('where the call is there, the join begins at the tap, and its page does not join again', async () => {
  const { commands, prepare, withdraw } = given();
  const call = asked();
  const opened = openVoiceCall(call);
  expect(prepare).toHaveBeenCalledTimes(1);
  expect(commands.join.mock.calls).toEqual([[call]]);
  await opened;
  beginCall(call, commands);
  expect(commands.join).toHaveBeenCalledTimes(1);
  // Another tap is another call, of the same room too.
  await openVoiceCall(asked());
  expect(commands.join).toHaveBeenCalledTimes(2);
  withdraw();
});

test('where it is not, the page joins', async () => {
  const { commands, withdraw } = given();
  withdraw();
  const call = asked();
  await openVoiceCall(call);
  expect(commands.join).not.toHaveBeenCalled();
  beginCall(call, commands);
  expect(commands.join.mock.calls).toEqual([[call]]);
});

test('a page that does not open takes the call with it, unless another was asked for', async () => {
  const { commands, withdraw } = given();
  taro.navigateTo.mockRejectedValueOnce(new Error('no page'));
  await expect(openVoiceCall(asked())).rejects.toThrow('no page');
  expect(commands.leave).toHaveBeenCalledTimes(1);
  expect(askedCall()).toBeNull();

  taro.navigateTo.mockRejectedValueOnce(new Error('late'));
  const overtaken = openVoiceCall(asked());
  const second = asked();
  await Promise.all([expect(overtaken).rejects.toThrow('late'), openVoiceCall(second)]);
  expect(commands.leave).toHaveBeenCalledTimes(1);
  expect(askedCall()).toBe(second);
  takeBackCall();
  expect(commands.leave).toHaveBeenCalledTimes(2);
  withdraw();
});
