import Taro from '@tarojs/taro';
import { askForCall, type AskedCall } from '../memory/asked-call';
import { beginCall, madeCall } from '../memory/made-call';
import { prepareCall } from './prepare-call';

/**
 * The address of the call page for a room. By itself it joins nothing: see {@link openVoiceCall}.
 *
 * @example `callPageAddress('room-1') // '/call/room/index?roomID=room-1'`
 */
export const callPageAddress = (roomID: string, page = __VOICE_CALL_PAGE__): string =>
  `${page}?roomID=${encodeURIComponent(roomID)}`;

let latest: AskedCall;

/**
 * Opens the call page, which joins the room. Where the call's code has run already the join begins at
 * once, beside the page. Nothing of the SDK is needed for it. Rejects when the page doesn't
 * open; should it come all the same, it joins nothing.
 *
 * @example `await openVoiceCall({ roomID: 'room-1', userName: 'Ann' });`
 */
export function openVoiceCall(call: AskedCall, page?: string): Promise<unknown> {
  latest = call;
  askForCall(call);
  const opened = Taro.navigateTo({ url: callPageAddress(call.roomID, page) });
  prepareCall();
  beginCall(call);
  return opened.catch((error: unknown) => {
    if (latest === call) takeBackCall();
    throw error;
  });
}

/**
 * Takes back what {@link openVoiceCall} was asked for: a page that comes all the same joins nothing.
 *
 * @example `takeBackCall(); // nobody waits any more`
 */
export function takeBackCall(): void {
  askForCall(null);
  void madeCall()?.commands.leave();
}
