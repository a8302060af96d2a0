import { useEffect, useState } from 'react';
import Taro from '@tarojs/taro';
import { prepareCall } from '@/call/prejoin';
import { runCallAhead } from './run-call-ahead';

/** Home is drawn, and nobody has typed for so long, in ms: now it may do what nobody asked for. */
const IDLE_MS = 200;

/**
 * Gets the call ready before the tap: once home is idle the call's code is run, and where a room is
 * there its engine is made, which opens its socket.
 *
 * @param roomID - empty as long as there is no room that could be joined
 * @param typing - changes whenever the person types
 */
export function useCallAhead(roomID: string, typing: string): void {
  const [drawn, setDrawn] = useState(false);
  Taro.useReady(() => setDrawn(true));
  useEffect(() => {
    if (!drawn || __NOT_SET_UP__) return undefined;
    const timer = setTimeout(() => {
      void runCallAhead().then(() => roomID && prepareCall());
    }, IDLE_MS);
    return () => clearTimeout(timer);
  }, [drawn, roomID, typing]);
}
