import { useEffect, useRef, useState } from 'react';
import Taro from '@tarojs/taro';
import { askedCall, openVoiceCall, takeBackCall, type AskedCall } from '@/call/prejoin';
import { useShownAgain } from './use-shown-again';

/** How long the call page may take to come while one waits for it, in ms. */
const OPENS_WITHIN_MS = 30_000;

/** A page that comes sooner, in ms, needs no word of it: nothing is set on the page that is about to be covered. */
const SHOWN_AFTER_MS = 200;

/** The way from home to the call page. */
export interface Opening {
  /** The call page is on its way: its package may have to be fetched first. */
  readonly opening: boolean;
  readonly failed: boolean;
  /** Whether a tap may begin to open it. Known before the tap is rendered. */
  readonly mayOpen: () => boolean;
  readonly open: (call: AskedCall) => void;
}

/**
 * Opens the call page, one at a time. Who leaves the app and comes back while it is on its way waits
 * on: what was asked for is asked for until the call page is gone, or never came.
 *
 * @param onBack - called when home is shown again, and the call page is not on its way
 */
export function useOpening(onBack: () => void): Opening {
  const [state, setState] = useState<'idle' | 'opening' | 'failed'>('idle');
  // A second tap comes before the first one is rendered: state alone would let it through.
  const busy = useRef<AskedCall | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const word = useRef<ReturnType<typeof setTimeout>>();

  const stopWaiting = () => {
    clearTimeout(timer.current);
    clearTimeout(word.current);
  };
  const end = (next: 'idle' | 'failed') => {
    stopWaiting();
    busy.current = null;
    setState(next);
  };
  const fail = (call: AskedCall) => {
    if (busy.current !== call) return;
    takeBackCall();
    end('failed');
  };
  const wait = (call: AskedCall) => {
    stopWaiting();
    timer.current = setTimeout(() => fail(call), OPENS_WITHIN_MS);
    word.current = setTimeout(() => setState('opening'), SHOWN_AFTER_MS);
  };

  useShownAgain(() => {
    const { current } = busy;
    if (current && askedCall()) {
      wait(current);
      return;
    }
    if (current) end('idle');
    onBack();
  });
  // The call page has come, or nobody looks.
  Taro.useDidHide(stopWaiting);
  useEffect(() => stopWaiting, []);

  return {
    opening: state === 'opening',
    failed: state === 'failed',
    mayOpen: () => busy.current === null,
    open(call) {
      busy.current = call;
      setState('idle');
      wait(call);
      openVoiceCall(call).catch(() => fail(call));
    },
  };
}
