import { useEffect, useRef, useState } from 'react';
import Taro from '@tarojs/taro';
import { noteMishap } from '@/call/prejoin';
import { onUpdate } from '@/pages/home/update';
import { useShownAgain } from './use-shown-again';

/**
 * Whether to offer a new version of the app, and how to let it go until the next start. Only while
 * home is on top, which no call survives: one that came during a call is offered after it.
 */
export function useUpdate(): [offered: boolean, dismiss: () => void] {
  const ready = useRef(false);
  const [offered, setOffered] = useState(false);
  useEffect(() => {
    onUpdate({
      ready() {
        ready.current = true;
        if (Taro.getCurrentPages().length === 1) setOffered(true);
      },
      failed: () => noteMishap('update not fetched'),
    });
  }, []);
  useShownAgain(() => setOffered(ready.current));
  const dismiss = () => {
    ready.current = false;
    setOffered(false);
  };
  return [offered, dismiss];
}
