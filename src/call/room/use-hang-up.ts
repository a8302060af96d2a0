import { useCallback, useRef, useState } from 'react';
import { useRoomID } from '../store/hooks';
import { useCommands } from './commands-context';
import { goBack } from './go-home';

/** How long the page waits for the engine before it goes, in ms. */
const PATIENCE = 1000;

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
    // The pusher belongs to this page: it is told to stop while the page is still there.
    const patience = new Promise<void>((resolve) => {
      setTimeout(resolve, PATIENCE);
    });
    void Promise.race([commands.leave(), patience]).then(() => goBack(roomID));
  }, [commands, roomID]);

  return { hungUp, hangUp };
}
