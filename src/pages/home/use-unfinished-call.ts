import { useState } from 'react';
import { forgetCall, unfinishedCall, type UnfinishedCall, wallNow } from '@/call/prejoin';
import { useShownAgain } from './use-shown-again';

/** A call that broke off without being hung up, `null` without one; and how to let it go. */
export function useUnfinishedCall(): [call: UnfinishedCall | null, forget: () => void] {
  const read = () => unfinishedCall(wallNow());
  const [call, setCall] = useState(read);
  // Coming back from a call.
  useShownAgain(() => setCall(read()));
  const forget = () => {
    forgetCall();
    setCall(null);
  };
  return [call, forget];
}
