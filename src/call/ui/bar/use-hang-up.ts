import { useCallWords } from '../options/own-words';
import { useCallback, useRef, useState } from 'react';
import { forgetCall } from '../../memory/unfinished-call';
import { toast } from '../../platform/interaction/toast';
import { tick } from '../../platform/interaction/haptics';
import { steadyNow } from '../../platform/clock/steady-clock';
import { setLeaveQuestion } from '../../platform/interaction/leave-question';
import { useCallTimes, useRoomID } from '../../react/hooks';
import { clockTime } from '../header/clock-time';
import { useCommands } from '../../react/provider';
import { useRoomOptions } from '../options/room-options';
import { goBack } from '../page/leave/go-home';

/** Hangs up and leaves the page, once. */
export function useHangUp(): { readonly hungUp: boolean; readonly hangUp: () => void } {
  const commands = useCommands();
  const { home } = useRoomOptions();
  const { ended } = useCallWords();
  const roomID = useRoomID();
  const { connectedAt, endedAt } = useCallTimes();
  const [hungUp, setHungUp] = useState(false);
  const gone = useRef(false);

  const hangUp = useCallback(() => {
    if (gone.current) return;
    gone.current = true;
    setHungUp(true);
    tick();
    forgetCall();
    // Silent before this returns; what the cloud still has to be told needs no page.
    void commands.leave();
    // Who hangs up is asked nothing.
    void setLeaveQuestion(null).then(() => {
      goBack(home, roomID);
      // Where the page of a call that ended did not say it already.
      if (connectedAt && !endedAt) toast(ended.length(lengthOf(connectedAt)));
    });
  }, [commands, home, ended, roomID, connectedAt, endedAt]);

  return { hungUp, hangUp };
}

const lengthOf = (connectedAt: number) => clockTime(Math.floor((steadyNow() - connectedAt) / 1000));
