import type { Phone } from '../runtime/phone';
import type { LiveElement } from './live-element';
import { LivePlayerElement } from './player-element';
import type { LivePusherElement } from './pusher-element';

interface CallOptions {
  success?: (result: { errMsg: string }) => void;
  fail?: (result: { errMsg: string }) => void;
  complete?: (result: { errMsg: string }) => void;
}

type Method = (options?: CallOptions) => void;

/**
 * One call of a context. It reaches the view after what the page or component has set before it in
 * the same tick; if the element isn't rendered by then, it fails. If it is, the call waits for the
 * native element. WeChat refuses all of them in the background.
 */
function call<T extends LiveElement>(
  phone: Phone,
  api: string,
  find: () => T | undefined,
  act: (element: T) => void,
  options: CallOptions = {},
): void {
  const answer = (reason?: string) => {
    phone.timers.later(() => {
      const result = { errMsg: reason ? `${api}:fail ${reason}` : `${api}:ok` };
      if (reason) options.fail?.(result);
      else options.success?.(result);
      options.complete?.(result);
    });
  };
  if (phone.life.isHidden) {
    answer(`jsapi has no permission, event=${api}, runningState=background`);
    return;
  }
  phone.clock.set(() => {
    const element = find();
    if (!element) {
      answer('the element is not rendered');
      return;
    }
    phone.clock.set(() => {
      if (!element.isConnected) {
        answer('the element is gone');
        return;
      }
      act(element);
      answer();
    }, element.bornIn);
  }, 0);
}

/** Methods that are accepted and change nothing here. */
const none = () => undefined;

/** `wx.createLivePusherContext()`: bound to the page that is on top now. */
export function createPusherContext(phone: Phone): Record<string, Method> {
  const page = phone.pages.top?.element;
  const api = 'operateLivePusher';
  const method =
    (act: (pusher: LivePusherElement) => void): Method =>
    (options) =>
      call(phone, api, () => phone.media.pusherOf(page), act, options);
  const inert = Object.fromEntries(
    `switchCamera toggleTorch playBGM pauseBGM resumeBGM stopBGM setBGMVolume setMICVolume sendMessage
    exitPictureInPicture snapshot getMaxZoom setZoom startAudioRecord stopAudioRecord`
      .split(/\s+/)
      .map((name) => [name, method(none)]),
  );
  return {
    ...inert,
    start: method((pusher) => pusher.start()),
    stop: method((pusher) => pusher.stop()),
    pause: method((pusher) => pusher.stop()),
    resume: method((pusher) => pusher.start()),
    startPreview: method(none),
    stopPreview: method(none),
  };
}

/** What WeChat passes as `this` of a page or component. */
interface Owner {
  _$?: {
    getShadowRoot(): {
      querySelector(selector: string): { getBackendElement(): unknown } | null;
    } | null;
  };
}

/** `wx.createLivePlayerContext(id, component)` */
export function createPlayerContext(
  phone: Phone,
  id: string,
  owner?: Owner,
): Record<string, Method> {
  const scope = owner ?? (phone.pages.top?.caller as Owner | undefined);
  const find = () => {
    const node = scope?._$?.getShadowRoot()?.querySelector(`#${CSS.escape(id)}`);
    const element = node?.getBackendElement();
    return element instanceof LivePlayerElement && element.isConnected ? element : undefined;
  };
  const method =
    (act: (player: LivePlayerElement) => void): Method =>
    (options) =>
      call(phone, 'operateLivePlayer', find, act, options);
  const inert = Object.fromEntries(
    `snapshot requestFullScreen exitFullScreen requestPictureInPicture exitPictureInPicture
    requestBackgroundPlayback exitBackgroundPlayback startCasting switchCasting exitCasting
    reconnectCasting`
      .split(/\s+/)
      .map((name) => [name, method(none)]),
  );
  return {
    ...inert,
    play: method((player) => player.start()),
    stop: method((player) => player.stop()),
    pause: method((player) => player.stop()),
    resume: method((player) => player.start()),
    mute: method((player) => player.toggleMute()),
  };
}
