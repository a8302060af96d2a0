import { useState } from 'react';
import { useIsOver, useMemberIDs } from '../../react/hooks';

/**
 * Everyone in the call, oneself first; once one hangs up, everyone who was. The page is on its way
 * out: to clear it first would be something to send, and to see.
 */
export function useShownMembers(): readonly string[] {
  const ids = useMemberIDs();
  const over = useIsOver();
  const [shown, setShown] = useState(ids);
  if (!over && ids !== shown) setShown(ids);
  return over ? shown : ids;
}
