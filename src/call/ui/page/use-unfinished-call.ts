import { useEffect, useRef } from 'react';
import Taro from '@tarojs/taro';
import { forgetCall, noteCall } from '../../memory/unfinished-call';
import { onHide } from '../../platform/surroundings/lifecycle';
import { wallNow } from '../../platform/clock/wall-clock';
import { usePhase, useRoomID } from '../../react/hooks';

/**
 * Notes for home that a call goes on, until the person has seen its end. What remains noted is a
 * call that the app lost: killed, opened anew by a card, swiped away.
 */
export function useUnfinishedCall(hungUp: boolean): void {
  const phase = usePhase();
  const roomID = useRoomID();
  const seenEnd = hungUp || phase === 'ended';
  const going = phase === 'connected' || phase === 'reconnecting' || phase === 'interrupted';

  // The page's end ends the call too: that is no end that anybody has seen.
  const unloaded = useRef(false);

  useEffect(() => {
    if (seenEnd && !unloaded.current) forgetCall();
  }, [seenEnd]);

  useEffect(() => {
    if (!going || hungUp) return undefined;
    const note = () => noteCall(roomID, wallNow());
    note();
    // WeChat kills what is hidden, without a word.
    return onHide(note);
  }, [going, hungUp, roomID]);

  Taro.useUnload(() => {
    unloaded.current = true;
    if (going && !hungUp) noteCall(roomID, wallNow());
  });
}
