import { useState } from 'react';

/** The sheets that may lie over the call, one at a time. */
export type SheetName = 'invite' | 'report' | 'messages' | 'people';

export interface SheetState {
  readonly sheet: SheetName | null;
  readonly open: (sheet: SheetName) => void;
  readonly close: () => void;
}

/** Which sheet lies over the call. */
export function useSheet(): SheetState {
  const [sheet, setSheet] = useState<SheetName | null>(null);
  return { sheet, open: setSheet, close: () => setSheet(null) };
}
