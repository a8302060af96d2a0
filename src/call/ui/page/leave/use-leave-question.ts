import { useCallWords } from '../../options/own-words';
import { useEffect } from 'react';
import { setLeaveQuestion } from '../../../platform/interaction/leave-question';
import { usePhase } from '../../../react/hooks';

/**
 * Has the navigation bar and Android's back ask first while a call goes on. A swipe back can't be
 * intercepted: it ends the call, and home offers to rejoin.
 */
export function useLeaveQuestion(hungUp: boolean): void {
  const phase = usePhase();
  const { leaveQuestion } = useCallWords();
  const going = phase === 'connected' || phase === 'reconnecting' || phase === 'interrupted';
  const ask = going && !hungUp;
  useEffect(() => {
    if (!ask) return undefined;
    void setLeaveQuestion(leaveQuestion);
    return () => void setLeaveQuestion(null);
  }, [ask, leaveQuestion]);
}
