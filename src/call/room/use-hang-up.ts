import { useCallback, useRef, useState } from 'react';
import { useRoomID } from '../store/hooks';
import { useCommands } from './commands-context';
import { goBack } from './go-home';

/** Hangs up and leaves the page, once. */
export function useHangUp(): { readonly hungUp: boolean; readonly hangUp: () => void } {
  const commands = useCommands();
  const roomID = useRoomID();
  const [hungUp, setHungUp] = useState(false);
  const gone = useRef(false);

  const hangUp = useCallback(() => {
    if (gone.current) return;
    gone.current = true;
    setHungUp(true);
    // Silent before this returns; what the cloud still has to be told needs no page.
    void commands.leave();
    goBack(roomID);
  }, [commands, roomID]);

  return { hungUp, hangUp };
}
