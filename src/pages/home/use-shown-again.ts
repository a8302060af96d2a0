import { useRef } from 'react';
import Taro from '@tarojs/taro';

/**
 * Calls back whenever the page is shown but for the first time: what it would read then it has just
 * read, and to render that once more would keep the first picture waiting.
 */
export function useShownAgain(callback: () => void): void {
  const shown = useRef(false);
  Taro.useDidShow(() => {
    if (shown.current) callback();
    shown.current = true;
  });
}
