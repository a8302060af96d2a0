import type { Clock } from '../runtime/clock';
import type { Problems } from '../runtime/problems';
import type { Timers } from '../runtime/timers';
import type { PhoneOptions } from '../types';
import type { Answer } from './native-live';
import type { NativePlayer } from './native-player';
import type { NativePusher } from './native-pusher';
import { LivePlayerElement } from './player-element';
import type { PusherRegistry } from './registry';

/** What a context needs of its phone. */
export interface ContextPorts {
  readonly clock: Clock;
  readonly life: { readonly isHidden: boolean };
  readonly media: {
    readonly refusals: string[];
    readonly registry: PusherRegistry;
    keepScreenOn(): void;
    letScreenGo(): void;
    whenInserted(element: LivePlayerElement, run: () => void): void;
  };
  readonly options: Pick<PhoneOptions, 'behaviour' | 'media'>;
  readonly pages: {
    readonly top: { readonly element: Element; readonly caller: object } | undefined;
  };
  readonly problems: Problems;
  readonly timers: Timers;
}

interface CallOptions {
  success?: (result: { errMsg: string }) => void;
  fail?: (result: { errMsg: string; errno?: number }) => void;
  complete?: (result: { errMsg: string; errno?: number }) => void;
}

type Method = (options?: CallOptions) => void;

/** Tasks between the scripts and the native side, without and with the view between them (23). */
const TASKS = { direct: 1, inOrder: 3 };

/** The API's name in answers. */
const API = { pusher: 'operateXWebLivePusher', player: 'operateXWebLivePlayer' };

/** What was removed meanwhile has nothing to operate (5). */
const GONE: Answer = { reason: 'operate before init, -3' };

/** Methods that are accepted and change nothing here. */
const none = () => undefined;

const inert = (names: string, method: Method): Record<string, Method> =>
  Object.fromEntries(names.split(/\s+/).map((name) => [name, method]));

/** Answers a call in a later task. */
function answer(phone: ContextPorts, api: string, options: CallOptions, refused: Answer): void {
  phone.timers.later(() => {
    if (!refused) {
      options.success?.({ errMsg: `${api}:ok` });
      options.complete?.({ errMsg: `${api}:ok` });
      return;
    }
    const { reason, errno } = refused;
    const errMsg = `${api}:fail${reason && ` ${reason}`}`;
    phone.media.refusals.push(errMsg);
    const result = { errMsg, ...(errno !== undefined && { errno }) };
    options.fail?.(result);
    options.complete?.(result);
  });
}

/** Brings a call to the native side, which has the element already, and its answer back. */
function operate<Native extends { isRemoved: boolean }>(
  phone: ContextPorts,
  native: Native,
  api: string,
  act: (native: Native) => Answer,
  options: CallOptions,
): void {
  const { behaviour, media } = phone.options;
  const travel = (tasks: number): void => {
    // The last of them waits as long as a property does on its way.
    const delay = tasks === 1 && !behaviour.callsOvertake ? media.nativeDelay : 0;
    phone.clock.set(() => {
      if (tasks > 1) travel(tasks - 1);
      else answer(phone, api, options, native.isRemoved ? GONE : act(native));
    }, delay);
  };
  travel(behaviour.callsOvertake ? TASKS.direct : TASKS.inOrder);
}

/** DevTools has no native side: a call is answered by a warning in the console, and nothing else (2). */
function onlyWarns(phone: ContextPorts, api: string): boolean {
  if (phone.options.behaviour.contextCalls !== 'warning') return false;
  phone.problems.log('warn', [`${api} is not supported in DevTools, try it on a phone`]);
  return true;
}

/** WeChat refuses all but play() in the background. */
function refusesHidden(phone: ContextPorts, api: string, options: CallOptions): boolean {
  if (!phone.life.isHidden) return false;
  const reason = `jsapi has no permission, event=${api}, runningState=background`;
  answer(phone, api, options, { reason });
  return true;
}

/**
 * `wx.createLivePusherContext()`: bound to the page that is on top now. A call waits for that page's
 * pusher, however long (1, 22).
 */
export function createPusherContext(phone: ContextPorts): Record<string, Method> {
  const page = phone.pages.top?.element;
  const api = API.pusher;
  const method =
    (act: (pusher: NativePusher) => Answer): Method =>
    (options = {}) => {
      if (onlyWarns(phone, api) || refusesHidden(phone, api, options)) return;
      phone.media.registry.whenInserted(page, (pusher) =>
        operate(phone, pusher, api, act, options),
      );
    };
  return {
    ...inert(
      `switchCamera toggleTorch playBGM pauseBGM resumeBGM stopBGM setBGMVolume setMICVolume sendMessage
      exitPictureInPicture snapshot getMaxZoom setZoom startAudioRecord stopAudioRecord startPreview stopPreview`,
      method(none),
    ),
    start: method((pusher) => pusher.start()),
    stop: method((pusher) => void pusher.stop()),
    pause: method((pusher) => void pusher.pause()),
    resume: method((pusher) => void pusher.resume()),
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

/** `wx.createLivePlayerContext(id, component)`: an element that is rendered is waited for. */
export function createPlayerContext(
  phone: ContextPorts,
  id: string,
  owner?: Owner,
): Record<string, Method> {
  const scope: Owner | undefined = owner ?? phone.pages.top?.caller;
  const { media } = phone;
  const api = API.player;
  const find = () => {
    const node = scope?._$?.getShadowRoot()?.querySelector(`#${CSS.escape(id)}`);
    const element = node?.getBackendElement();
    return element instanceof LivePlayerElement && element.isConnected ? element : undefined;
  };
  const call = (act: (player: NativePlayer) => Answer, options: CallOptions) => {
    const element = find();
    if (!element) {
      answer(phone, api, options, { reason: 'the element is not rendered' });
      return;
    }
    media.whenInserted(element, () => {
      if (element.native) operate(phone, element.native, api, act, options);
    });
  };
  const method =
    (act: (player: NativePlayer) => Answer): Method =>
    (options = {}) => {
      if (!onlyWarns(phone, api) && !refusesHidden(phone, api, options)) call(act, options);
    };
  const playing = (act: (player: NativePlayer) => Answer) => (player: NativePlayer) => {
    media.keepScreenOn();
    return act(player);
  };
  const silencing = (act: (player: NativePlayer) => void) => (player: NativePlayer) => {
    media.letScreenGo();
    act(player);
    return undefined;
  };
  const background = (on: boolean) =>
    method((player) => {
      player.playsInBackground = on;
      return undefined;
    });
  return {
    ...inert(
      `snapshot requestFullScreen exitFullScreen requestPictureInPicture exitPictureInPicture
      startCasting switchCasting exitCasting reconnectCasting`,
      method(none),
    ),
    play: (options = {}) => {
      // In the background it is dropped without a word (16).
      if (onlyWarns(phone, api) || phone.life.isHidden) return;
      call(
        playing((player) => player.start()),
        options,
      );
    },
    stop: method(silencing((player) => player.stop())),
    pause: method(silencing((player) => player.pause())),
    resume: method(playing((player) => void player.resume())),
    mute: method((player) => void player.toggleMute()),
    requestBackgroundPlayback: background(true),
    exitBackgroundPlayback: background(false),
  };
}
