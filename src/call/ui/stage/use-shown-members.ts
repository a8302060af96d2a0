import { useState } from 'react';
import { useIsOver, useMemberIDs, useTileIDs } from '../../react/hooks';

/**
 * Once one hangs up, what was shown then. The page is on its way out: to clear it first would be something
 * to send, and to see.
 */
function useKept(ids: readonly string[]): readonly string[] {
  const over = useIsOver();
  const [shown, setShown] = useState(ids);
  if (!over && ids !== shown) setShown(ids);
  return over ? shown : ids;
}

/** Everyone in the call, oneself first; once one hangs up, everyone who was. */
export const useShownMembers = (): readonly string[] => useKept(useMemberIDs());

/** Those who have a tile, in the same order, and as long. */
export const useShownTiles = (): readonly string[] => useKept(useTileIDs());
