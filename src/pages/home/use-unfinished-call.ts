import { useState } from 'react';
import { forgetCall, unfinishedCall } from '@/memory/unfinished-call';
import { useShownAgain } from './use-shown-again';

/** The room of a call that broke off without being hung up, `null` without one; and how to let it go. */
export function useUnfinishedCall(): [roomID: string | null, forget: () => void] {
  const read = () => unfinishedCall(Date.now())?.roomID ?? null;
  const [roomID, setRoomID] = useState(read);
  // Coming back from a call.
  useShownAgain(() => setRoomID(read()));
  const forget = () => {
    forgetCall();
    setRoomID(null);
  };
  return [roomID, forget];
}
